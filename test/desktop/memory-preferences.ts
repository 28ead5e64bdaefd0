/** Preferences that a test can read; `stored` is what the file had, right or wrong. */
import type { Preferences, PreferenceValues } from '../../src-main/desktop/preferences.ts';

export function memoryPreferences(stored: Readonly<Record<string, unknown>> = {}): Preferences {
  let values = { firstRunDone: true, ...stored } as PreferenceValues;
  return {
    get: (name) => values[name],
    set: (name, value) => {
      values = { ...values, [name]: value };
    },
    forget: (name) => {
      const { [name]: _forgotten, ...others } = values;
      values = others;
    },
  };
}
