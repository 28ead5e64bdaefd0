/** What a config would run with, or why no gateway can; nothing is made for it, so it may be asked at any time. */
import {
  isContainer,
  isLoopbackName,
  Secret,
  type GatewayFault,
  type GatewaySettings,
  type Home,
} from '../../gateway/index.ts';
import { bindOf } from './bind.ts';
import { parseConfig, type ConfigResult } from './config-file.ts';
import type { PlaceOf } from './config-includes.ts';
import type { GatewayConfig, MdnsMode } from './schema/gateway-schema.ts';
import type { OwnSettings } from './schema/own-schema.ts';
import { hostingPlatform } from '../hosting-platforms.ts';
import { readOwnSettings } from './own-settings.ts';
import { machineInterfaces } from '../machine-network.ts';
import type { Places } from '../places.ts';
import { present } from './present.ts';
import { proxyAuth } from './proxy-config.ts';
import { isPlaceholder } from './placeholder.ts';
import { remoteFault } from './remote-config.ts';
import { tlsProblem } from '../tls/tls-identity.ts';
import { fileOfVariable, variables, type Variables } from './variables.ts';

/** What the command line says for this run; it comes before everything else. */
export interface RunOptions {
  readonly port?: number;
  readonly bind?: string;
  /** Where neither command line nor config says: `auto` in a container, where loopback would reach nobody (official). */
  readonly defaultBind?: 'auto';
}

/** What a run in this place is told: `run`, and what holds for any in a container. */
export function runOptionsIn(home: Home, run: RunOptions = {}): RunOptions {
  return isContainer(home) ? { defaultBind: 'auto', ...run } : run;
}

export interface Judged {
  readonly ok: true;
  readonly config: GatewayConfig;
  readonly mdns: MdnsMode | undefined;
  readonly own: OwnSettings;
  readonly bind: GatewaySettings['bind'];
  readonly port: number;
  /** `generated`: by the token of the gateway's own key, which may have to be made. */
  readonly auth: GatewaySettings['auth'] | { readonly mode: 'generated' };
  readonly env: NodeJS.ProcessEnv;
  readonly options: RunOptions;
  readonly placeOf: PlaceOf;
}

/** `lacks`: it would do once this machine is in such a network. */
export interface Unusable {
  readonly ok: false;
  readonly fault: GatewayFault;
  readonly lacks?: 'tailnet';
}

interface Around {
  readonly places: Places;
  /** Of the process alone. */
  readonly own: NodeJS.ProcessEnv;
  readonly found: Variables;
  readonly options: RunOptions;
}

/** Of a text that may become the config file: why no gateway could run with it. */
export function configCheck(
  places: Places,
  env: NodeJS.ProcessEnv,
  options: RunOptions,
): (text: string) => Promise<{ readonly ok: true } | Unusable> {
  return async (text) => {
    const found = await variables(places, env);
    if (!found.ok) return found;
    const read = await parseConfig(text, places.configFile, found.env);
    return await judgedStart({ places, own: env, found, options }, read);
  };
}

/** Of a config that has been read: why no gateway could run with it, the files of its certificate with it. */
export async function judgedStart(around: Around, read: ConfigResult): Promise<{ readonly ok: true } | Unusable> {
  const judged = await judgedConfig(around, read);
  if (!judged.ok || !judged.config.tls.enabled) return judged;
  const problem = await tlsProblem(around.places, judged.config.tls, Date.now());
  return problem === undefined ? judged : misconfigured(judged.placeOf(['gateway', 'tls']), problem.why, problem.fix);
}

