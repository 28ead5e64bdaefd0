import fs from 'node:fs/promises';
import { it } from 'vitest';
import { openControlUi } from '../support/control-ui.ts';
import { shoot } from './shots.ts';

it('diagnose', async () => {
  const { page, places } = await openControlUi('#/diagnose');
  await page.getByText('All is well').waitFor();
  await shoot(page, 'diagnose');
  await shoot(page, 'diagnose-phone', 'phone');
  await fs.chmod(places.ownDir, 0o755);
  await page.getByRole('button', { name: 'Check again' }).click();
  await page.getByText('Checked just now: 1 problem.').waitFor();
  await page.getByText('Checked just now').waitFor({ state: 'hidden' });
  await shoot(page, 'diagnose-problem');
  await shoot(page, 'diagnose-problem-phone', 'phone');
});
