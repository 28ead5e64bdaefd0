/** The keys of the config that are about proxies, pages and the public address: their shapes, and what follows from them. */
import { z } from 'zod';
import {
  parseProxyRange,
  reachesLoopback,
  type GatewaySettings,
  type ProxyIdentityRules,
  type ProxyRange,
} from '../gateway/index.ts';

const LONGEST_QUOTE = 60;

export const trustedProxiesSchema = z.array(
  z.string().transform((text, context): ProxyRange => {
    const parsed = parseProxyRange(text);
    if (parsed.ok) return parsed.range;
    const message =
      `${JSON.stringify(text.slice(0, LONGEST_QUOTE))} ${parsed.problem}. ` +
      'Allowed are addresses such as 172.18.0.5 and ranges such as 10.0.0.0/8 or fd00::/8.';
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  }),
);

const headerName = z
  .string()
  .regex(/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/, 'is no header name')
  .transform((name) => name.toLowerCase());

export const trustedProxyAuthSchema = z.strictObject({
  userHeader: headerName,
  requiredHeaders: z.array(headerName).optional(),
  allowUsers: z.array(z.string()).optional(),
  allowLoopback: z.boolean().optional(),
  cloudflareAccessOidc: z.unknown().optional(),
  deviceAutoApprove: z.looseObject({ enabled: z.boolean().optional() }).optional(),
});

const LOOPBACK_ORIGIN = /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

/** In lower case and without a slash at its end. */
export const publicOriginSchema = z.string().transform((text, context) => {
  const origin = URL.canParse(text) ? new URL(text) : undefined;
  const isBare = origin !== undefined && origin.href.replace(/\/$/, '') === origin.origin;
  if (isBare && (origin.protocol === 'https:' || LOOPBACK_ORIGIN.test(origin.origin))) return origin.origin;
  context.addIssue({
    code: 'custom',
    message: 'needs an https origin without a path, such as https://gateway.example',
  });
  return z.NEVER;
});

/** Empty for the root, otherwise with a slash at its start and none at its end. */
export const basePathSchema = z
  .string()
  .regex(/^\/?([\w~-][\w.~-]*\/?)*$/, 'needs a path such as /openclaw')
  .transform((path) => {
    const bare = path.replace(/^\/|\/$/g, '');
    return bare === '' ? '' : `/${bare}`;
  });

interface ProxyConfig {
  readonly trustedProxies?: readonly ProxyRange[] | undefined;
  readonly allowRealIpFallback?: boolean | undefined;
  readonly publicOrigin?: string | undefined;
  readonly controlUi?: { readonly basePath?: string | undefined } | undefined;
  readonly auth?:
    | {
        readonly identityScopes?: unknown;
        readonly trustedProxy?: z.infer<typeof trustedProxyAuthSchema> | undefined;
      }
    | undefined;
}

type ProxySettings = Pick<
  GatewaySettings,
  'trustedProxies' | 'allowRealIpFallback' | 'publicOrigin' | 'basePath' | 'notices'
>;

export function proxySettings(config: ProxyConfig): ProxySettings {
  const { publicOrigin } = config;
  return {
    trustedProxies: config.trustedProxies ?? [],
    allowRealIpFallback: config.allowRealIpFallback ?? false,
    ...(publicOrigin !== undefined && { publicOrigin }),
    basePath: config.controlUi?.basePath ?? '',
    notices: notices(config),
  };
}

/** Official keys that would let someone in without a person's decision: left alone, and said so. */
function notices({ auth }: ProxyConfig): string[] {
  const unused = [
    ...(auth?.trustedProxy?.deviceAutoApprove?.enabled === true ? ['gateway.auth.trustedProxy.deviceAutoApprove'] : []),
    ...(auth?.trustedProxy?.cloudflareAccessOidc === undefined
      ? []
      : ['gateway.auth.trustedProxy.cloudflareAccessOidc']),
    ...(auth?.identityScopes === undefined ? [] : ['gateway.auth.identityScopes']),
  ];
  return unused.map((key) => `${key} has no effect here: a person approves each device and what it may do.`);
}

export type ProxyAuth =
  | { readonly ok: true; readonly rules: ProxyIdentityRules }
  | { readonly ok: false; readonly why: string; readonly fix: string };

/** What `gateway.auth.mode: "trusted-proxy"` needs. Without it anyone could say who they are. */
export function proxyAuth({ trustedProxies = [], auth }: ProxyConfig): ProxyAuth {
  const mode = 'gateway.auth.mode "trusted-proxy"';
  if (trustedProxies.length === 0) {
    const why = `${mode} needs gateway.trustedProxies: without it, anyone could name themselves in a header.`;
    return { ok: false, why, fix: 'List the address of your proxy there.' };
  }
  const configured = auth?.trustedProxy;
  if (configured === undefined) {
    const why = `${mode} needs gateway.auth.trustedProxy.userHeader: the header in which the proxy names who signed in.`;
    return { ok: false, why, fix: 'Set it to that header, such as x-forwarded-user.' };
  }
  const allowLoopback = configured.allowLoopback ?? false;
  if (!allowLoopback && trustedProxies.every(reachesLoopback)) {
    const why = `${mode} with a proxy on this computer only: any program here could name itself in the header.`;
    const fix = 'Set gateway.auth.trustedProxy.allowLoopback to true if you trust them all, or list a proxy elsewhere.';
    return { ok: false, why, fix };
  }
  return {
    ok: true,
    rules: {
      userHeader: configured.userHeader,
      requiredHeaders: configured.requiredHeaders ?? [],
      allowUsers: configured.allowUsers ?? [],
      allowLoopback,
    },
  };
}