export async function judgedConfig(
  { places, own: processEnv, found, options }: Around,
  read: ConfigResult,
): Promise<Judged | Unusable> {
  const { env } = found;
  if (!read.ok) return read;
  const { config, mdns, placeOf } = read;
  const at = (...path: readonly string[]): string => placeOf(['gateway', ...path]);
  // Ignored, it would be a promise that is not kept: a gateway where none was asked for.
  if (config.mode === 'remote') {
    const { why, fix } = remoteFault(config);
    return misconfigured(at('mode'), why, fix);
  }
  const own = await readOwnSettings(places.settingsFile);
  if (!own.ok) return own;
  const listening = bindOf(options, config, machineInterfaces());
  if (!listening.ok) {
    const { why, fix, lacks } = listening;
    return { ...misconfigured(at('bind'), why, fix), ...(lacks && { lacks }) };
  }
  const { bind } = listening;
  const port = portOf(options, env, config);
  if (port === undefined) {
    return misconfigured(
      places.configFile,
      'The port is not a number from 1 to 65535.',
      'Correct --port, OPENCLAW_GATEWAY_PORT, on a hosting platform PORT, or gateway.port.',
    );
  }
  const auth = authOf(places, found, config, processEnv);
  if ('why' in auth) return misconfigured(at('auth'), auth.why, auth.fix);
  if ('secret' in auth && isPlaceholder(auth.secret.reveal())) {
    const { kind, from } = auth.source;
    const isInConfig = kind === 'config';
    return misconfigured(
      isInConfig ? at('auth', auth.mode) : places.configFile,
      `${isInConfig ? `gateway.auth.${auth.mode}` : from} is ${JSON.stringify(auth.secret.reveal())}, which an example or a template has put there.`,
      'Set one that nobody can guess; or take it out, and the gateway makes a token.',
    );
  }
  if (auth.mode === 'none' && !bind.every(({ host }) => isLoopbackName(host))) {
    return misconfigured(
      at('auth', 'mode'),
      'gateway.auth.mode "none" is only for this computer, but gateway.bind opens the gateway to others.',
      'Set gateway.bind to loopback, or gateway.auth.mode to token.',
    );
  }
  return { ok: true, config, mdns, own: own.settings, bind, port, auth, env, options, placeOf };
}

export function portOf(options: RunOptions, env: NodeJS.ProcessEnv, config: GatewayConfig): number | undefined {
  // Platforms say in PORT where they will look for the program; on a computer of one's own it is another program's.
  const isTold = options.defaultBind === 'auto' || hostingPlatform(env) !== undefined;
  const fromEnv = present(env['OPENCLAW_GATEWAY_PORT']) ?? (isTold ? present(env['PORT']) : undefined);
  const port = options.port ?? (fromEnv === undefined ? config.port : Number(fromEnv));
  return Number.isInteger(port) && port >= 0 && port <= 65_535 ? port : undefined;
}

function authOf(
  places: Places,
  found: Variables,
  config: GatewayConfig,
  processEnv: NodeJS.ProcessEnv,
): Judged['auth'] | { readonly why: string; readonly fix: string } {
  const mode =
    config.auth.mode ??
    (present(config.auth.password) !== undefined && present(config.auth.token) === undefined ? 'password' : 'token');
  if (mode === 'none') return { mode };
  if (mode === 'trusted-proxy') {
    const byProxy = proxyAuth(config);
    return byProxy.ok ? { mode, proxy: byProxy.rules } : byProxy;
  }
  const configured = present(config.auth[mode]);
  if (configured !== undefined) {
    return { mode, secret: new Secret(configured), source: { kind: 'config', from: places.configFile, mode } };
  }
  const name = mode === 'token' ? 'OPENCLAW_GATEWAY_TOKEN' : 'OPENCLAW_GATEWAY_PASSWORD';
  const inEnvironment = present(found.env[name]);
  if (inEnvironment !== undefined) {
    const file = processEnv[name] === undefined ? fileOfVariable(found, name) : undefined;
    const from = file === undefined ? name : `${name} in ${file}`;
    return { mode, secret: new Secret(inEnvironment), source: { kind: 'environment', from, mode } };
  }
  if (mode === 'password') {
    const why = 'gateway.auth.mode "password" needs a password.';
    return { why, fix: 'Set gateway.auth.password, or OPENCLAW_GATEWAY_PASSWORD.' };
  }
  return { mode: 'generated' };
}

/** `where`: a file, with the line where that is known. */
export function misconfigured(where: string, why: string, fix: string): Unusable {
  return { ok: false, fault: { code: 'config-invalid', what: `The config cannot be used: ${where}`, why, fix } };
}
