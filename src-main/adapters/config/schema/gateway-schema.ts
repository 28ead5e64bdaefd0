/** The official config file, as far as a gateway is concerned. Keys that the official gateway does not have are refused. */
import { z } from 'zod';
import { basePathSchema, publicOriginSchema, trustedProxiesSchema } from './address-schema.ts';
import { authSchema } from './auth-schema.ts';
import { allUnused, key, section, unused } from './key.ts';
import { secretText } from './secret-ref.ts';

export const DEFAULT_PORT = 18_789;

const file = () => z.string().min(1).optional();

const controlUiSchema = section({
  enabled: key(z.boolean().default(true), 'after a restart', 'Whether the gateway serves its page to browsers.'),
  basePath: key(
    basePathSchema.default(''),
    'after a restart',
    'Where the page is, for a proxy that serves other things too: such as `/openclaw`. By default the root.',
  ),
  allowedOrigins: key(
    z.array(z.string()).default([]),
    'at once',
    'Origins of pages elsewhere that may connect, such as `https://claw.example`. One that is taken out is cut off.',
  ),
  root: unused('The gateway serves its own page.'),
  dangerouslyAllowHostHeaderOriginFallback: unused('Would let any page in whose address the Host header repeats.'),
  dangerouslyDisableDeviceAuth: unused('Would let pages in without a key of their own.'),
  ...allUnused(
    ['experimental', 'environment', 'communityInvite', 'github', 'sessionObserver', 'embedSandbox'],
    'Of the official page.',
  ),
  ...allUnused(['allowExternalEmbedUrls', 'automaticallyFetchFavicons'], 'Of the official page.'),
});

const nodesSchema = section({
  commands: section({
    allow: key(
      z.array(z.string()).default([]),
      'at once',
      'Commands that nodes may be approved for beyond those of their platform. Nodes connect anew.',
    ),
    deny: key(z.array(z.string()).default([]), 'at once', 'Commands that no node may ever run. Nodes connect anew.'),
  }),
  pairing: unused('Would approve nodes without a person: by their address, or by SSH. Here a person approves each.'),
  ...allUnused(['browser', 'pluginTools', 'allowSkills'], 'Of the official assistant.'),
});

const tlsSchema = section({
  enabled: key(z.boolean().default(false), 'after a restart', 'Whether the gateway speaks https and wss.'),
  autoGenerate: key(
    z.boolean().default(true),
    'at once',
    'Makes a certificate of its own where none is given; setup codes carry its fingerprint.',
  ),
  certPath: key(
    file(),
    'at once',
    'The file with the certificate, and those that vouch for it. A renewed one is taken up as soon as it is there.',
  ),
  keyPath: key(file(), 'at once', 'The file with its private key.'),
  caPath: unused('For certificates of clients, which the gateway does not ask for.'),
});

/** Other keys in it say how the official app gets there. */
const remoteSchema = z
  .looseObject({
    url: key(
      z.string().optional(),
      'only read',
      'With mode `remote`: the gateway that the desktop app uses, such as `wss://nas.local:18789`.',
    ),
    token: key(
      secretText.optional(),
      'only read',
      'Its token. Unset: the variable `OPENCLAW_GATEWAY_TOKEN`, then `gateway.auth.token`.',
    ),
    password: key(
      secretText.optional(),
      'only read',
      'Its password. The variable `OPENCLAW_GATEWAY_PASSWORD` comes first.',
    ),
    tlsFingerprint: key(
      z.string().optional(),
      'only read',
      'The SHA-256 fingerprint of its certificate, where nobody that this computer trusts vouches for that.',
    ),
    transport: key(
      z.string().optional(),
      'only read',
      '`direct`. With `ssh` the app does not start: it opens no tunnel.',
    ),
  })
  .optional();

const gatewaySchema = section({
  mode: key(
    z.enum(['local', 'remote']).default('local'),
    'after a restart',
    '`local` runs a gateway here. With `remote` none starts, and the desktop app uses the one of `gateway.remote`.',
  ),
  port: key(
    z.int().min(1).max(65_535).default(DEFAULT_PORT),
    'after a restart',
    'The port to listen on. `--port` and the variable `OPENCLAW_GATEWAY_PORT` come first; in a container and on a hosting platform, `PORT` does too.',
  ),
  bind: key(
    z.enum(['loopback', 'lan', 'custom', 'auto', 'tailnet']).optional(),
    'after a restart',
    'Who can reach the gateway: `loopback` this computer alone (127.0.0.1 and ::1), `lan` your network, `tailnet` your own devices over Tailscale (refused where this computer is in no tailnet), `custom` what reaches `gateway.customBindHost`, `auto` this computer alone, or everyone where that is a container. By default `loopback`, in a container `auto`.',
  ),
  customBindHost: key(
    z.string().min(1).optional(),
    'after a restart',
    'The IP address to listen on with `bind: "custom"`, beside this computer’s own 127.0.0.1.',
  ),
  publicOrigin: key(
    publicOriginSchema.optional(),
    'at once',
    'The address that people open from elsewhere, such as `https://gateway.example`. Its page is then the gateway’s own.',
  ),
  auth: authSchema,
  trustedProxies: key(
    trustedProxiesSchema.default([]),
    'at once',
    'Addresses and ranges of your reverse proxies: their word is taken for who a request comes from. Never a range that devices are in. Taking one out needs a restart.',
  ),
  allowRealIpFallback: key(
    z.boolean().default(false),
    'after a restart',
    'Takes `X-Real-IP` from a trusted proxy that sends no other forwarding header.',
  ),
  controlUi: controlUiSchema,
  nodes: nodesSchema,
  tls: tlsSchema,
  remote: remoteSchema,
  tailscale: unused('The gateway starts no Tailscale; one that runs can be a trusted proxy.'),
  reload: unused('A change of this file always holds at once where it can, and says so where it can’t.'),
  ...allUnused(['roles', 'tools', 'http', 'push', 'terminal', 'portals', 'cliAgents'], 'Of the official assistant.'),
});

/** Other sections belong to the official assistant, and are not looked at. */
export const configSchema = z.looseObject({
  gateway: gatewaySchema,
  discovery: z
    .looseObject({
      mdns: z
        .looseObject({
          mode: key(
            z.enum(['off', 'minimal', 'full']).optional(),
            'at once',
            'Whether the gateway announces itself in your network, once it can be reached from there. By default it does, but not from a container. Here `full` says no more than `minimal`.',
          ),
        })
        .optional(),
    })
    .optional(),
});

export type GatewayConfig = z.output<typeof gatewaySchema>;
export type MdnsMode = NonNullable<
  NonNullable<NonNullable<z.output<typeof configSchema>['discovery']>['mdns']>['mode']
>;
