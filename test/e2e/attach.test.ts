/** Another gateway has the port: the app attaches to it, and is its tray, its notifications and its window. */
import fs from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { DesktopApp } from '../support/desktop/app.ts';
import { until } from '../support/desktop/deadline.ts';
import { startSession, TOKEN } from '../support/desktop/session.ts';
import { freePort } from '../support/free-port.ts';
import { startGateway } from '../support/gateway.ts';

const PLACE = 'the gateway on this computer';

/** A gateway of ours in a state folder of its own, on the port that the app looks for. */
async function scene() {
  const port = await freePort();
  const gateway = await startGateway({ run: { port }, env: { OPENCLAW_GATEWAY_TOKEN: TOKEN } });
  const session = await startSession({ driven: true, gatewayPort: port });
  const window = await session.app.driver.firstWindow();
  return { ...session, gateway, window };
}

it('becomes the tray and the approver of the gateway that has its port, and lets go of it again', async () => {
  const { app, tray, window, gateway, device, askAbout, pointer, notices } = await scene();
  await window.getByText('is used by').first().waitFor();
  await tray.entry(`Attach to ${PLACE}`);
  const failedIcon = await tray.icon();

  await window.getByRole('button', { name: 'Attach', exact: true }).click();
  await window.getByRole('heading', { name: 'Approve this app once, over there' }).waitFor();
  await tray.entry(new RegExp(`^○ Waiting to be approved there: ${PLACE} · ...-...$`));
  const { requestId } = gateway.waiting();
  await window.getByText(`openclaw devices approve ${requestId}`, { exact: true }).waitFor();
  await gateway.approve();
  await tray.entry(`● Attached to ${PLACE}`);
  expect(await tray.icon()).not.toEqual(failedIcon);
  const rows = (await tray.menu()).map(({ label }) => label);
  expect(rows).toContain(`Detach from ${PLACE}`);
  expect(rows.filter((label) => /^(Start|Stop|Restart) gateway$/.test(label))).toEqual([]);

  const phone = device({ scopes: ['operator.admin'] });
  const ask = await askAbout(phone);
  expect(ask.actions.map(({ label }) => label).filter(Boolean)).toEqual(['Review']);
  await pointer.clickAction(ask, ask.actions.find(({ label }) => label === 'Review')?.key ?? '');
  const card = window.getByRole('dialog');
  await card.getByText('Pixel 9').first().waitFor();
  await card.getByRole('button', { name: 'Approve phone' }).click();
  await phone.letIn();
  expect(gateway.gateway.pairing.devices().find(({ deviceId }) => deviceId === phone.id)?.connected).toBe(true);
  await until('the question to be withdrawn', () =>
    notices.live.some(({ title }) => title === ask.title) ? undefined : true,
  );
  await tray.entry('2 connected'); // this app is one

  await tray.choose(`Detach from ${PLACE}`);
  await tray.entry(`Attach to ${PLACE}`);
  await window.getByText('is used by').first().waitFor();
  expect(gateway.gateway.status().state).toBe('running');
  expect(phone.timesLetIn).toBe(1);

  await gateway.gateway.stop('gateway stopping');
  await tray.choose('Start gateway');
  await app.waitForOutput(/gateway is running/);
  await tray.entry('● Running on this computer');
});

it('is attached again when it is started anew, by the token that it was given, and keeps that from others', async () => {
  const { app, tray, window, gateway, desktop } = await scene();
  await window.getByRole('button', { name: 'Attach', exact: true }).click();
  await until('the app to knock', () => (gateway.gateway.pairing.waiting().length === 1 ? true : undefined));
  await gateway.approve();
  await tray.entry(`● Attached to ${PLACE}`);
  await app.close();

  const preferences = path.join(desktop.folder, 'preferences');
  const kept = await fs.readFile(path.join(preferences, 'preferences.json'), 'utf8');
  expect(kept).toContain(`ws://127.0.0.1:${String(gateway.port)}`);
  expect(kept).not.toContain(TOKEN);
  expect((await fs.stat(path.join(preferences, 'attach.json'))).mode & 0o777).toBe(0o600);

  const again = await DesktopApp.launchDriven(desktop, { gatewayPort: gateway.port, args: ['--hidden'] });
  await tray.entry(`● Attached to ${PLACE}`);
  expect(again.driver.windows()).toEqual([]);
  await again.close();
});
