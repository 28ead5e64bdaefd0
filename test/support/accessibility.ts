/** What axe-core finds wrong with a page as it stands: for who needs help to read or to use it. */
import { createRequire } from 'node:module';
import fs from 'node:fs/promises';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright';

const AXE = await fs.readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** `but`: ids of axe's rules that do not fit what is on the page. */
export async function barriers(page: Page, but: readonly string[] = []): Promise<readonly string[]> {
  await page.evaluate(AXE);
  // Whatever moves has to be where it goes: a colour on its way is none that anyone chose.
  await page.evaluate(
    'Promise.allSettled(document.getAnimations().map((animation) => animation.finished)).then(() => 0)',
  );
  const { violations } = await page.evaluate<AxeResults>("axe.run({ resultTypes: ['violations'] })");
  const found = violations.filter(({ id }) => !but.includes(id));
  return found.map(
    ({ impact, id, nodes }) => `${String(impact)} ${id}: ${nodes[0]?.html ?? ''} ${nodes[0]?.failureSummary ?? ''}`,
  );
}

/** The same in light and in dark; leaves the page in light and without motion. */
export async function barriersInBothThemes(page: Page, but: readonly string[] = []): Promise<readonly string[]> {
  const found: string[] = [];
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    found.push(...(await barriers(page, but)).map((barrier) => `${colorScheme}: ${barrier}`));
  }
  return found;
}
