/** Attached by hand in Settings: the computer's name twice, a wrong token and the right one, and a fingerprint. */
import { expect, it } from 'vitest';
import { until } from '../support/desktop/deadline.ts';
import { startSession, untilRunning } from '../support/desktop/session.ts';
import { startGateway, TOKEN, type TestGatewayOptions } from '../support/gateway.ts';

async function scene(options: TestGatewayOptions = {}) {
  const gateway = await startGateway(options);
  const session = await startSession({ driven: true });
  await untilRunning(session.app);
  const window = await session.app.driver.firstWindow();
  await window.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Settings' }).click();
  await window.getByRole('button', { name: 'Attach to another gateway…' }).click();
  const dialog = window.getByRole('dialog');
  const fill = async (label: RegExp, text: string) => {
    await dialog.getByLabel(label).fill(text);
  };
  const attach = async () => {
    await dialog.getByRole('button', { name: 'Attach', exact: true }).click();
  };
  return { ...session, gateway, window, dialog, fill, attach };
}

it('goes nowhere until the name fits, says that a token is wrong, and goes on with the right one', async () => {
  const { gateway, window, dialog, fill, attach, tray, app } = await scene();
  await fill(/^Its address/, gateway.url);
  await fill(/^Its token/, 'a-wrong-token');
  await fill(/^Type the name/, 'localhost');
  await attach();
  await dialog.locator('input[aria-invalid="true"]:focus').waitFor();
  const name = dialog.getByLabel(/^Type the name/);
  expect(await name.getAttribute('aria-invalid')).toBe('true');
  const said = await name.getAttribute('aria-describedby');
  expect(await dialog.locator(`[id="${said ?? ''}"]`).textContent()).toBe(
    'The address names 127.0.0.1. Type that name here if it is the right computer.',
  );
  expect(gateway.log()).not.toContain('refused');
  await tray.entry('● Running on this computer');

  await fill(/^Type the name/, '127.0.0.1');
  await attach();
  await window.getByRole('heading', { name: 'That token is not this gateway’s' }).waitFor();
  await tray.entry('✕ Not let in: the gateway on this computer');
  await expect(fetch(`http://127.0.0.1:${String(app.gatewayPort)}/health`)).rejects.toThrow(); // its own has stopped

  await window.getByLabel('The gateway’s token').fill(TOKEN);
  await window.getByRole('button', { name: 'Continue' }).click();
  await window.getByRole('heading', { name: 'Approve this app once, over there' }).waitFor();
  await gateway.approve();
  await tray.entry('● Attached to the gateway on this computer');
  await window.getByRole('navigation', { name: 'Pages' }).waitFor();
  expect(await window.content()).not.toContain(TOKEN);

  await window.getByRole('button', { name: 'Detach' }).click();
  await tray.entry('● Running on this computer');
});

it('refuses another certificate, and takes the one whose fingerprint was given', async () => {
  const { gateway, window, fill, attach, tray } = await scene({
    config: '{ gateway: { tls: { enabled: true } } }',
  });
  const address = `wss://127.0.0.1:${String(gateway.port)}`;
  await fill(/^Its address/, address);
  await fill(/^Its token/, TOKEN);
  await fill(/^Fingerprint/, 'ab'.repeat(32));
  await fill(/^Type the name/, '127.0.0.1');
  await attach();
  await window.getByRole('heading', { name: 'This is another certificate' }).waitFor();
  expect(gateway.gateway.pairing.waiting()).toEqual([]);

  await window.getByRole('button', { name: 'Detach' }).click();
  await tray.entry('● Running on this computer');
  await window.getByRole('button', { name: 'Attach to another gateway…' }).click();
  await fill(/^Its address/, address);
  await fill(/^Fingerprint/, gateway.gateway.status().tlsFingerprint ?? '');
  await fill(/^Type the name/, '127.0.0.1');
  await attach();
  await until('the app to knock', () => (gateway.gateway.pairing.waiting().length === 1 ? true : undefined));
});
