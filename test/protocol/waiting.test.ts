/** Requests as a device sees them: renewed by knocking, replaced by another ask, bounded in number, gone in time. */
import { describe, expect, it } from 'vitest';
import type { Outcome } from '../support/client.ts';
import { DeviceKey } from '../support/device-key.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { startGateway, TOKEN } from '../support/gateway.ts';
import { cli } from '../support/party.ts';
import { nodeHost, phone, type Asker } from '../support/phone.ts';

const MINUTE = 60_000;
const auth = { token: TOKEN };
const idOf = (outcome: Outcome): unknown => (outcome.let === 'out' ? outcome.error.details?.['requestId'] : 'let in');

async function aGateway() {
  const clock = new FakeClock();
  const gateway = await startGateway({ clock });
  return { clock, ...gateway };
}

describe('a device that knocks again', () => {
  it('with the same ask keeps its request, whose five minutes begin anew', async () => {
    const { clock, knock, waiting } = await aGateway();
    const asker = phone(new DeviceKey(), { auth });
    const first = idOf(await knock(asker));
    const { askedAtMs } = waiting();
    clock.advance(4 * MINUTE);
    expect(idOf(await knock(asker))).toBe(first);
    expect(waiting()).toMatchObject({ askedAtMs, expiresAtMs: askedAtMs + 9 * MINUTE });
    clock.advance(5 * MINUTE - 1);
    expect(idOf(await knock(asker))).toBe(first);
    clock.advance(5 * MINUTE);
    expect(idOf(await knock(asker))).not.toBe(first);
  });

  it.each<[string, Partial<Asker>]>([
    ['more scopes', { scopes: ['operator.read', 'operator.write', 'operator.admin'] }],
    ['fewer scopes', { scopes: ['operator.read'] }],
    ['another name', { client: { ...phone(new DeviceKey()).client, displayName: 'Other' } }],
  ])('with %s replaces its request by one that asks for exactly that', async (_what, change) => {
    const { knock, waiting } = await aGateway();
    const key = new DeviceKey();
    const first = idOf(await knock(phone(key, { auth })));
    const second = idOf(await knock(phone(key, { auth, ...change })));
    expect(second).not.toBe(first);
    expect(waiting()).toMatchObject({ requestId: second, scopes: (change.scopes ?? phone(key).scopes).toSorted() });
    const back = idOf(await knock(phone(key, { auth })));
    expect([first, second]).not.toContain(back);
    expect(waiting().scopes).toEqual(['operator.read', 'operator.write']);
  });

  it('without the secret that it showed first is another ask', async () => {
    const { knock, waiting } = await aGateway();
    const key = new DeviceKey();
    const first = idOf(await knock(phone(key, { auth })));
    expect(waiting()).toMatchObject({ proof: 'secret', ordinary: true });
    expect(idOf(await knock(phone(key)))).not.toBe(first);
    expect(waiting()).toMatchObject({ proof: 'none', ordinary: false });
  });

  it('after its request ran out is listed quietly, and still told to wait', async () => {
    const { clock, knock, waiting } = await aGateway();
    const asker = phone(new DeviceKey(), { auth });
    await knock(asker);
    expect(waiting().quiet).toBe(false);
    clock.advance(5 * MINUTE);
    expect(await knock(asker)).toMatchObject({ error: { retryable: true, details: { pauseReconnect: false } } });
    expect(waiting().quiet).toBe(true);
  });
});

describe('what a stranger says of itself', () => {
  it('is shown as one short line of visible characters', async () => {
    const { knock, waiting } = await aGateway();
    const client = {
      ...phone(new DeviceKey()).client,
      displayName: `Anna\u202e\u0000\n\u001b[31m${'x'.repeat(40_000)}`,
      modelIdentifier: '\u200bPixel\u0007',
      platform: 'android\u0000 15',
      deviceFamily: 'And\u202eroid',
      version: '1\n2',
    };
    await knock(phone(new DeviceKey(), { auth, client }));
    const { name, model, platform, deviceFamily, clientVersion } = waiting();
    expect(name).toMatch(/^Anna \[31mx+…$/);
    expect(name.length).toBeLessThanOrEqual(64);
    expect([model, platform, deviceFamily, clientVersion]).toEqual(['Pixel', 'android 15', 'Android', '1 2']);
  });

  it('is marked where its name could be taken for that of a trusted device, on the list and as a part of what is approved', async () => {
    const test = await aGateway();
    await test.pair(phone(new DeviceKey()));
    const asks = (displayName: string) => {
      const asker = phone(new DeviceKey(), { auth });
      return { ...asker, client: { ...asker.client, displayName } };
    };
    await test.knock(asks('\u0420ixel  9\u200b'));
    expect(test.waiting()).toMatchObject({ name: expect.stringContaining('ixel'), lookAlike: 'Pixel 9' });
    test.gateway.pairing.deny(test.waiting().requestId, 'window');
    await test.knock(asks('Kitchen iPad'));
    expect(test.waiting()).not.toHaveProperty('lookAlike');
  });

  it('of a node’s commands is cleaned, sorted and named once', async () => {
    const { knock, waiting } = await aGateway();
    const commands = ['system.which', 'system.run', 'system.run\u202e', 'system.run'];
    await knock(nodeHost(new DeviceKey(), { auth, commands }));
    expect(waiting().commands).toEqual(['system.run', 'system.which']);
  });
});

describe('strangers', () => {
  it('of one address may have eight requests; the ninth is told to come back, and nothing is added', async () => {
    const { knock, gateway } = await aGateway();
    const keys = Array.from({ length: 9 }, () => new DeviceKey());
    for (const key of keys.slice(0, 8)) expect(idOf(await knock(phone(key, { auth })))).toBeTypeOf('string');
    const ninth = phone(keys[8]!, { auth });
    expect(await knock(ninth)).toMatchObject({
      let: 'out',
      error: {
        code: 'NOT_PAIRED',
        message: expect.stringMatching(/^pairing required: /),
        retryable: true,
        retryAfterMs: 5 * MINUTE,
        details: { code: 'PAIRING_REQUIRED', recommendedNextStep: 'wait_then_retry', pauseReconnect: false },
      },
      closed: { code: 1008 },
    });
    expect(gateway.pairing.waiting().length).toBe(8);
    expect(idOf(await knock(ninth, { localAddress: '127.0.0.2' }))).toBeTypeOf('string');
    // Those that wait may go on knocking, and a decided one makes room.
    expect(idOf(await knock(phone(keys[0]!, { auth })))).toBeTypeOf('string');
    const [, newest] = gateway.pairing.waiting();
    gateway.pairing.deny(newest!.requestId, 'window');
    expect(idOf(await knock(phone(new DeviceKey(), { auth })))).toBeTypeOf('string');
  });

  it('from everywhere may have 64 together', async () => {
    const { knock, gateway } = await aGateway();
    for (let address = 1; address <= 9; address += 1) {
      const knocks = Array.from({ length: 8 }, () =>
        knock(phone(new DeviceKey(), { auth }), { localAddress: `127.0.1.${address}` }),
      );
      await Promise.all(knocks);
    }
    expect(gateway.pairing.waiting().length).toBe(64);
    expect(gateway.status().waiting).toBe(64);
  });

  it('make one event each, and none by knocking again', async () => {
    const gateway = await startGateway();
    const admin = await cli(gateway, ['operator.pairing']);
    const asker = phone(new DeviceKey(), { auth });
    for (let i = 0; i < 5; i += 1) await gateway.knock(asker);
    await admin.settled();
    expect(admin.events.filter((event) => event === 'device.pair.requested').length).toBe(1);
  });
});
