/** Measures what the doctor judges by outside of a gateway: files and their modes, environment, and who has the port. */
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {
  member,
  membersOf,
  secretDigest,
  type FileFact,
  type PlaceFacts,
  type PlaceFactsSource,
  type TokenFact,
} from '../gateway/index.ts';
import { configFileAt, readConfig } from './config/config-file.ts';
import { placeIn } from './config/config-fault.ts';
import { DEFAULT_PORT, type GatewayConfig } from './config/schema/gateway-schema.ts';
import { insecureFlags } from './config/insecure-flags.ts';
import { anyGatewayAt } from './own-reach.ts';
import { readOwnSettings } from './config/own-settings.ts';
import type { Places } from './places.ts';
import { portOwner } from './port-owner.ts';
import { isOurs } from './private-file.ts';
import { present } from './config/present.ts';
import { judgedStart, portOf, type RunOptions } from './config/judged-config.ts';
import { variables, type Variables } from './config/variables.ts';

const MODE_BITS = 0o777;
const TOKEN_VARIABLE = 'OPENCLAW_GATEWAY_TOKEN';
const PASSWORD_VARIABLE = 'OPENCLAW_GATEWAY_PASSWORD';

/**
 * `whose`: behind a variable's name, for example "of this terminal". `options`: how a gateway would be started here; one
 * that runs may have been started otherwise, so its config is then only read.
 */
export function placeFacts(
  places: Places,
  env: NodeJS.ProcessEnv,
  whose: string,
  options: RunOptions = {},
): PlaceFactsSource {
  return async (running) => {
    const found = await variables(places, env);
    const named: string[] = [];
    const [config, own, { text, value }, unit] = await Promise.all([
      found.ok ? readConfig(places.configFile, found.env, (file) => named.push(file)) : found,
      readOwnSettings(places.settingsFile),
      configFileAt(places.configFile, () => Promise.resolve(found))(),
      unitText(env),
    ]);
    const started =
      running === undefined && found.ok ? await judgedStart({ places, own: env, found, options }, config) : undefined;
    const fault = [config, own, started].find((one) => one?.ok === false)?.fault;
    const port = running ?? (config.ok && found.ok ? portOf({}, found.env, config.config) : undefined) ?? DEFAULT_PORT;
    const [owner, answer] = await Promise.all([portOwner(port), anyGatewayAt(port)]);
    const facts: PlaceFacts = {
      stateDir: places.stateDir,
      configFile: places.configFile,
      ...(fault !== undefined && { configFault: fault }),
      port,
      ...(owner !== undefined && { portOwner: owner }),
      portAnswers: answer !== undefined,
      ...(answer?.fingerprint !== undefined && { portFingerprint: answer.fingerprint }),
      tokens:
        config.ok && found.ok
          ? tokens({ places, env, whose, found, config: config.config, value: config.written, unit })
          : [],
      files: await files(
        places,
        mayHoldSecrets(config.ok ? { ...membersOf(value), ...membersOf(config.written) } : value),
        named,
      ),
      flags: insecureFlags({
        value: config.ok ? config.written : value,
        file: places.configFile,
        placeOf: config.ok ? config.placeOf : (at) => placeIn(text ?? '', places.configFile, at),
        own: own.ok ? own.settings : undefined,
        ownFile: places.settingsFile,
      }),
      ...mdnsModeOf(config.ok ? config.written : value),
    };
    return facts;
  };
}

interface TokenSources {
  readonly places: Places;
  readonly env: NodeJS.ProcessEnv;
  readonly whose: string;
  readonly found: Variables;
  readonly config: GatewayConfig;
  readonly value: unknown;
  readonly unit: { readonly file: string; readonly text: string } | undefined;
}

