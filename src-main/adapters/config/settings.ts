/** What the gateway runs with: config, then environment, then what it makes itself. One source for server and command line. */
import os from 'node:os';
import { isLoopbackName, Secret, type GatewaySettings, type SettingsSource } from '../../gateway/index.ts';
import { bindOf } from './bind.ts';
import { parseConfig, readConfig, type ConfigResult } from './config-file.ts';
import type { GatewayConfig, MdnsMode } from './schema/gateway-schema.ts';
import { hostingPlatform } from '../hosting-platforms.ts';
import { gatewayIdentity, generatedToken } from '../identity.ts';
import { readOwnSettings } from './own-settings.ts';
import { keyFault } from '../state/key-fault.ts';
import { machineInterfaces } from '../machine-network.ts';
import type { Places } from '../places.ts';
import { present } from './present.ts';
import { proxyAuth, proxySettings } from './proxy-config.ts';
import { isPlaceholder } from './placeholder.ts';
import { remoteFault } from './remote-config.ts';
import { SourceFiles, type NoteFile } from './source-files.ts';
import { tlsIdentity } from '../tls/tls-identity.ts';
import { fileOfVariable, variables, type Variables } from './variables.ts';

/** What the command line says for this run; it comes before everything else. */
export interface RunOptions {
  readonly port?: number;
  readonly bind?: string;
  /** Where neither command line nor config says: `auto` in a container, where loopback would reach nobody (official). */
  readonly defaultBind?: 'auto';
}

type SettingsResult = Awaited<ReturnType<SettingsSource>>;

/** Of the config file as it is. `sources` learns which files that are. */
export function settingsFrom(
  places: Places,
  env: NodeJS.ProcessEnv,
  options: RunOptions,
  sources = new SourceFiles([]),
): SettingsSource {
  return async () =>
    await sources.reading((note) =>
      made(places, env, options, note, (found) => readConfig(places.configFile, found.env, note)),
    );
}

/** Of a text that may become the config file: what the gateway would run with, or why it could not. */
export function settingsCheck(
  places: Places,
  env: NodeJS.ProcessEnv,
  options: RunOptions,
): (text: string) => Promise<SettingsResult> {
  const nobody = (): void => undefined;
  return async (text) =>
    await made(places, env, options, nobody, (found) => parseConfig(text, places.configFile, found.env));
}

async function made(
  places: Places,
  own: NodeJS.ProcessEnv,
  options: RunOptions,
  note: NoteFile,
  readWith: (found: Variables) => Promise<ConfigResult>,
): Promise<SettingsResult> {
  const found = await variables(places, own);
  if (!found.ok) return found;
  const read = await readWith(found);
  try {
    return await settingsOf({ places, own, found, options, note }, read);
  } catch (error) {
    return { ok: false, fault: keyFault(places.identityFile, error) }; // nothing else fails so
  }
}

interface Around {
  readonly places: Places;
  /** Of the process alone. */
  readonly own: NodeJS.ProcessEnv;
  readonly found: Variables;
  readonly options: RunOptions;
  readonly note: NoteFile;
}

