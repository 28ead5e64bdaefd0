/** The part of `localStorage` that choices need. */
export interface BrowserStorage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}

/** Undefined where the browser keeps nothing for this page. */
export function browserStorage(window: Window): BrowserStorage | undefined {
  try {
    return window.localStorage;
  } catch {
    return undefined;
  }
}
