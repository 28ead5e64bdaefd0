/** What the config says of a gateway elsewhere: `gateway.mode: "remote"` and `gateway.remote`. Read, and never written. */
import { Secret } from '../../gateway/index.ts';
import { readConfig } from './config-file.ts';
import type { GatewayConfig } from './schema/gateway-schema.ts';
import { present } from './present.ts';
import type { Places } from '../places.ts';
import { variables } from './variables.ts';

/** The gateway elsewhere that a config names. */
export interface ConfiguredRemote {
  readonly url: string;
  readonly tlsFingerprint?: string;
  readonly secret?: { readonly mode: 'token' | 'password'; readonly secret: Secret };
}

/** Undefined where it names none that can be used: the start of a gateway here says why. */
export async function configuredRemote(places: Places, env: NodeJS.ProcessEnv): Promise<ConfiguredRemote | undefined> {
  const found = await variables(places, env);
  if (!found.ok) return undefined;
  const read = await readConfig(places.configFile, found.env, () => undefined);
  if (!read.ok || read.config.mode !== 'remote') return undefined;
  const { remote } = read.config;
  const url = present(remote?.url);
  if (url === undefined || isTunnel(read.config)) return undefined;
  const tlsFingerprint = present(remote?.tlsFingerprint);
  const secret = remoteSecret(read.config, found.env);
  return { url, ...(tlsFingerprint !== undefined && { tlsFingerprint }), ...(secret && { secret }) };
}

/** Why no gateway starts here with mode `remote`, and what to do. */
export function remoteFault(config: GatewayConfig): { readonly why: string; readonly fix: string } {
  const url = present(config.remote?.url);
  if (isTunnel(config))
    return { why: 'gateway.mode is "remote" and gateway.remote.transport "ssh".', fix: tunnelFix(url) };
  if (url === undefined) {
    return {
      why: 'gateway.mode is "remote", and gateway.remote.url names no gateway.',
      fix: 'Set gateway.remote.url, such as "wss://nas.local:18789". Or set gateway.mode to "local" to run a gateway here.',
    };
  }
  return {
    why: `gateway.mode is "remote": this config says to use ${named(url)}.`,
    fix: 'The desktop app attaches to it; the official openclaw command uses it too. Set gateway.mode to "local" to run a gateway here.',
  };
}

/** An address may carry a password or a token, which nobody is to read in a log. */
function named(url: string): string {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  return parsed === undefined || parsed.host === ''
    ? 'the gateway of gateway.remote.url'
    : `the gateway at ${parsed.protocol}//${parsed.host}`;
}

function isTunnel({ remote }: GatewayConfig): boolean {
  return remote?.transport === 'ssh';
}

/** With the line to copy. `url` is that of the tunnel's near end, as the official app has it. */
function tunnelFix(url: string | undefined): string {
  const port = (url !== undefined && URL.canParse(url) ? new URL(url).port : '') || '18789';
  return (
    `No tunnel is opened here. Open it by hand: ssh -N -L ${port}:127.0.0.1:18789 USER@HOST – ` +
    `and set gateway.remote.transport to "direct" and gateway.remote.url to "ws://127.0.0.1:${port}".`
  );
}

/** Official order: a token from `remote`, the environment, `auth`; a password from the environment first. */
function remoteSecret({ remote, auth }: GatewayConfig, env: NodeJS.ProcessEnv): ConfiguredRemote['secret'] {
  const token = present(remote?.token) ?? present(env['OPENCLAW_GATEWAY_TOKEN']) ?? present(auth.token);
  if (token !== undefined) return { mode: 'token', secret: new Secret(token) };
  const password = present(env['OPENCLAW_GATEWAY_PASSWORD']) ?? present(remote?.password) ?? present(auth.password);
  return password === undefined ? undefined : { mode: 'password', secret: new Secret(password) };
}
