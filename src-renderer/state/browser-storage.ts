/** The part of `localStorage` that choices need. */
export interface BrowserStorage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}

/** Undefined where the browser keeps nothing for this page. */
export function browserStorage(page: { readonly localStorage: BrowserStorage }): BrowserStorage | undefined {
  try {
    return page.localStorage;
  } catch {
    return undefined;
  }
}
