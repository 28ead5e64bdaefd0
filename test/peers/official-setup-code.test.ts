/** Setup codes between our gateway and the official software: the node host that is told one, and the page that shows one. */
import { describe, expect, it } from 'vitest';
import type { GatewayPorts, SetupCodeView } from '../../src-main/gateway/index.ts';
import { until } from '../support/desktop/deadline.ts';
import { startGateway, TOKEN, type TestGateway } from '../support/gateway.ts';
import { OfficialPage, startGatewayWithOfficialPages } from '../support/peers/official-page.ts';
import { OfficialProgram, STARTS_MS } from '../support/peers/official-program.ts';
import { Owner } from '../support/party.ts';
import { ELSEWHERE, scanning } from '../support/setup-party.ts';

async function shown(gateway: TestGateway, profile: string): Promise<SetupCodeView> {
  const { payload } = await new Owner(gateway).call('desk.setupCode', { profile, address: '127.0.0.1' });
  return payload as SetupCodeView;
}

async function untilConnected({ gateway }: TestGateway, connected = true): Promise<void> {
  const isSo = () => (gateway.pairing.devices().some((device) => device.connected) === connected ? true : undefined);
  await until(connected ? 'the node host to come' : 'the node host to go', isSo, STARTS_MS);
}

describe('the official node host that is told a setup code', () => {
  it('is paired at once with its commands, and afterwards needs no code', async () => {
    const gateway = await startGateway();
    const program = await OfficialProgram.installed();
    const { link } = await shown(gateway, 'node');
    const host = program.start('node', 'run', '--pair', link, '--display-name', 'nas');
    await untilConnected(gateway);
    expect(gateway.gateway.pairing.devices()).toMatchObject([
      { name: 'nas', roles: ['node'], approvedBy: 'setup-code', asksForCommands: false },
    ]);
    expect(gateway.gateway.pairing.devices()[0]?.commands).toContain('system.run');
    await host.stop();
    await untilConnected(gateway, false);

    const again = program.start('node', 'run', '--host', '127.0.0.1', '--port', String(gateway.port));
    await untilConnected(gateway);
    await again.stop();
    await untilConnected(gateway, false);

    const used = program.start('node', 'run', '--pair', link);
    const isRefused = () => (used.output.includes('setup code invalid') ? true : undefined);
    await until('the node host to be refused', isRefused, STARTS_MS);
    expect(gateway.gateway.pairing.devices()).toMatchObject([{ connected: false }]);
  });

  it('waits where a person is asked, and comes in by itself with the same code', async () => {
    const gateway = await startGateway();
    const program = await OfficialProgram.installed();
    const { link } = await shown(gateway, 'limited');
    const host = program.start('node', 'run', '--pair', link, '--display-name', 'nas');
    await until('the node host to knock', () => gateway.gateway.pairing.waiting()[0], STARTS_MS);
    expect(gateway.waiting()).toMatchObject({ name: 'nas', proof: 'setup-code' });
    await gateway.approve();
    await untilConnected(gateway);
    expect(host.output).not.toMatch(/reconnect paused/);
  });
});

describe('the official Control UI', () => {
  it('shows a setup code, and sees the phone come that scans it', async () => {
    const gateway = await startGatewayWithOfficialPages({
      run: { bind: '0.0.0.0' },
      network: { interfaces: () => [{ name: 'wlan0', address: '192.168.1.5', cidr: '192.168.1.5/24' }] },
      // The test machine has no such address.
      ports: (made): GatewayPorts => ({ ...made, reach: async () => await Promise.resolve({ ok: true }) }),
    });
    const ui = await OfficialPage.open(gateway, `/settings/devices#token=${TOKEN}`);
    await ui.page.getByRole('button', { name: 'Pair device' }).first().click();
    await ui.page.getByText('Limited access').click();
    await ui.page.getByRole('button', { name: 'Create setup code' }).click();
    await ui.shows(`ws://192.168.1.5:${String(gateway.port)}`);
    await ui.page.getByText('Show setup code').click();
    const code = await ui.page.locator('.device-pair-setup__fallback code').innerText();
    expect(await ui.page.locator('.device-pair-setup__qr').getAttribute('src')).toMatch(/^data:image\/png;base64,/);
    expect(await gateway.knock(scanning({ code }), ELSEWHERE)).toMatchObject({ let: 'in' });
    await ui.shows('Device paired');
    await ui.shows('Pixel 9');
    expect(ui.complaints).toEqual([]);
  });
});
