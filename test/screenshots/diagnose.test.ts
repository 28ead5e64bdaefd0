import fs from 'node:fs/promises';
import { it } from 'vitest';
import { openControlUi } from '../support/control-ui.ts';
import { shooter } from './shots.ts';

it('diagnose', async () => {
  const ui = await openControlUi('#/diagnose');
  const { page, places } = ui;
  const shoot = shooter(page, ui);
  await page.getByText('All is well').waitFor();
  await shoot('diagnose');
  await shoot('diagnose-phone', 'phone');
  await fs.chmod(places.ownDir, 0o755);
  await page.getByRole('button', { name: 'Check again' }).click();
  await page.getByText('Checked just now: 1 problem.').waitFor();
  await page.getByText('Checked just now').waitFor({ state: 'hidden' });
  await shoot('diagnose-problem');
  await shoot('diagnose-problem-phone', 'phone');
});