/** In the order in which a gateway looks for it. */
function tokens({ places, env, whose, found, config, value, unit }: TokenSources): readonly TokenFact[] {
  const { mode = 'token' } = config.auth;
  if (mode === 'none' || mode === 'trusted-proxy') return [];
  const variable = mode === 'password' ? PASSWORD_VARIABLE : TOKEN_VARIABLE;
  const inUnit = unit && new RegExp(`^Environment="?${variable}=([^"\\n]*)`, 'm').exec(unit.text)?.[1];
  const remote = member(member(member(value, 'gateway'), 'remote'), mode);
  const named: readonly (readonly [string, unknown])[] = [
    [`gateway.auth.${mode} in ${places.configFile}`, config.auth[mode]],
    [`${variable} ${whose}`, env[variable]],
    ...found.files.map(({ file, says }) => [`${variable} in ${file}`, says[variable]] as const),
    [`${variable} in ${unit?.file ?? ''}`, inUnit],
    // Where clients on this computer look who are told of no other gateway.
    [`gateway.remote.${mode} in ${places.configFile}`, isElsewhere(value) ? undefined : remote],
  ];
  return named.flatMap(([where, secret]) => {
    const known = typeof secret === 'string' ? present(secret) : undefined;
    // What it stands for is counted where it is set.
    return known === undefined || known.includes('${') ? [] : [{ where, digest: secretDigest(known) }];
  });
}

/** Whether the clients of this computer are told of a gateway on another one. */
function isElsewhere(value: unknown): boolean {
  const url = member(member(member(value, 'gateway'), 'remote'), 'url');
  if (typeof url !== 'string' || !URL.canParse(url)) return false;
  return !['127.0.0.1', '[::1]', 'localhost'].includes(new URL(url).hostname);
}

function mdnsModeOf(value: unknown): Pick<PlaceFacts, 'mdnsMode'> {
  const mode = member(member(member(value, 'discovery'), 'mdns'), 'mode');
  return typeof mode === 'string' ? { mdnsMode: mode } : {};
}

/** Of systemd's service for this user; undefined where there is none. */
async function unitText(env: NodeJS.ProcessEnv): Promise<TokenSources['unit']> {
  const configHome = present(env['XDG_CONFIG_HOME']) ?? path.join(os.homedir(), '.config');
  const file = path.join(configHome, 'systemd/user/openclaw-gateway.service');
  const text = await fs.readFile(file, 'utf8').catch(() => undefined);
  return text === undefined ? undefined : { file, text };
}

/** `named`: what the config includes, and where its secrets are. */
async function files(places: Places, isConfigSecret: boolean, named: readonly string[]): Promise<readonly FileFact[]> {
  const { ownDir, devicesDir, configFile, identityFile, blocksFile, auditFile, envFiles, tlsKeyFile } = places;
  const ours = [ownDir, devicesDir, identityFile, blocksFile, auditFile, tlsKeyFile].map((file) =>
    fileFact(file, true, 'another'),
  );
  const ofVariables = envFiles.map((file) => fileFact(file, true, 'system'));
  const config = [configFile, ...new Set(named)].map((file) => fileFact(file, isConfigSecret, 'system'));
  const facts = await Promise.all([...ours, ...ofVariables, ...config]);
  return facts.filter((fact) => fact !== undefined);
}

/** Other sections hold the keys of models and channels. */
function mayHoldSecrets(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true;
  const gateway = member(value, 'gateway');
  const auth = member(gateway, 'auth');
  const isOnlyOurs = Object.keys(value).every((name) => ['gateway', 'discovery', '$schema'].includes(name));
  const secrets = [member(auth, 'token'), member(auth, 'password'), member(gateway, 'remote')];
  return !isOnlyOurs || secrets.some((secret) => secret !== undefined);
}

/** `ofSystem`: what a file of the system's counts as; what the gateway itself has made is this user's alone. */
async function fileFact(file: string, isSecret: boolean, ofSystem: FileFact['owner']): Promise<FileFact | undefined> {
  const stats = await fs.stat(file).catch(() => undefined);
  if (stats === undefined) return undefined;
  return {
    path: file,
    isFolder: stats.isDirectory(),
    isSecret,
    ...(process.platform !== 'win32' && { mode: stats.mode & MODE_BITS }),
    owner: isOurs(stats.uid) ? 'self' : stats.uid === 0 ? ofSystem : 'another',
  };
}
