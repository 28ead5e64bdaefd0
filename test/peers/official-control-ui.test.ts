/**
 * The official Control UI, in a browser, against our gateway. In 2026.9 its overview is the page "Gateway", and its nodes
 * are on the page "Devices".
 */
import { describe, expect, it } from 'vitest';
import { until } from '../support/desktop/deadline.ts';
import { freePort } from '../support/free-port.ts';
import { DeviceKey } from '../support/device-key.ts';
import { TOKEN } from '../support/gateway.ts';
import { cli } from '../support/party.ts';
import { letIn, OfficialPage, startGatewayWithOfficialPages, waitingBrowser } from '../support/peers/official-page.ts';
import { nodeHost, phone } from '../support/phone.ts';

describe('the official Control UI', () => {
  it('is let in by the token alone on this computer', async () => {
    const gateway = await startGatewayWithOfficialPages();
    const ui = await OfficialPage.open(gateway, `/settings/connection#token=${TOKEN}`);
    await ui.shows(`Connected to 127.0.0.1:${String(gateway.port)}`);
    expect(gateway.gateway.pairing.waiting()).toEqual([]);
    expect(ui.complaints).toEqual([]);
  });

  it('shows what to approve, connects by itself, and stays signed in', async () => {
    const { gateway, ui } = await waitingBrowser();
    // The id ends in the code that our own card shows.
    await ui.shows(`openclaw devices approve ${gateway.waiting().requestId}`);
    await letIn(gateway, ui);
    await ui.goto('/settings/connection');
    await ui.shows(`Connected to 127.0.0.1:${String(gateway.port)}`);
    expect(ui.complaints).toEqual([]);
  });

  it('shows devices, and lets one in', async () => {
    const gateway = await startGatewayWithOfficialPages();
    const asker = phone(new DeviceKey(), { auth: { token: TOKEN } });
    await gateway.knock(asker);
    const ui = await OfficialPage.open(gateway, `/settings/devices#token=${TOKEN}`);
    await ui.shows('Pixel 9');
    await ui.page.getByRole('button', { name: 'Approve', exact: true }).first().click();
    await until('the approval', () => (gateway.gateway.pairing.waiting().length === 0 ? true : undefined));
    expect(await gateway.knock(asker)).toMatchObject({ let: 'in' });
    expect(ui.complaints).toEqual([]);
  });

  it('shows a node among the devices', async () => {
    const { gateway, ui } = await waitingBrowser();
    await letIn(gateway, ui);
    await gateway.pair(nodeHost(new DeviceKey()));
    await ui.goto('/settings/devices');
    await ui.shows('nas');
    await ui.goto('/systems');
    await ui.shows('Machine details');
    expect(ui.complaints).toEqual([]);
  });

  it('leads to its token screen when the token is wrong', async () => {
    const gateway = await startGatewayWithOfficialPages();
    const ui = await OfficialPage.open(gateway, '/#token=wrong');
    await ui.shows('rejected the supplied Gateway secret');
    await ui.page.getByRole('textbox', { name: 'Gateway secret' }).fill(TOKEN);
    await ui.page.getByRole('button', { name: 'Connect', exact: true }).click();
    await ui.shows('Main Session');
    expect(ui.complaints).toEqual([]);
  });

  it('leads to its token screen when the token is changed while it is connected, and takes the new one', async () => {
    const config = `{ gateway: { auth: { token: '${TOKEN}' } } }`;
    const gateway = await startGatewayWithOfficialPages({ config });
    const ui = await OfficialPage.open(gateway, `/settings/connection#token=${TOKEN}`);
    const connected = `Connected to 127.0.0.1:${String(gateway.port)}`;
    await ui.shows(connected);
    const admin = await cli(gateway, ['operator.admin']);
    const { hash: baseHash } = (await admin.call('config.get', {})).payload as { hash: string };
    const raw = JSON.stringify({ gateway: { auth: { token: 'another token' } } });
    expect(await admin.call('config.patch', { raw, baseHash })).toMatchObject({ ok: true });
    expect(await admin.closed()).toEqual({ code: 4001, reason: 'gateway auth changed' });
    await ui.shows('This Gateway expects its token');
    await ui.page.getByRole('textbox', { name: 'Gateway secret' }).fill('another token');
    await ui.page.getByRole('button', { name: 'Connect', exact: true }).click();
    await ui.shows(connected);
    expect(ui.complaints).toEqual([]);
  });

  it('leads to its token screen when the gateway comes back with another token', async () => {
    const port = await freePort();
    const first = await startGatewayWithOfficialPages({ run: { port } });
    const ui = await OfficialPage.open(first, `/settings/connection#token=${TOKEN}`, { hasAllFiles: true });
    await ui.shows(`Connected to 127.0.0.1:${String(port)}`);
    await first.gateway.stop('gateway stopping');
    await startGatewayWithOfficialPages({ run: { port }, env: { OPENCLAW_GATEWAY_TOKEN: 'another token' } });
    await ui.shows('This Gateway expects its token');
  });

  it('comes back by itself when the gateway does, as the same page, however often', async () => {
    const { gateway, ui } = await waitingBrowser({ run: { port: await freePort() } }, { hasAllFiles: true });
    await letIn(gateway, ui);
    await ui.goto('/settings/connection');
    const connected = `Connected to 127.0.0.1:${String(gateway.port)}`;
    await ui.shows(connected);
    const loads: string[] = [];
    ui.page.on('framenavigated', (frame) => loads.push(frame.url()));
    for (let i = 0; i < 2; i += 1) {
      await gateway.gateway.stop('gateway restarting');
      await ui.hides(connected);
      await gateway.gateway.start();
      await ui.shows(connected);
    }
    expect(loads).toEqual([]);
  });
});
