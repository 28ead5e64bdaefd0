/** What the official Control UI does to devices, on its page "Devices", and what the devices notice of it. */
import { describe, expect, it } from 'vitest';
import { until } from '../support/desktop/deadline.ts';
import { DeviceKey } from '../support/device-key.ts';
import { TOKEN } from '../support/gateway.ts';
import { letIn, OfficialPage, startGatewayWithOfficialPages, waitingBrowser } from '../support/peers/official-page.ts';
import { phone } from '../support/phone.ts';

/** The page, opened by the token alone, and a phone that is connected. */
async function scene() {
  const gateway = await startGatewayWithOfficialPages();
  const device = phone(new DeviceKey(), { auth: { token: TOKEN } });
  const paired = await gateway.pair(device);
  const ui = await OfficialPage.open(gateway, `/settings/devices#token=${TOKEN}`);
  await ui.shows('Pixel 9');
  return { gateway, device, ...paired, ui };
}

async function inMenuOf(ui: OfficialPage, name: string, item: string): Promise<void> {
  await ui.page.getByRole('button', { name: `Actions for ${name}` }).click();
  await ui.page.getByRole('menuitem', { name: item }).click();
}

async function onTheToken(ui: OfficialPage, button: 'Rotate' | 'Revoke'): Promise<void> {
  await ui.page.locator('.device-entry').getByText('Details').first().click();
  await ui.page.locator('.device-entry').getByRole('button', { name: button }).first().click();
}

/** Presses the button of the question that is open. */
async function answer(ui: OfficialPage, question: string, button: string): Promise<void> {
  await ui.shows(question);
  await ui.page.locator('.exec-approval-card').getByRole('button', { name: button, exact: true }).click();
  await ui.hides(question);
}

describe('the devices page of the official Control UI', () => {
  it('renames a device, which stays connected', async () => {
    const { gateway, client, ui } = await scene();
    await inMenuOf(ui, 'Pixel 9', 'Edit alias');
    await ui.page.locator('.exec-approval-card input').fill('Kitchen');
    await answer(ui, 'Rename Pixel 9', 'Save');
    await ui.shows('Kitchen');
    expect(gateway.gateway.pairing.devices()).toMatchObject([{ label: 'Kitchen', connected: true }]);
    await client.settled();
    expect(ui.complaints).toEqual([]);
  });

  it('rotates a token, which the device learns only from its next connect', async () => {
    const { gateway, device, token, client, ui } = await scene();
    await onTheToken(ui, 'Rotate');
    await answer(ui, 'Token rotated', 'Close');
    expect(await client.closed()).toEqual({ code: 4001, reason: 'device removed' });
    expect(await gateway.knock({ ...device, auth: { deviceToken: token } })).toMatchObject({
      let: 'out',
      error: { details: { code: 'AUTH_DEVICE_TOKEN_MISMATCH' } },
    });
    expect(await gateway.knock(device)).toMatchObject({ let: 'in' });
    expect(ui.complaints).toEqual([]);
  });

  it('rotates its own token, and comes back by the new one', async () => {
    const { gateway, ui } = await waitingBrowser();
    await letIn(gateway, ui);
    await ui.goto('/settings/devices');
    await ui.shows('1 of 1 connected');
    const again = ui.page.waitForEvent('websocket');
    await onTheToken(ui, 'Rotate');
    await again;
    await ui.shows('1 of 1 connected');
    // It kept the new one: a page that has none, or an old one, is not let in here.
    await ui.goto('/settings/devices');
    await ui.shows('1 of 1 connected');
    expect(gateway.gateway.pairing.waiting()).toEqual([]);
    expect(ui.complaints).toEqual([]);
  });

  it('revokes a role, which then must be asked for again', async () => {
    const { gateway, device, client, ui } = await scene();
    await onTheToken(ui, 'Revoke');
    await answer(ui, 'Revoke the operator token?', 'Revoke');
    expect(await client.closed()).toEqual({ code: 4001, reason: 'device removed' });
    expect(await gateway.knock(device)).toMatchObject({ let: 'out', error: { details: { reason: 'role-upgrade' } } });
    await gateway.approve();
    expect(await gateway.knock(device)).toMatchObject({ let: 'in' });
    expect(ui.complaints).toEqual([]);
  });

  it('removes a device and cuts it off', async () => {
    const { gateway, device, client, ui } = await scene();
    await inMenuOf(ui, 'Pixel 9', 'Remove');
    await answer(ui, 'Remove Pixel 9?', 'Remove');
    expect(await client.closed()).toEqual({ code: 4001, reason: 'device removed' });
    expect(gateway.gateway.pairing.devices()).toEqual([]);
    expect(await gateway.knock(device)).toMatchObject({ let: 'out', error: { details: { reason: 'not-paired' } } });
    expect(ui.complaints).toEqual([]);
  });

  it('leaves a device alone where the question is answered with Cancel', async () => {
    const { gateway, client, ui } = await scene();
    await inMenuOf(ui, 'Pixel 9', 'Remove');
    await answer(ui, 'Remove Pixel 9?', 'Cancel');
    await client.settled();
    expect(gateway.gateway.pairing.devices()).toMatchObject([{ connected: true }]);
  });

  it('rejects a waiting device', async () => {
    const gateway = await startGatewayWithOfficialPages();
    await gateway.knock(phone(new DeviceKey(), { auth: { token: TOKEN } }));
    const ui = await OfficialPage.open(gateway, `/settings/devices#token=${TOKEN}`);
    await ui.shows('Pixel 9');
    await ui.page.getByRole('button', { name: 'Reject', exact: true }).first().click();
    await answer(ui, 'Reject this device pairing request?', 'Reject');
    await until('the refusal', () => (gateway.gateway.pairing.waiting().length === 0 ? true : undefined));
    expect(gateway.gateway.pairing.devices()).toEqual([]);
    expect(ui.complaints).toEqual([]);
  });
});
