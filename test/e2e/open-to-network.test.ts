/** Opening the gateway to the network from the tray, and taking it back, by clicks alone. */
import os from 'node:os';
import { expect, it } from 'vitest';
import { startSession, untilRunning } from '../support/desktop/session.ts';
import { until } from '../support/desktop/deadline.ts';

/** An address of this machine that another one could reach. */
function networkAddress(): string | undefined {
  return Object.values(os.networkInterfaces())
    .flat()
    .find((one) => one?.family === 'IPv4' && !one.internal)?.address;
}

async function answers(url: string): Promise<boolean> {
  return await fetch(url).then(
    async (response) => response.status === 200 && (await response.text()).includes('live'),
    () => false,
  );
}

it('is one click each way, and says above it what it means', async ({ skip }) => {
  const address = networkAddress();
  if (address === undefined) {
    if (process.env['CI']) throw new Error('This machine has no network that the gateway could be opened to.');
    skip('this machine has no network that the gateway could be opened to');
    return;
  }
  const { app, tray } = await startSession({ args: ['--hidden'] });
  await untilRunning(app);
  const at = (host: string): string => `http://${host}:${String(app.gatewayPort)}/healthz`;
  expect([await answers(at('127.0.0.1')), await answers(at(address))]).toEqual([true, false]);

  const closed = await tray.entry('Only this computer can connect');
  expect(closed.children.map(({ label }) => label)).toContain('Each one is approved by you, once.');
  await tray.choose('Open to your network');
  await until('the gateway in the network', async () => ((await answers(at(address))) ? true : undefined));
  expect(await answers(at('127.0.0.1'))).toBe(true);
  await tray.entry('● Running on your network');

  const open = await tray.entry('Your network can connect');
  expect(open.children.map(({ label }) => label)).toContain('Not encrypted: others on your network could read along');
  await tray.choose('Only this computer again');
  await tray.entry('● Running on this computer');
  expect([await answers(at('127.0.0.1')), await answers(at(address))]).toEqual([true, false]);
});

it('is followed by the page that pairs a phone, while it is open', async () => {
  const { app, tray } = await startSession({ driven: true, args: ['--hidden'] });
  await untilRunning(app);
  await tray.choose('Pair a phone…');
  const window = await app.driver.firstWindow();
  const here = window.getByRole('radio', { name: `127.0.0.1:${String(app.gatewayPort)}` });
  await here.waitFor();
  const encrypted = here.and(window.getByRole('radio', { name: /, encrypted/ }));
  expect(await encrypted.count()).toBe(0);
  await tray.choose('Open to your network, encrypted');
  await encrypted.waitFor();
});

it('is followed by a code on the screen: it makes way while its address is gone, and is made anew by one press', async () => {
  const { app, tray } = await startSession({ driven: true, args: ['--hidden'] });
  await untilRunning(app);
  await tray.choose('Pair a phone…');
  const window = await app.driver.firstWindow();
  await window.getByRole('radio', { name: `127.0.0.1:${String(app.gatewayPort)}` }).check();
  await window.getByRole('button', { name: 'Show the code' }).click();
  const code = window.getByRole('heading', { name: 'Scan this with OpenClaw' });
  const lost = window.getByRole('heading', {
    name: `No device finds the gateway at ws://127.0.0.1:${String(app.gatewayPort)}`,
  });
  await code.waitFor();
  await tray.choose('Open to your network, encrypted');
  await lost.waitFor();
  await tray.choose('Stop encrypting');
  await code.waitFor();

  await tray.choose('Encrypt, with a certificate of its own');
  await lost.waitFor();
  await window.getByText('enter the address wss://').waitFor(); // it runs again
  await window.getByRole('button', { name: 'Make a new code' }).click();
  await window.getByText('openclaw connect oc-pair://').waitFor({ state: 'attached' });
  await code.waitFor();
  expect(await lost.count()).toBe(0);
});
