/** A connected device asks for more, waits, and is told; its connection stays as it was. */
import { expect, it } from 'vitest';
import { FakeClock } from '../support/fake-clock.ts';
import { startGateway } from '../support/gateway.ts';
import { cli, device } from '../support/party.ts';
import { phone } from '../support/phone.ts';

const MORE = ['operator.admin', 'operator.read'];

async function asking(options: Parameters<typeof startGateway>[0] = {}) {
  const gateway = await startGateway(options);
  const party = await device(gateway, ['operator.read']);
  const answer = await party.client.call('device.scopes.requestUpgrade', { scopes: MORE });
  const { requestId } = (answer as { payload: { requestId: string } }).payload;
  return { gateway, ...party, requestId };
}

it('approved, it gets a token for more, and its old one holds until the new one is used', async () => {
  const { gateway, client, key, token, requestId } = await asking();
  expect(gateway.waiting()).toMatchObject({ requestId, reason: 'scope-upgrade', scopes: MORE });
  const wait = client.call('device.scopes.waitUpgrade', { requestId });
  await client.settled();
  await gateway.approve();
  const { payload } = (await wait) as unknown as { payload: { deviceToken: string } };
  expect(payload).toEqual({ status: 'approved', requestId, deviceToken: expect.any(String), scopes: MORE });
  expect((await client.call('node.pair.list')).error.code).toBe('FORBIDDEN');
  const knock = (deviceToken: string) => gateway.knock(phone(key, { scopes: MORE, auth: { deviceToken } }));
  expect(await knock(token)).toMatchObject({ let: 'in' });
  expect(await knock(payload.deviceToken)).toMatchObject({ let: 'in', hello: { auth: { scopes: MORE } } });
  expect(await knock(token)).toMatchObject({ let: 'out' });
});

it('asked for after the decision, it is told as well', async () => {
  const { gateway, client, requestId } = await asking();
  gateway.gateway.pairing.deny(requestId, 'window');
  expect((await client.call('device.scopes.waitUpgrade', { requestId })).payload).toEqual({
    status: 'rejected',
    requestId,
  });
});

it('nobody decides, and it is told so', async () => {
  const clock = new FakeClock();
  const { client, requestId } = await asking({ clock });
  const wait = client.call('device.scopes.waitUpgrade', { requestId });
  for (let i = 0; i < 30; i += 1) {
    await client.settled();
    clock.advance(10_000);
  }
  expect((await wait).payload).toEqual({ status: 'expired', requestId });
});

it('no other device may wait for it, and no more than eight waits are held at once', async () => {
  const { gateway, client, requestId } = await asking();
  const other = await cli(gateway, ['operator.admin']);
  expect((await other.call('device.scopes.waitUpgrade', { requestId })).error.message).toBe('unknown requestId');
  const waits = Array.from({ length: 8 }, () => client.call('device.scopes.waitUpgrade', { requestId }));
  expect((await client.call('device.scopes.waitUpgrade', { requestId })).error.code).toBe('UNAVAILABLE');
  gateway.gateway.pairing.deny(requestId, 'window');
  for (const wait of waits) expect(await wait).toMatchObject({ ok: true });
});

it.each([[['operator.read']], [['operator.pairing']], [['operator.superuser', 'operator.read']]])(
  'asking for %j is not asking for more',
  async (scopes) => {
    const gateway = await startGateway();
    const { client } = await device(gateway, ['operator.read']);
    expect((await client.call('device.scopes.requestUpgrade', { scopes })).error.message).toMatch(
      /^scopes must be more/,
    );
    expect(gateway.gateway.pairing.waiting()).toEqual([]);
  },
);

it('a client without a device identity has nothing to upgrade', async () => {
  const gateway = await startGateway();
  const client = await cli(gateway, []);
  expect((await client.call('device.scopes.requestUpgrade', { scopes: MORE })).error.message).toMatch(
    /^only a paired device/,
  );
});
