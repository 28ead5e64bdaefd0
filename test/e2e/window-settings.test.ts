/** The settings in the app's own window: its token, its notifications, its colours, and what the system does for it. */
import fs from 'node:fs/promises';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { barriersInBothThemes } from '../support/accessibility.ts';
import { DesktopApp } from '../support/desktop/app.ts';
import { until } from '../support/desktop/deadline.ts';
import { anInstalledApp } from '../support/desktop/installed-app.ts';
import { startSession, TOKEN, untilRunning } from '../support/desktop/session.ts';
import { ask } from '../support/http.ts';

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

it('keeps nobody from reading or using what only the window has', async () => {
  const { window } = await theSettings();
  expect(await barriersInBothThemes(window)).toEqual([]);
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
  await window.getByLabel('Quiet from').selectOption('21:30');
  await until('the hours', async () =>
    (await window.evaluate<string>('desktop.notificationSettings().then(({ quietHours }) => quietHours.from)')) ===
    '21:30'
      ? true
      : undefined,
  );
});

it('has its dialogs in the middle of what can be seen', async () => {
  const { window } = await theSettings();
  await window.getByRole('button', { name: 'Attach to another gateway…' }).click();
  const box = await window.getByRole('dialog').boundingBox();
  const width = await window.evaluate<number>('document.body.offsetWidth');
  expect(Math.abs((box?.x ?? 0) * 2 + (box?.width ?? 0) - width)).toBeLessThanOrEqual(1);
});

it('shows the whole bar below, in a narrow window with a page that does not scroll', async () => {
  const { app, window } = await theSettings();
  await window.getByRole('navigation').getByRole('link', { name: 'Nodes' }).click();
  await window.getByRole('heading', { name: 'Nodes', level: 1 }).waitFor();
  await app.driver.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.setSize(420, 700);
  });
  await window.waitForFunction('innerWidth < 500');
  const beyond = 'document.querySelector("nav").offsetWidth - document.body.offsetWidth';
  expect(await window.evaluate<number>(beyond)).toBe(0);
});

it('starts at login or not, as it is switched', async () => {
  const { window, entry } = await anInstalledApp();
  const written = (): Promise<string> => fs.readFile(entry, 'utf8').catch(() => '');
  await window.getByRole('navigation').getByRole('link', { name: 'Settings' }).click();
  const atLogin = window.getByRole('switch', { name: 'Start at login' });
  await atLogin.click();
  await until('the entry', async () => ((await written()).includes('--hidden') ? true : undefined));
  await until('the switch', async () => ((await atLogin.isChecked()) ? true : undefined));
  await atLogin.click();
  await until('no entry', async () => ((await written()).includes('--hidden') ? undefined : true));
  await until('the switch', async () => ((await atLogin.isChecked()) ? undefined : true));
});

it('does not say that it starts at login where that could not be written', async () => {
  const { window, entry } = await anInstalledApp();
  await fs.mkdir(path.dirname(path.dirname(entry)), { recursive: true });
  await fs.writeFile(path.dirname(entry), 'a file where a folder should be');
  await window.getByRole('navigation').getByRole('link', { name: 'Settings' }).click();
  await window.getByRole('switch', { name: 'Start at login' }).click();
  await window.getByText('It could not be switched on').waitFor();
  expect(await window.getByRole('switch', { name: 'Start at login' }).isChecked()).toBe(false);
});

it('restarts the gateway when what was changed waits for it, and then it holds', async () => {
  const { app, window } = await theSettings();
  const configFile = path.join(app.stateFolder, 'openclaw.json');
  await fs.writeFile(configFile, "{ gateway: { controlUi: { basePath: '/gate' } } }");
  const restart = window.getByRole('button', { name: 'Restart gateway' });
  await restart.waitFor();
  expect((await ask(app.gatewayPort, '/gate')).status).not.toBe(308);
  await restart.click();
  await restart.waitFor({ state: 'detached' });
  const moved = await until('the gateway to be there', async () => {
    const answer = await ask(app.gatewayPort, '/gate').catch(() => undefined);
    return answer?.status === 308 ? answer : undefined;
  });
  expect(moved.headers.location).toBe('/gate/');
});

it('has the system draw the window in the colours that are chosen, from the start the next time', async () => {
  const session = await theSettings();
  const { desktop, window } = session;
  const drawnIn = (app: DesktopApp): Promise<string> =>
    app.driver.evaluate(({ nativeTheme }) => nativeTheme.themeSource);
  expect(await drawnIn(session.app)).toBe('system');
  await window.getByRole('combobox', { name: 'Colours' }).selectOption('Dark');
  await until('the frame in dark', async () => ((await drawnIn(session.app)) === 'dark' ? true : undefined));
  await session.app.close();

  const again = await DesktopApp.launchDriven(desktop, { args: ['--hidden'], gatewayPort: session.app.gatewayPort });
  onTestFinished(async () => {
    await again.close();
  });
  await untilRunning(again);
  expect(again.driver.windows()).toEqual([]);
  expect(await drawnIn(again)).toBe('dark');
});