async function settingsOf(
  { places, own: processEnv, found, options, note }: Around,
  read: ConfigResult,
): Promise<SettingsResult> {
  const { env } = found;
  if (!read.ok) return read;
  const { config } = read;
  // Ignored, it would be a promise that is not kept: a gateway where none was asked for.
  if (config.mode === 'remote') {
    const { why, fix } = remoteFault(config);
    return misconfigured(places, why, fix);
  }
  const own = await readOwnSettings(places.settingsFile);
  if (!own.ok) return own;
  const listening = bindOf(options, config, machineInterfaces());
  if (!listening.ok) {
    const { why, fix, lacks } = listening;
    return { ...misconfigured(places, why, fix), ...(lacks && { lacks }) };
  }
  const { bind } = listening;
  const port = portOf(options, env, config);
  if (port === undefined) {
    return misconfigured(
      places,
      'The port is not a number from 1 to 65535.',
      'Correct --port, OPENCLAW_GATEWAY_PORT, on a hosting platform PORT, or gateway.port.',
    );
  }
  const auth = await authOf(places, found, config, processEnv);
  if ('why' in auth) return misconfigured(places, auth.why, auth.fix);
  if ('secret' in auth && isPlaceholder(auth.secret.reveal())) {
    const { kind, from } = auth.source;
    const key = kind === 'config' ? `gateway.auth.${auth.mode}` : from;
    return misconfigured(
      places,
      `${key} is ${JSON.stringify(auth.secret.reveal())}, which an example or a template has put there.`,
      'Set one that nobody can guess; or take it out, and the gateway makes a token.',
    );
  }
  if (auth.mode === 'none' && !bind.every(({ host }) => isLoopbackName(host))) {
    return misconfigured(
      places,
      'gateway.auth.mode "none" is only for this computer, but gateway.bind opens the gateway to others.',
      'Set gateway.bind to loopback, or gateway.auth.mode to token.',
    );
  }
  const tls = config.tls.enabled ? await tlsIdentity(places, config.tls, ownNames(), Date.now(), note) : undefined;
  if (tls?.ok === false) return misconfigured(places, tls.why, tls.fix);
  const { notices, ...byProxy } = proxySettings(config);
  const { maxAttempts, windowMs, lockoutMs } = config.auth.rateLimit;
  return {
    ok: true,
    settings: {
      port,
      bind,
      auth,
      attemptLimits: { maxAttempts, windowMs, lockoutMs },
      allowedOrigins: config.controlUi.allowedOrigins.map((origin) => origin.toLowerCase()),
      nodeCommands: config.nodes.commands,
      pages: config.controlUi.enabled,
      ...byProxy,
      notices: [...notices, ...(tls?.notices ?? [])],
      ...(tls && { tls: tls.identity }),
      announce: announces(read.mdns, env, options),
      identity: await gatewayIdentity(places),
      askWithoutToken: own.settings.askWithoutToken,
      tokenSufficient: own.settings.tokenSufficient,
    },
  };
}

/** A container's network has nobody in it to tell. */
function announces(mode: MdnsMode | undefined, env: NodeJS.ProcessEnv, { defaultBind }: RunOptions): boolean {
  const disabled = present(env['OPENCLAW_DISABLE_BONJOUR']);
  if (disabled !== undefined && disabled !== '0' && disabled !== 'false') return false;
  return mode === undefined ? defaultBind !== 'auto' : mode !== 'off';
}

/** What a browser could call this machine by. */
function ownNames(): readonly string[] {
  const hostname = os.hostname().toLowerCase();
  const short = hostname.replace(/\..*$/, '');
  const addresses = Object.values(os.networkInterfaces()).flatMap((all) => (all ?? []).map(({ address }) => address));
  return [
    ...new Set(['localhost', hostname, `${short}.local`, `${short}-openclaw.local`, '127.0.0.1', '::1', ...addresses]),
  ];
}

export function portOf(options: RunOptions, env: NodeJS.ProcessEnv, config: GatewayConfig): number | undefined {
  // Platforms say in PORT where they will look for the program; on a computer of one's own it is another program's.
  const isTold = options.defaultBind === 'auto' || hostingPlatform(env) !== undefined;
  const fromEnv = present(env['OPENCLAW_GATEWAY_PORT']) ?? (isTold ? present(env['PORT']) : undefined);
  const port = options.port ?? (fromEnv === undefined ? config.port : Number(fromEnv));
  return Number.isInteger(port) && port >= 0 && port <= 65_535 ? port : undefined;
}

async function authOf(
  places: Places,
  found: Variables,
  config: GatewayConfig,
  processEnv: NodeJS.ProcessEnv,
): Promise<GatewaySettings['auth'] | { readonly why: string; readonly fix: string }> {
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
  return { mode, secret: await generatedToken(places), source: { kind: 'generated', from: places.identityFile, mode } };
}

function misconfigured(places: Places, why: string, fix: string): SettingsResult & { ok: false } {
  return {
    ok: false,
    fault: { code: 'config-invalid', what: `The config cannot be used: ${places.configFile}`, why, fix },
  };
}
