/** Settings that the official config file has no key for (DESIGN D12), in a file of our own beside our devices. */
import fs from 'node:fs/promises';
import { configProblem, placeIn, schemaProblem } from './config-fault.ts';
import { ownSettingsSchema, type OwnSettings } from './schema/own-schema.ts';
import { LARGEST_CONFIG_BYTES } from './config-text.ts';
import { absent } from '../error-code.ts';
import { parseJson5 } from './json5/parse-json5.ts';
import { readPrivateFile } from '../private-file.ts';
import type { GatewayFault } from '../../gateway/index.ts';

type OwnSettingsResult =
  { readonly ok: true; readonly settings: OwnSettings } | { readonly ok: false; readonly fault: GatewayFault };

/** The defaults where there is no such file. */
export async function readOwnSettings(file: string): Promise<OwnSettingsResult> {
  let text: string;
  try {
    const size = (await fs.stat(file).catch(absent))?.size ?? 0;
    if (size > LARGEST_CONFIG_BYTES) return unusable(file, 'It is larger than 1 MiB.');
    text = (await readPrivateFile(file)) ?? '{}';
  } catch (error) {
    return unusable(file, error instanceof Error ? error.message : String(error));
  }
  return parseOwnSettings(text, file);
}

/** `file` is only named. */
export function parseOwnSettings(text: string, file: string): OwnSettingsResult {
  const read = parseJson5(text);
  if (!read.ok) return unusable(`${file}:${read.place}`, `It is not valid JSON5: ${read.problem}`);
  const parsed = ownSettingsSchema.safeParse(read.value);
  if (parsed.success) return { ok: true, settings: parsed.data };
  const { fault } = schemaProblem({
    error: parsed.error,
    schema: ownSettingsSchema,
    placeOf: (at) => placeIn(text, file, at),
  });
  return { ok: false, fault: ownFault(fault) };
}

function unusable(where: string, message: string): OwnSettingsResult {
  return { ok: false, fault: ownFault(configProblem({ where, path: '', message }).fault) };
}

function ownFault(fault: GatewayFault): GatewayFault {
  return {
    ...fault,
    what: fault.what.replace('The config', 'The settings'),
    fix: 'Correct or remove the file and start the gateway again.',
  };
}
