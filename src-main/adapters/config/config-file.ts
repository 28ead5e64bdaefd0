/** Reads the official config file. What it may say is schema/; how it is written is config-writer.ts. */
import { errorWords, member, membersOf, type ConfigFile } from '../../gateway/index.ts';
import { configProblem, schemaProblem, type ConfigProblem } from './config-fault.ts';
import { INCLUDE, wholeConfig, type PlaceOf } from './config-includes.ts';
import { resolvedReferences, variablesOf } from './config-references.ts';
import { configSchema, type GatewayConfig, type MdnsMode } from './schema/gateway-schema.ts';
import { READ_ONCE } from './schema/read-once.ts';
import { includeRoots } from './include-roots.ts';
import { withSecrets } from './config-secrets.ts';
import { configText } from './config-text.ts';
import { parseJson5 } from './json5/parse-json5.ts';
import type { NoteFile } from './source-files.ts';
import type { LookUp } from './variables.ts';

export type ConfigResult =
  | {
      readonly ok: true;
      readonly config: GatewayConfig;
      readonly mdns?: MdnsMode | undefined;
      /** As it stands in the files, those that are included with it: for saying what somebody wrote, and where. */
      readonly written: unknown;
      readonly placeOf: PlaceOf;
    }
  | ConfigProblem;

/** Other sections are the official assistant's: what they name may well be unset here, or not be there. */
const OF_GATEWAY = Object.keys(configSchema.shape);
/** Looked at only where the gateway's own sections ask for something in them. */
const ASKED_FOR = ['env', 'secrets'];

/**
 * `env` is where `${VARIABLE}` in its texts is looked up. The defaults where there is no such file. `note` hears of each
 * other file that it is read from.
 */
export async function readConfig(file: string, env: NodeJS.ProcessEnv, note: NoteFile): Promise<ConfigResult> {
  let text: string | undefined;
  try {
    text = await configText(file);
  } catch (error) {
    const message = errorWords(error);
    const fix = 'Put a JSON5 file of at most 1 MiB there that you can read, and start the gateway again.';
    return configProblem({ where: file, path: '', message, fix });
  }
  return await parseConfig(text ?? '{}', file, env, note);
}

/** `file` is named, and what the text includes is looked for beside it. */
export async function parseConfig(
  text: string,
  file: string,
  env: NodeJS.ProcessEnv,
  note: NoteFile = () => undefined,
): Promise<ConfigResult> {
  const read = parseJson5(text);
  if (!read.ok) {
    const where = read.place === '' ? file : `${file}:${read.place}`;
    return configProblem({ where, path: '', message: `It is not valid JSON5: ${read.problem}.` });
  }
  const roots = includeRoots(env);
  const whole = await wholeConfig({ file, text, value: read.value, roots }, [...OF_GATEWAY, ...ASKED_FOR], note);
  if (!whole.ok) {
    const { where, path, message } = whole;
    return configProblem({ where, path: path.join('.'), message });
  }
  const { placeOf } = whole;
  const resolved = resolvedReferences(ofGateway(whole.value), variablesOf(env, whole.value));
  if (!resolved.ok) {
    const { variable, reason, path } = resolved;
    const told = { where: placeOf(path), path: path.join('.') };
    if (reason === 'more-than-a-name') {
      const message = `it says more of the variable ${variable} than its name. Allowed is "\${${variable}}" alone.`;
      const fix = `Write "\${${variable}}", and set ${variable} where the gateway is started or in .env in the state folder.`;
      return configProblem({ ...told, message, fix });
    }
    const message = `it names the variable ${variable}, which is not set, or is empty.`;
    const fix = `Set ${variable} where the gateway is started, or write the value itself. Then start the gateway again.`;
    return configProblem({ ...told, message, fix });
  }
  const providers = ['secrets', 'providers'].reduce(member, whole.value);
  const secrets = await withSecrets({ value: resolved.value, providers, env, note });
  if (!secrets.ok) {
    const { path, message, fix } = secrets;
    return configProblem({ where: placeOf(path), path: path.join('.'), message, fix });
  }
  const parsed = configSchema.safeParse(secrets.value, READ_ONCE);
  if (!parsed.success) return schemaProblem({ error: parsed.error, schema: configSchema, placeOf });
  const { gateway: config, discovery } = parsed.data;
  return { ok: true, config, mdns: discovery?.mdns?.mode, written: whole.value, placeOf };
}

function ofGateway(value: unknown): unknown {
  const members = membersOf(value);
  if (members === undefined) return value;
  return Object.fromEntries(Object.entries(members).filter(([name]) => OF_GATEWAY.includes(name)));
}

/** As it is, for showing; whether the gateway can use it is for `readConfig` to say. */
export function configFileAt(path: string, lookUp: LookUp): ConfigFile {
  // What can't be read is not shown as a file that is missing: that could be written.
  return async () => await shownConfig(path, await configText(path).catch(() => ''), lookUp);
}

/** The same of its text; undefined where there is no such file. */
export async function shownConfig(path: string, text: string | undefined, lookUp: LookUp): ReturnType<ConfigFile> {
  if (text === undefined) return { path };
  const read = parseJson5(text);
  if (!read.ok) return { path, text };
  const { value } = read;
  if (!text.includes(INCLUDE)) return { path, text, value };
  const found = await lookUp();
  const roots = includeRoots(found.ok ? found.env : {});
  const whole = await wholeConfig({ file: path, text, value, roots }, OF_GATEWAY, () => undefined);
  const { [INCLUDE]: _taken, ...others } = membersOf(value) ?? {};
  return { path, text, value, ...(whole.ok && { whole: { ...others, ...membersOf(whole.value) } }) };
}
