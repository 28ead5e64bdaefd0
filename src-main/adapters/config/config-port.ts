/** The gateway's files for a program that is no gateway: read as they are, and changed by the same rules. */
import path from 'node:path';
import type { ConfigFile, ConfigWritten } from '../../gateway/index.ts';
import { edited } from './config-editor.ts';
import { configFileAt } from './config-file.ts';
import { ownSettingsSchema } from './schema/own-schema.ts';
import { configWriter } from './config-writer.ts';
import { parseJson5 } from './json5/parse-json5.ts';
import { parseOwnSettings } from './own-settings.ts';
import type { Places } from '../places.ts';
import { makePrivateDir, readPrivateFile, writePrivateFile } from '../private-file.ts';
import { settingsCheck } from './settings.ts';
import { variables } from './variables.ts';

export interface ConfigPort {
  readonly read: ConfigFile;
  /** Makes the file say `value`; `base` is the text that was read. `why` is a sentence for a person. */
  readonly write: (
    base: string | undefined,
    value: object,
  ) => Promise<{ readonly ok: true } | { readonly ok: false; readonly why: string }>;
}

export function configPort(places: Places, env: NodeJS.ProcessEnv): ConfigPort {
  const lookUp = () => variables(places, env);
  const writer = configWriter(places.configFile, lookUp, settingsCheck(places, env, {}));
  return {
    read: configFileAt(places.configFile, lookUp),
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
  const text = async (): Promise<string | undefined> => await readPrivateFile(file);
  return {
    read: async () => {
      const found = await text();
      if (found === undefined) return { path: file };
      const read = parseJson5(found);
      return { path: file, text: found, ...(read.ok && { value: read.value }) };
    },
    write: async (base, value) => {
      const result = edited(base ?? '{}\n', value);
      if (!result.ok) return { ok: false, why: `${file} cannot be edited: ${result.problem}` };
      const judged = parseOwnSettings(result.text, file);
      if (!judged.ok) return { ok: false, why: `${judged.fault.what}. ${judged.fault.why}` };
      if ((await text()) !== base)
        return { ok: false, why: whyWords({ ok: false, reason: 'changed-meanwhile' }, file) };
      await makePrivateDir(path.dirname(file));
      await writePrivateFile(file, result.text);
      return { ok: true };
    },
  };
}

function whyWords(written: ConfigWritten & { readonly ok: false }, file: string): string {
  return written.reason === 'changed-meanwhile' ? `${file} was changed meanwhile. Try again.` : written.why;
}
