/** The choice of this browser, where it keeps any. */
import { ThemeChoice } from './theme.ts';

export function openTheme(window: Window): ThemeChoice {
  let storage: Storage | undefined;
  try {
    storage = window.localStorage;
  } catch {
    storage = undefined;
  }
  return new ThemeChoice(window.document.documentElement, storage);
}
