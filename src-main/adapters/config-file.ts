/** Reads the official config file. What it may say is config-schema/; how it is written is config-writer.ts. */
import JSON5 from 'json5';
import type { ConfigFile } from '../gateway/index.ts';
import { configProblem, placeIn, schemaProblem, type ConfigProblem } from './config-fault.ts';
import { resolvedReferences, variablesOf } from './config-references.ts';
import { configSchema, type GatewayConfig, type MdnsMode } from './config-schema/gateway-schema.ts';
import { configText } from './config-text.ts';

export type ConfigResult =
  { readonly ok: true; readonly config: GatewayConfig; readonly mdns?: MdnsMode | undefined } | ConfigProblem;

/** `env` is where `${VARIABLE}` in its texts is looked up. The defaults where there is no such file. */
export async function readConfig(file: string, env: NodeJS.ProcessEnv): Promise<ConfigResult> {
  let text: string | undefined;
  try {
    text = await configText(file);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const fix = 'Put a JSON5 file of at most 1 MiB there that you can read, and start the gateway again.';
    return configProblem({ where: file, path: '', message, fix });
  }
  return parseConfig(text ?? '{}', file, env);
}

/** `file` is only named. */
export function parseConfig(text: string, file: string, env: NodeJS.ProcessEnv): ConfigResult {
  const read = parseJson5(text);
  if (!read.ok) {
    const where = read.place === '' ? file : `${file}:${read.place}`;
    return configProblem({ where, path: '', message: `It is not valid JSON5: ${read.problem}` });
  }
  const resolved = resolvedReferences(ofGateway(read.value), variablesOf(env, read.value));
  if (!resolved.ok) {
    const { variable, path } = resolved;
    return configProblem({
      where: placeIn(text, file, path),
      path: path.join('.'),
      message: `it names the variable ${variable}, which is not set, or is empty.`,
      fix: `Set ${variable} where the gateway is started, or write the value itself. Then start the gateway again.`,
    });
  }
  const parsed = configSchema.safeParse(resolved.value);
  if (parsed.success) return { ok: true, config: parsed.data.gateway, mdns: parsed.data.discovery?.mdns?.mode };
  return schemaProblem({ error: parsed.error, schema: configSchema, text, file });
}

/** Other sections are the official assistant's: what they name may well be unset here. */
function ofGateway(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([name]) => Object.hasOwn(configSchema.shape, name)));
}

/** As it is, for showing; whether the gateway can use it is for `readConfig` to say. */
export function configFileAt(path: string): ConfigFile {
  return async () => {
    // What can't be read is not shown as a file that is missing: that could be written.
    const text = await configText(path).catch(() => '');
    if (text === undefined) return { path };
    const read = parseJson5(text);
    return { path, text, ...(read.ok && { value: read.value }) };
  };
}

export type Json5Result =
  | { readonly ok: true; readonly value: unknown }
  /** `place` is `line:column`, as editors open it, where that is known. */
  | { readonly ok: false; readonly problem: string; readonly place: string };

export function parseJson5(text: string): Json5Result {
  try {
    return { ok: true, value: JSON5.parse<unknown>(text) };
  } catch (error) {
    const { lineNumber, columnNumber } = error as { lineNumber?: number; columnNumber?: number };
    const place = lineNumber === undefined ? '' : `${String(lineNumber)}:${String(columnNumber ?? 1)}`;
    const message = error instanceof Error ? error.message : String(error);
    return { ok: false, problem: message.replace(/^JSON5: /, '').replace(/ at \d+:\d+$/, ''), place };
  }
}
