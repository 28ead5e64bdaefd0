/** What the gateway runs with: config, then environment, then what it makes itself. One source for server and command line. */
import type { KeyObject } from 'node:crypto';
import os from 'node:os';
import type { GatewaySettings, SettingsSource } from '../../gateway/index.ts';
import { readConfig } from './config-file.ts';
import { judgedConfig, misconfigured, type Judged, type RunOptions } from './judged-config.ts';
import type { MdnsMode } from './schema/gateway-schema.ts';
import { gatewayIdentity, gatewayKey, generatedToken } from '../identity.ts';
import { keyFault } from '../state/key-fault.ts';
import type { Places } from '../places.ts';
import { present } from './present.ts';
import { proxySettings } from './proxy-config.ts';
import { SourceFiles, type NoteFile } from './source-files.ts';
import { tlsIdentity } from '../tls/tls-identity.ts';
import { variables } from './variables.ts';

type SettingsResult = Awaited<ReturnType<SettingsSource>>;

/** Of the config file as it is. `sources` learns which files that are. */
export function settingsFrom(
  places: Places,
  env: NodeJS.ProcessEnv,
  options: RunOptions,
  sources = new SourceFiles([]),
): SettingsSource {
  return async () =>
    await sources.reading(async (note) => {
      const found = await variables(places, env);
      if (!found.ok) return found;
      const read = await readConfig(places.configFile, found.env, note);
      const judged = await judgedConfig({ places, own: env, found, options }, read);
      return judged.ok ? await settingsOf(places, judged, note) : judged;
    });
}

/** Makes the gateway's key and certificate where they are not there yet. */
async function settingsOf(
  places: Places,
  { config, mdns, own, bind, port, auth, env, options, placeOf }: Judged,
  note: NoteFile,
): Promise<SettingsResult> {
  const tls = config.tls.enabled ? await tlsIdentity(places, config.tls, ownNames(), Date.now(), note) : undefined;
  if (tls?.ok === false) return misconfigured(placeOf(['gateway', 'tls']), tls.why, tls.fix);
  const { notices, ...byProxy } = proxySettings(config);
  const { maxAttempts, windowMs, lockoutMs } = config.auth.rateLimit;
  try {
    const key = await gatewayKey(places);
    return {
      ok: true,
      settings: {
        port,
        bind,
        auth: auth.mode === 'generated' ? byToken(places, key) : auth,
        attemptLimits: { maxAttempts, windowMs, lockoutMs },
        allowedOrigins: config.controlUi.allowedOrigins.map((origin) => origin.toLowerCase()),
        nodeCommands: config.nodes.commands,
        pages: config.controlUi.enabled,
        ...byProxy,
        notices: [...notices, ...(tls?.notices ?? [])],
        ...(tls && { tls: tls.identity }),
        announce: announces(mdns, env, options),
        identity: gatewayIdentity(key),
        askWithoutToken: own.askWithoutToken,
        tokenSufficient: own.tokenSufficient,
      },
    };
  } catch (error) {
    return { ok: false, fault: keyFault(places.identityFile, error) }; // nothing else fails so
  }
}

function byToken(places: Places, key: KeyObject): GatewaySettings['auth'] {
  const source = { kind: 'generated', from: places.identityFile, mode: 'token' } as const;
  return { mode: 'token', secret: generatedToken(key), source };
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
