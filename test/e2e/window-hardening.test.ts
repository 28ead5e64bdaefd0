/** The window as an attacker would find it who runs script in its page, or in another page of the app. */
import path from 'node:path';
import { expect, it } from 'vitest';
import { INVOKE_CHANNELS } from '../../src-main/desktop/ipc-contract.ts';
import { PROJECT_FOLDER } from '../support/bundle.ts';
import { startSession, untilRunning } from '../support/desktop/session.ts';

async function theWindow() {
  const session = await startSession({ driven: true });
  await untilRunning(session.app);
  const page = await session.app.driver.firstWindow();
  await page.getByRole('navigation').first().waitFor();
  return { ...session, page };
}

it('goes nowhere, opens nothing, and is allowed nothing, and its page goes on', async () => {
  const { app, page } = await theWindow();
  const address = page.url();
  const elsewhere = `http://127.0.0.1:${String(app.gatewayPort)}/`;
  expect((await fetch(elsewhere)).ok).toBe(true); // a page is there, so only the window is in the way
  const seen: Record<string, unknown> = await page.evaluate(`(async () => {
    const refused = (attempt) => attempt.then(() => 'done', () => 'refused');
    location.href = '${elsewhere}';
    location.assign('file:///etc/passwd');
    const link = Object.assign(document.createElement('a'), { href: '${elsewhere}', target: '_blank' });
    document.body.append(link);
    link.click();
    const frame = Object.assign(document.createElement('iframe'), { src: '${elsewhere}' });
    document.body.append(frame);
    const script = document.createElement('script');
    script.textContent = 'globalThis.injected = true';
    document.body.append(script);
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    return {
      opened: window.open('${elsewhere}') !== null,
      network: await refused(fetch('${elsewhere}')),
      notifications: await Notification.requestPermission(),
      camera: await refused(navigator.mediaDevices?.getUserMedia({ video: true }) ?? Promise.reject()),
      place: await new Promise((resolve) =>
        navigator.geolocation.getCurrentPosition(() => resolve('done'), () => resolve('refused')),
      ),
      injected: 'injected' in globalThis,
      node: [typeof require, typeof process, typeof globalThis.ipcRenderer].join(),
    };
  })()`);
  expect(seen).toEqual({
    opened: false,
    network: 'refused',
    notifications: 'denied',
    camera: 'refused',
    place: 'refused',
    injected: false,
    node: 'undefined,undefined,undefined',
  });
  expect(page.url()).toBe(address);
  expect(app.driver.windows()).toHaveLength(1);
  expect(await page.evaluate('desktop.state().then(({ firstRun }) => typeof firstRun)')).toBe('boolean');
});

it('is served its own pages, and no other file', async () => {
  const { app, page } = await theWindow();
  const origin = page.url().replace(/(\/\/[^/]*).*/, '$1');
  // By the main process: the page's own policy lets no script ask for anything.
  const answers = (...paths: readonly string[]) =>
    app.driver.evaluate(
      async ({ net }, asked) =>
        await Promise.all(
          asked.map((address) =>
            net.fetch(address).then(
              ({ status }) => status,
              () => 'no answer',
            ),
          ),
        ),
      paths.map((asked) => `${origin}${asked}`),
    );
  expect(await answers('/index.html', '/assets/../index.html', '/a%2f..%2findex.html')).toEqual([200, 200, 200]);
  const others = [
    ...['/../main/main.cjs', '/..%2fmain%2fmain.js', '/%2e%2e/%2e%2e/package.json', '/..%2f..%2fpackage.json'],
    ...['/..%5c..%5cpackage.json', '/etc/passwd', '/%', '/assets', '/'],
  ];
  for (const [index, answer] of (await answers(...others)).entries()) {
    expect([others[index], answer === 404 || answer === 'no answer']).toEqual([others[index], true]);
  }
});

it('alone is answered by the main process: another page of the app with the same script is not', async () => {
  const { app, page } = await theWindow();
  const preload = path.join(PROJECT_FOLDER, 'out/preload/preload.cjs');
  const answers = await app.driver.evaluate(
    async ({ BrowserWindow }, { script, address }) => {
      const other = new BrowserWindow({ show: false, webPreferences: { preload: script, sandbox: true } });
      const asked: string[] = [];
      for (const where of ['data:text/html,<p>', address]) {
        await other.loadURL(where);
        const calls = ['state()', 'showToken()', 'control("stop")', 'setStartAtLogin(true)'];
        for (const call of calls) {
          const answer: unknown = await other.webContents.executeJavaScript(
            `desktop.${call}.then(() => 'answered', ({ message }) => message)`,
          );
          asked.push(String(answer));
        }
      }
      other.destroy();
      return asked;
    },
    { script: preload, address: page.url() },
  );
  expect(answers).toHaveLength(8);
  for (const answer of answers) expect(answer).toContain('This page may not ask that.');
  expect(await page.evaluate('desktop.state().then(() => "answered")')).toBe('answered');
});

it('refuses what is not as agreed, from its own page too', async () => {
  const { page } = await theWindow();
  const asked = (call: string): Promise<string> =>
    page.evaluate<string>(`desktop.${call}.then(() => 'answered', ({ message }) => message)`);
  for (const call of [
    'control("quit")',
    'control({ toString: () => "stop" })',
    'setStartAtLogin("yes")',
    'setStartAtLogin({})',
    'setColours("pink")',
    'setNotificationSettings("loud")',
    'setNotificationSettings({ names: 7 })',
    'setNotificationSettings({ __proto__: { admin: true }, doNotDisturb: "for ever" })',
  ]) {
    expect([call, await asked(call)]).not.toEqual([call, 'answered']);
  }
  expect(Object.keys(INVOKE_CHANNELS).length).toBeGreaterThan(0);
  expect(await asked('setNotificationSettings({ names: "hidden" })')).toBe('answered');
});
