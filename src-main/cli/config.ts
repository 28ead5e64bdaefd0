/** `openclaw config get | set | unset`: one key of the gateway's files, changed by the same rules as everywhere. */
import { configPort, isOwnSetting, ownSettingsPort, type ConfigPort, type Places } from '../adapters/index.ts';
import { REDACTED, redactedConfig } from '../gateway/index.ts';
import { isSecret, keyPath, typedValue, valueAt, withValue, type KeyPath } from './config-key.ts';
import { unusableFile } from './fault-words.ts';
import { failed, said, type CommandOutput } from './output.ts';

interface Place {
  readonly path: KeyPath;
  readonly file: string;
  readonly port: ConfigPort;
  readonly text: string | undefined;
  readonly value: object;
  /** With what it includes. */
  readonly whole: unknown;
}

type Found = { readonly ok: true; readonly place: Place } | { readonly ok: false; readonly output: CommandOutput };

export async function configGet(places: Places, env: NodeJS.ProcessEnv, key: string): Promise<CommandOutput> {
  const found = await placeOf(places, env, key);
  if (!found.ok) return found.output;
  const { path, file, whole } = found.place;
  const there = valueAt(whole, path);
  if (there === undefined) return failed(`${key} is not set in ${file}.`, { key, file });
  const shown = shownOf(path, there);
  return said(shown === REDACTED ? HIDDEN : JSON.stringify(shown, null, 2), { key, file, value: shown });
}

/** `typed`: the value as it was typed, or read from standard input. */
export async function configSet(
  places: Places,
  env: NodeJS.ProcessEnv,
  key: string,
  typed: { readonly text: string; readonly byArgument: boolean },
): Promise<CommandOutput> {
  const value = typedValue(typed.text);
  if (typed.byArgument && isSecret(key, value)) {
    return failed(
      'Nothing was written: others on this computer can read what stands on a command line.\n' +
        `Name a variable, as '\${OPENCLAW_GATEWAY_TOKEN}'; or give it on standard input: openclaw config set ${key} -`,
    );
  }
  return await change(places, env, key, value);
}

export async function configUnset(places: Places, env: NodeJS.ProcessEnv, key: string): Promise<CommandOutput> {
  return await change(places, env, key, undefined);
}

async function change(places: Places, env: NodeJS.ProcessEnv, key: string, to: unknown): Promise<CommandOutput> {
  const found = await placeOf(places, env, key);
  if (!found.ok) return found.output;
  const { path, file, port, text, value } = found.place;
  const before = valueAt(value, path);
  if (JSON.stringify(before) === JSON.stringify(to)) {
    return said(`${key} is so already in ${file}.`, { key, file, written: false });
  }
  const written = await port.write(text, withValue(value, path, to));
  if (!written.ok) return failed(`Nothing was written: ${written.why}`, { key, file, written: false });
  const [from, now] = [before, to].map((one) => (one === undefined ? 'nothing' : wordsOf(path, one)));
  return said(`${key}: ${from ?? ''} → ${now ?? ''} in ${file}.\n${AFTER}`, { key, file, written: true });
}

const AFTER = 'A gateway that runs takes up what it can; whether it needs a restart says: openclaw gateway status';
const HIDDEN = '(hidden)';

async function placeOf(places: Places, env: NodeJS.ProcessEnv, key: string): Promise<Found> {
  const path = keyPath(key);
  if (path === undefined) {
    return { ok: false, output: failed(`"${key}" is no key. Such as: gateway.bind`) };
  }
  const isOwn = isOwnSetting(path[0]);
  const file = isOwn ? places.settingsFile : places.configFile;
  const port = isOwn ? ownSettingsPort(places) : configPort(places, env);
  const read = await port.read();
  if (!read.ok) return { ok: false, output: unusableFile(read.why) };
  const { text, value, whole } = read;
  return { ok: true, place: { path, file, port, text, value, whole } };
}

/** Texts are shown only where they are known to be no secret. */
function shownOf(path: KeyPath, value: unknown): unknown {
  const isPlain = isOwnSetting(path[0]) && path.length === 1 && typeof value === 'string';
  return isPlain ? value : redactedConfig(value, path);
}

function wordsOf(path: KeyPath, value: unknown): string {
  const shown = shownOf(path, value);
  return shown === REDACTED ? HIDDEN : JSON.stringify(shown);
}
