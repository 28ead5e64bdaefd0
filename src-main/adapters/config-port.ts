/** The config file for a program that is no gateway: read as it is, and changed by the same rules. */
import type { ConfigFile, ConfigWritten } from '../gateway/index.ts';
import { configFileAt } from './config-file.ts';
import { configWriter } from './config-writer.ts';
import type { Places } from './places.ts';
import { settingsCheck } from './settings.ts';
import { variables } from './variables.ts';

interface ConfigPort {
  readonly read: ConfigFile;
  /** Makes the file say `value`; `base` is the text that was read. `why` is a sentence for a person. */
  readonly write: (
    base: string | undefined,
    value: object,
  ) => Promise<{ readonly ok: true } | { readonly ok: false; readonly why: string }>;
}

export function configPort(places: Places, env: NodeJS.ProcessEnv): ConfigPort {
  const writer = configWriter(places.configFile, () => variables(places, env), settingsCheck(places, env, {}));
  return {
    read: configFileAt(places.configFile),
    write: async (base, value) => {
      const written = await writer.write(base, value);
      return written.ok ? { ok: true } : { ok: false, why: whyWords(written, places.configFile) };
    },
  };
}

function whyWords(written: ConfigWritten & { readonly ok: false }, file: string): string {
  return written.reason === 'changed-meanwhile' ? `${file} was changed meanwhile. Try again.` : written.why;
}
