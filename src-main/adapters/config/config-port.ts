/** The gateway's files for a program that is no gateway: read as they are, and changed by the same rules. */
import path from 'node:path';
import { errorWords, membersOf, type ConfigWritten } from '../../gateway/index.ts';
import { edited } from './config-editor.ts';
import { shownConfig } from './config-file.ts';
import { ownSettingsSchema } from './schema/own-schema.ts';
import { configWriter } from './config-writer.ts';
import { parseJson5 } from './json5/parse-json5.ts';
import { ownSettingsText, parseOwnSettings } from './own-settings.ts';
import { configText } from './config-text.ts';
import type { Places } from '../places.ts';
import { makePrivateDir, readPrivateFile, writePrivateFile } from '../private-file.ts';
import { configCheck } from './judged-config.ts';
import { variables } from './variables.ts';

export type FileToChange =
  | {
      readonly ok: true;
      /** Undefined where there is no such file. */
      readonly text: string | undefined;
      readonly value: object;
      /** With what stands in the files that it includes. */
      readonly whole: unknown;
    }
  /** `why` is a sentence for a person, with the file's name. */
  | { readonly ok: false; readonly why: string };

export interface ConfigPort {
  readonly read: () => Promise<FileToChange>;
  /** Makes the file say `value`; `base` is the text that was read. `why` is a sentence for a person. */
  readonly write: (
    base: string | undefined,
    value: object,
  ) => Promise<{ readonly ok: true } | { readonly ok: false; readonly why: string }>;
}

export function configPort(places: Places, env: NodeJS.ProcessEnv): ConfigPort {
  const lookUp = () => variables(places, env);
  const writer = configWriter(places.configFile, lookUp, configCheck(places, env, {}));
  return {
    read: async () => {
      const file = places.configFile;
      let text: string | undefined;
      try {
        text = await configText(file);
      } catch (error) {
        // Shown as an empty text, it would seem to be a file that a person has to correct.
        return { ok: false, why: errorWords(error) };
      }
      const { whole } = await shownConfig(file, text, lookUp);
      return toChange(file, text, whole);
    },
    write: async (base, value) => {
      const written = await writer.write(base, value);
      return written.ok ? { ok: true } : { ok: false, why: whyWords(written, places.configFile) };
    },
  };
}

/** Whether it is a key of our own settings, and not of the official config. */
export function isOwnSetting(name: string): boolean {
  return Object.hasOwn(ownSettingsSchema.shape, name);
}

/** The same for our own settings. */
export function ownSettingsPort({ settingsFile: file }: Pick<Places, 'settingsFile'>): ConfigPort {
  return {
    read: async () => {
      const found = await ownSettingsText(file);
      return found.ok ? toChange(file, found.text) : { ok: false, why: `${file} can’t be read. ${found.why}` };
    },
    write: async (base, value) => {
      const result = edited(base ?? '{}\n', value);
      if (!result.ok) return { ok: false, why: `${file} cannot be edited: ${result.problem}` };
      const judged = parseOwnSettings(result.text, file);
      if (!judged.ok) return { ok: false, why: `${judged.fault.what}. ${judged.fault.why}` };
      if ((await readPrivateFile(file)) !== base)
        return { ok: false, why: whyWords({ ok: false, reason: 'changed-meanwhile' }, file) };
      await makePrivateDir(path.dirname(file));
      await writePrivateFile(file, result.text);
      return { ok: true };
    },
  };
}

function toChange(file: string, text: string | undefined, whole?: unknown): FileToChange {
  if (text === undefined) return { ok: true, text, value: {}, whole: {} };
  const read = parseJson5(text);
  if (!read.ok) return { ok: false, why: `${file}:${read.place} is not valid JSON5: ${read.problem}.` };
  const value = membersOf(read.value);
  if (value === undefined) return { ok: false, why: `${file} holds no object: nothing in { }.` };
  return { ok: true, text, value, whole: whole ?? value };
}

function whyWords(written: ConfigWritten & { readonly ok: false }, file: string): string {
  return written.reason === 'changed-meanwhile' ? `${file} was changed meanwhile. Try again.` : written.why;
}
