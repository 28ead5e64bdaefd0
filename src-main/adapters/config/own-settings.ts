/** Settings that the official config file has no key for, in a file of our own beside our devices. */
import fs from 'node:fs/promises';
import { configProblem, placeIn, schemaProblem } from './config-fault.ts';
import { ownSettingsSchema, type OwnSettings } from './schema/own-schema.ts';
import { READ_ONCE } from './schema/read-once.ts';
import { LARGEST_CONFIG_BYTES } from './config-text.ts';
import { absent, errorCode } from '../error-code.ts';
import { parseJson5 } from './json5/parse-json5.ts';
import { readPrivateFile } from '../private-file.ts';
import { errorWords, type GatewayFault } from '../../gateway/index.ts';

type OwnSettingsResult =
  { readonly ok: true; readonly settings: OwnSettings } | { readonly ok: false; readonly fault: GatewayFault };

/** The defaults where there is no such file. */
export async function readOwnSettings(file: string): Promise<OwnSettingsResult> {
  const read = await ownSettingsText(file);
  return read.ok ? parseOwnSettings(read.text ?? '{}', file) : unusable(file, read.why);
}

type OwnTextResult =
  /** `text` is undefined where there is no such file. */
  { readonly ok: true; readonly text: string | undefined } | { readonly ok: false; readonly why: string };

export async function ownSettingsText(file: string): Promise<OwnTextResult> {
  try {
    const size = (await fs.stat(file).catch(absent))?.size ?? 0;
    if (size > LARGEST_CONFIG_BYTES) return { ok: false, why: 'It is larger than 1 MiB.' };
    return { ok: true, text: await readPrivateFile(file) };
  } catch (error) {
    return { ok: false, why: UNFIT[errorCode(error)] ?? errorWords(error) };
  }
}

const UNFIT: Readonly<Record<string, string>> = {
  EISDIR: 'It is not a file but a folder.',
  ELOOP: 'It is a link, and this file is only read where it really lies.',
};

/** `file` is only named. */
export function parseOwnSettings(text: string, file: string): OwnSettingsResult {
  const read = parseJson5(text);
  if (!read.ok) return unusable(`${file}:${read.place}`, `It is not valid JSON5: ${read.problem}.`);
  const parsed = ownSettingsSchema.safeParse(read.value, READ_ONCE);
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
