/** What the config says of a gateway elsewhere: `gateway.mode: "remote"` and `gateway.remote`. Read, and never written. */
import { Secret, type GatewayFault } from '../gateway/index.ts';
import { readConfig } from './config-file.ts';
import type { GatewayConfig } from './config-schema/gateway-schema.ts';
import type { Places } from './places.ts';
import { present } from './settings.ts';

export interface RemoteSecret {
  readonly mode: 'token' | 'password';
  readonly secret: Secret;
}

export type ConfiguredRemote =
  /** This computer runs a gateway of its own. */
  | { readonly kind: 'local' }
  | {
      readonly kind: 'remote';
      readonly url: string;
      readonly tlsFingerprint?: string;
      readonly secret?: RemoteSecret;
    }
  | { readonly kind: 'unusable'; readonly fault: GatewayFault };

/** Also `local` where the config can't be read at all: the start of the gateway says why. */
export async function configuredRemote(places: Places, env: NodeJS.ProcessEnv): Promise<ConfiguredRemote> {
  const read = await readConfig(places.configFile, env);
  if (!read.ok || read.config.mode !== 'remote') return { kind: 'local' };
  const { remote } = read.config;
  const url = present(remote?.url);
  if (remote?.transport === 'ssh') return unusable(places, 'gateway.remote.transport is "ssh".', sshFix(url));
  if (url === undefined) {
    const why = 'gateway.mode is "remote", and gateway.remote.url names no gateway.';
    return unusable(
      places,
      why,
      'Set gateway.remote.url, such as "wss://nas.local:18789", or gateway.mode to "local".',
    );
  }
  const tlsFingerprint = present(remote?.tlsFingerprint);
  const secret = remoteSecret(read.config, env);
  return { kind: 'remote', url, ...(tlsFingerprint !== undefined && { tlsFingerprint }), ...(secret && { secret }) };
}

/** Official order: a token from `remote`, the environment, `auth`; a password from the environment first. */
function remoteSecret({ remote, auth }: GatewayConfig, env: NodeJS.ProcessEnv): RemoteSecret | undefined {
  const token = present(remote?.token) ?? present(env['OPENCLAW_GATEWAY_TOKEN']) ?? present(auth.token);
  if (token !== undefined) return { mode: 'token', secret: new Secret(token) };
  const password = present(env['OPENCLAW_GATEWAY_PASSWORD']) ?? present(remote?.password) ?? present(auth.password);
  return password === undefined ? undefined : { mode: 'password', secret: new Secret(password) };
}

/** The line to copy. `url` is that of the tunnel's near end, as the official app has it. */
export function sshFix(url: string | undefined): string {
  const port = (url !== undefined && URL.canParse(url) ? new URL(url).port : '') || '18789';
  return (
    `No tunnel is opened here. Open it by hand: ssh -N -L ${port}:127.0.0.1:18789 USER@HOST. ` +
    `Then set gateway.remote.transport to "direct" and gateway.remote.url to "ws://127.0.0.1:${port}".`
  );
}

function unusable({ configFile }: Places, why: string, fix: string): ConfiguredRemote {
  return {
    kind: 'unusable',
    fault: { code: 'config-invalid', what: `The config cannot be used: ${configFile}`, why, fix },
  };
}
