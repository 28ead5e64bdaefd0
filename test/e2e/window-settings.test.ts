/** The settings in the app's own window: its token, its notifications. */
import fs from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { until } from '../support/desktop/deadline.ts';
import { startSession, TOKEN, untilRunning } from '../support/desktop/session.ts';

async function theSettings(env: Readonly<Record<string, string>> = {}) {
  const session = await startSession({ driven: true, env });
  await untilRunning(session.app);
  const window = await session.app.driver.firstWindow();
  await window.getByRole('navigation').getByRole('link', { name: 'Settings' }).click();
  await window.getByRole('heading', { name: 'Token' }).waitFor();
  return { ...session, window };
}

it('shows the token where it is asked for, and replaces it', async () => {
  const { app, window } = await theSettings({ OPENCLAW_GATEWAY_TOKEN: '' }); // the gateway makes one
  const shown = window.locator('.token');
  expect(await shown.textContent()).toMatch(/^•+$/);
  await window.getByRole('button', { name: 'Show' }).click();
  await until('the token', async () => (/^[^•]+$/.test((await shown.textContent()) ?? '') ? true : undefined));
  const before = await shown.textContent();
  await window.getByRole('button', { name: 'Replace…' }).click();
  const ask = window.getByRole('alertdialog');
  await ask.getByText(/Paired devices have tokens of their own and stay/).waitFor();
  await ask.getByRole('button', { name: 'Keep it' }).click();
  await window.getByRole('button', { name: 'Replace…' }).click();
  await ask.getByRole('button', { name: 'Replace token' }).click();
  await window.getByText('The token is replaced.').waitFor();
  await window.getByRole('button', { name: 'Show' }).click();
  await until('another token', async () => {
    const text = (await shown.textContent()) ?? '';
    return /^[\w-]{43}$/.test(text) && text !== before ? true : undefined;
  });
  const config = await fs.readFile(path.join(app.stateFolder, 'openclaw.json'), 'utf8');
  expect(config).toContain((await shown.textContent()) ?? 'nothing');
});

it('shows a token that the app was started with, and does not offer to replace it', async () => {
  const { window } = await theSettings();
  await window.getByText('comes from the variable OPENCLAW_GATEWAY_TOKEN').waitFor();
  await window.getByRole('button', { name: 'Show' }).click();
  await window.locator('.token').getByText(TOKEN).waitFor();
  expect(await window.getByRole('button', { name: 'Replace…' }).count()).toBe(0);
});

it('changes what notifications do, and follows what the tray changes', async () => {
  const { window, tray } = await theSettings();
  await window.getByRole('combobox', { name: 'Do not disturb' }).selectOption('Until I turn it off');
  await tray.entry('Do not disturb: on');
  await tray.choose('Off');
  const choice = window.getByRole('combobox', { name: 'Do not disturb' });
  await until('the window to follow', async () => ((await choice.inputValue()) === 'off' ? true : undefined));

  await window.getByRole('switch', { name: 'Quiet hours' }).click();
  await window.getByLabel('Quiet from').fill('21:30');
  await until('the hours', async () =>
    (await window.evaluate<string>('desktop.notificationSettings().then(({ quietHours }) => quietHours.from)')) ===
    '21:30'
      ? true
      : undefined,
  );
});
