/** Takes each picture in light and in dark. What differs from run to run, and is nobody's business, is evened out. */
import fs from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright';
import { PROJECT_FOLDER } from '../support/bundle.ts';

/** For what says something else of a gateway that has another one. */
export const USUAL_PORT = 18_789;

const FOLDER = path.join(PROJECT_FOLDER, 'docs/screenshots');
const SIZES = {
  window: { width: 1000, height: 640 },
  phone: { width: 390, height: 780 },
  long: { width: 1000, height: 1360 },
} as const;
const SCHEMES = [
  ['light', ''],
  ['dark', '-dark'],
] as const;

export type Size = keyof typeof SIZES;
export type Shoot = (name: string, size?: Size) => Promise<void>;

export interface Shown {
  readonly port: number;
  readonly places: { readonly configFile: string };
}

export function pictureFile(name: string): string {
  return path.join(FOLDER, `${name}.png`);
}

/** Writes `<name>.png` and `<name>-dark.png`. */
export function shooter(page: Page, { port, places }: Shown): Shoot {
  const tidy = tidying([
    [String(port), String(USUAL_PORT)],
    [path.dirname(places.configFile), '~/.openclaw'],
    ['0.0.0-test', '1.0.0'],
  ]);
  return async (name, size = 'window') => {
    await fs.mkdir(FOLDER, { recursive: true });
    await page.setViewportSize(SIZES[size]);
    for (const [colorScheme, ending] of SCHEMES) {
      await page.emulateMedia({ colorScheme });
      await page.evaluate(tidy);
      await page.screenshot({ path: pictureFile(`${name}${ending}`), animations: 'disabled' });
    }
    await page.emulateMedia({ colorScheme: 'light' });
  };
}

/** A script that changes the page's text, and nothing that the page remembers. */
export function tidying(changes: readonly (readonly [from: string, to: string])[]): string {
  return `{
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) for (const [from, to] of ${JSON.stringify(changes)})
      if (texts.currentNode.data.includes(from)) texts.currentNode.data = texts.currentNode.data.replaceAll(from, to);
  }`;
}
