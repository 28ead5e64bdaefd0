/** Takes each picture in light and in dark, and says what it is called. */
import fs from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright';
import { PROJECT_FOLDER } from '../support/desktop/bundle.ts';

const FOLDER = path.join(PROJECT_FOLDER, 'docs/screenshots');
const SIZES = { window: { width: 1120, height: 760 }, phone: { width: 390, height: 844 } } as const;

export type Size = keyof typeof SIZES;

/** Writes `<name>.png` and `<name>-dark.png`. */
export async function shoot(page: Page, name: string, size: Size = 'window'): Promise<void> {
  await fs.mkdir(FOLDER, { recursive: true });
  await page.setViewportSize(SIZES[size]);
  for (const [scheme, ending] of [
    ['light', ''],
    ['dark', '-dark'],
  ] as const) {
    await page.emulateMedia({ colorScheme: scheme });
    await page.evaluate('document.fonts.ready.then(() => 0)');
    await page.screenshot({ path: path.join(FOLDER, `${name}${ending}.png`), animations: 'disabled' });
  }
  await page.emulateMedia({ colorScheme: 'light' });
}
