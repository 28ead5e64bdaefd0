/** Light, dark, or as the system has it, for what the system draws around the page: its frame, its menus, its lists. */
import { nativeTheme } from 'electron/main';
import type { Colours } from '../ipc-contract.ts';
import type { Preferences } from '../preferences.ts';

const COLOURS: readonly Colours[] = ['system', 'light', 'dark'];

export class WindowColours {
  readonly #preferences: Preferences;

  /** As they were chosen last, before there is a window: it would flash in the others. */
  constructor(preferences: Preferences) {
    this.#preferences = preferences;
    nativeTheme.themeSource = readColours(preferences.get('colours')) ?? 'system';
  }

  readonly choose = (colours: Colours): void => {
    if (nativeTheme.themeSource === colours) return;
    nativeTheme.themeSource = colours;
    this.#preferences.set('colours', colours);
  };
}

/** Undefined where it is none of them. */
export function readColours(value: unknown): Colours | undefined {
  return COLOURS.find((known) => known === value);
}
