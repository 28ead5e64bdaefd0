/** A changed config: what of it holds at once, whom it ends, and when the gateway restarts for it. */
import { describe, expect, it } from 'vitest';
import { DeviceKey } from '../support/device-key.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { TOKEN } from '../support/gateway.ts';
import { device } from '../support/party.ts';
import { commandLine, controlUi, phone } from '../support/phone.ts';
import { MINE, patch, scene } from './config-party.ts';
import { joinNode } from './node-party.ts';

describe('what was written', () => {
  it('is taken up at once where it can be', async () => {
    const { gateway, client } = await scene();
    const asker = commandLine({ auth: { token: 'the-second' }, scopes: ['operator.read'] });
    expect(await gateway.knock(asker)).toMatchObject({ let: 'out' });
    expect(await patch(client, { gateway: { auth: { token: 'the-second' } } })).toMatchObject({ ok: true });
    expect(await client.closed()).toEqual({ code: 4001, reason: 'gateway auth changed' });
    expect(await gateway.knock(asker)).toMatchObject({ let: 'in' });
    expect(gateway.gateway.status().state).toBe('running');
  });

  it('and cannot be taken up as it runs makes it restart, once, a moment after the answer', async () => {
    const clock = new FakeClock();
    const { gateway, client } = await scene(MINE, { clock });
    const first = await patch(client, { gateway: { bind: 'lan' } });
    expect(first).toMatchObject({ payload: { sentinel: { payload: { stats: { requiresRestart: true } } } } });
    await patch(
      client,
      { gateway: { auth: { rateLimit: { maxAttempts: 3 } } } },
      { note: 'two', restartDelayMs: 2_000 },
    );
    clock.advance(1_999);
    await client.settled();
    clock.advance(1);
    expect(await client.event('shutdown')).toEqual({ reason: 'gateway restarting', restartExpectedMs: 5_000 });
    clock.advance(1_000);
    expect(await client.closed()).toEqual({ code: 1012, reason: 'service restart' });
    await expect.poll(() => gateway.gateway.status().state).toBe('running');
    expect(gateway.gateway.status().addresses.map(({ host }) => host)).toEqual(['127.0.0.1']);
  });

  it('ends who came by a page that is allowed no longer, and nobody else', async () => {
    const { gateway, client } = await scene();
    const page = { origin: 'https://a.example', headers: { Host: 'a.example' } };
    const asker = controlUi(new DeviceKey(), { auth: { token: TOKEN } });
    const fromPage = await gateway.knock(asker, page);
    if (fromPage.let === 'out') throw new Error(fromPage.error.message);
    const { client: phoneClient } = await device(gateway, ['operator.read']);
    const change = { gateway: { controlUi: { allowedOrigins: ['https://b.example', 'https://c.example'] } } };
    await patch(client, change, { replacePaths: ['gateway.controlUi.allowedOrigins'] });
    expect(await fromPage.client.closed()).toEqual({ code: 4001, reason: 'gateway policy changed' });
    expect(await gateway.knock(asker, { ...page, headers: {} })).toMatchObject({
      error: { details: { code: 'CONTROL_UI_ORIGIN_NOT_ALLOWED' } },
    });
    const elsewhere = { origin: 'https://c.example', headers: { Host: 'c.example' } };
    expect(await gateway.knock(asker, elsewhere)).toMatchObject({ let: 'in' });
    await phoneClient.settled();
    await client.settled();
  });

  it('takes a command from nodes that run, and gives it back', async () => {
    const { gateway, client } = await scene();
    const node = await joinNode(gateway);
    const commands = async (): Promise<unknown> =>
      ((await client.call('node.list')) as unknown as { payload: { nodes: { commands: string[] }[] } }).payload.nodes[0]
        ?.commands;
    expect(await commands()).toContain('system.run');
    await patch(client, { gateway: { nodes: { commands: { deny: ['system.run'] } } } });
    expect(await node.client.closed()).toEqual({ code: 4001, reason: 'gateway policy changed' });
    const again = await gateway.knock(node.asker);
    if (again.let === 'out') throw new Error(again.error.message);
    expect(await commands()).toEqual(['system.notify', 'system.which']);
    await patch(client, { gateway: { nodes: null } }, { replacePaths: ['gateway.nodes.commands.deny'] });
    await again.client.closed();
    await gateway.knock(node.asker);
    expect(await commands()).toContain('system.run');
  });

  it('lets nobody out of a lock-out', async () => {
    const clock = new FakeClock();
    const { gateway, client } = await scene(MINE, { clock });
    const guess = () =>
      gateway.knock(phone(new DeviceKey(), { auth: { token: 'wrong' } }), { headers: { Host: '192.168.1.5' } });
    for (let i = 0; i < 10; i += 1) await guess();
    await patch(client, { gateway: { auth: { rateLimit: { maxAttempts: 99 } } } });
    expect(await guess()).toMatchObject({ error: { details: { code: 'AUTH_RATE_LIMITED' } } });
    clock.advance(300_000);
    for (let i = 0; i < 11; i += 1) {
      expect(await guess()).toMatchObject({ error: { details: { code: 'AUTH_TOKEN_MISMATCH' } } });
    }
  });

  it('names who changed what in the log, and no value', async () => {
    const { gateway, client } = await scene();
    await patch(client, { gateway: { auth: { token: 'canary-4711' } } });
    await client.closed();
    expect(gateway.log()).toContain('"changedPaths":["gateway.auth.token"]');
    expect(gateway.log()).not.toContain('canary-4711');
  });
});
