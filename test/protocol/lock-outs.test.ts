/** Lock-outs before people: who, why, until when, and lifting them. That they hit nobody they must not is in lock-out.test.ts. */
import { describe, expect, it } from 'vitest';
import type { DeskLockouts } from '../../src-main/gateway/index.ts';
import { DeviceKey } from '../support/device-key.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { startGateway, TOKEN, type TestGateway } from '../support/gateway.ts';
import { cli, device, Owner, lockoutsOf } from '../support/party.ts';
import { commandLine, controlUi, phone } from '../support/phone.ts';

const MINUTE = 60_000;
const HERE = { headers: { Host: '192.168.1.5' } };
const ELSEWHERE = { ...HERE, localAddress: '127.0.0.2' };
const right = () => phone(new DeviceKey(), { auth: { token: TOKEN } });
const LET_ASK = { error: { code: 'NOT_PAIRED' } };
const LOCKED = { error: { details: { code: 'AUTH_RATE_LIMITED' } } };

async function lockedOut(asker = phone(new DeviceKey(), { auth: { token: 'wrong' } })) {
  const clock = new FakeClock();
  const gateway = await startGateway({ clock });
  for (let i = 0; i < 10; i += 1) await gateway.knock(asker, HERE);
  return { gateway, clock, owner: new Owner(gateway) };
}

async function lockouts(caller: { call(method: string): Promise<unknown> }): Promise<DeskLockouts> {
  return ((await caller.call('desk.lockouts')) as { payload: DeskLockouts }).payload;
}

const codeOf = async (gateway: TestGateway, where = HERE) => await gateway.knock(right(), where);

describe('desk.lockouts', () => {
  it('says who is locked out, for what, since when and until when, and by which key last', async () => {
    const key = new DeviceKey();
    const { clock, owner } = await lockedOut(phone(key, { auth: { token: 'wrong' } }));
    const lockout = {
      id: expect.stringMatching(/^[\w-]{12}$/),
      ...{ kind: 'shared-secret', address: '127.0.0.1', failures: 10, lastDeviceId: key.id },
      ...{ sinceMs: clock.now(), untilMs: clock.now() + 5 * MINUTE },
    };
    expect(await lockouts(owner)).toEqual({ lockouts: [lockout], nowMs: clock.now() });
    clock.advance(5 * MINUTE - 1);
    expect((await lockouts(owner)).lockouts.length).toBe(1);
    clock.advance(1);
    expect((await lockouts(owner)).lockouts).toEqual([]);
  });

  it('says it of nobody who only sent nothing, and of no native client of this computer', async () => {
    const gateway = await startGateway();
    const owner = new Owner(gateway);
    for (let i = 0; i < 12; i += 1) await gateway.knock(phone(new DeviceKey(), { auth: {} }), HERE);
    expect(await codeOf(gateway)).toMatchObject(LET_ASK);
    for (let i = 0; i < 2; i += 1) await gateway.knock(commandLine({ auth: { token: 'wrong' } }));
    expect((await lockouts(owner)).lockouts).toEqual([]);
  });

  it('names a page of this computer by its origin', async () => {
    const gateway = await startGateway({ clock: new FakeClock() });
    const page = { origin: `http://127.0.0.1:${gateway.port}` };
    for (let i = 0; i < 10; i += 1) await gateway.knock(controlUi(new DeviceKey(), { auth: { token: 'wrong' } }), page);
    expect((await lockouts(new Owner(gateway))).lockouts).toMatchObject([{ address: page.origin }]);
  });

  it('lists each kind of guess on its own, the newest first', async () => {
    const { gateway, clock, owner } = await lockedOut();
    clock.advance(1_000);
    for (let i = 0; i < 10; i += 1) await gateway.knock(phone(new DeviceKey(), { auth: { deviceToken: 'x' } }), HERE);
    expect((await lockouts(owner)).lockouts.map(({ kind }) => kind)).toEqual(['device-token', 'shared-secret']);
  });
});

describe('desk.unlock', () => {
  it('lets exactly this address try again at once', async () => {
    const { gateway, owner } = await lockedOut();
    for (let i = 0; i < 10; i += 1) {
      await gateway.knock(phone(new DeviceKey(), { auth: { token: 'wrong' } }), ELSEWHERE);
    }
    const { lockouts: both } = await lockouts(owner);
    const here = both.find(({ address }) => address === '127.0.0.1')!;
    expect([both.length, await codeOf(gateway), await codeOf(gateway, ELSEWHERE)]).toMatchObject([2, LOCKED, LOCKED]);
    expect(await owner.call('desk.unlock', { id: here.id })).toMatchObject({
      ok: true,
      payload: { requestId: here.id },
    });
    expect([await codeOf(gateway), await codeOf(gateway, ELSEWHERE)]).toMatchObject([LET_ASK, LOCKED]);
    expect((await lockouts(owner)).lockouts.map(({ address }) => address)).toEqual(['127.0.0.2']);
    expect(await owner.call('desk.unlock', { id: here.id })).toMatchObject({
      error: { code: 'INVALID_REQUEST', details: { reason: 'unknown-request' } },
    });
  });

  it('is for whoever may decide about every device, and no other sees who is locked out', async () => {
    const clock = new FakeClock();
    const gateway = await startGateway({ clock });
    const pairer = await device(gateway, ['operator.pairing']);
    const admin = await cli(gateway, ['operator.pairing']);
    for (let i = 0; i < 10; i += 1) await gateway.knock(phone(new DeviceKey(), { auth: { token: 'wrong' } }), HERE);
    const [lockout] = (await lockouts(admin)).lockouts;
    expect((await lockouts(pairer.client)).lockouts).toEqual([]);
    expect(await pairer.client.call('desk.unlock', { id: lockout!.id })).toMatchObject({
      error: { message: 'This client may not lift a lock-out.' },
    });
    expect(await codeOf(gateway)).toMatchObject(LOCKED);
    expect(await admin.call('desk.unlock', { id: lockout!.id })).toMatchObject({ ok: true });
    expect(await codeOf(gateway)).toMatchObject(LET_ASK);
  });

  it('is what the desktop does as well, and both are in the history, the log and before all who watch', async () => {
    const { gateway, clock, owner } = await lockedOut();
    const admin = await cli(gateway, ['operator.pairing']);
    const [lockout] = await lockoutsOf(gateway);
    expect(gateway.log()).toContain('"msg":"an address is locked out"');
    expect(await gateway.gateway.pairing.unlock!(lockout!.id, 'tray')).toMatchObject({ ok: true });
    clock.advance(50);
    await admin.event('desk.changed');
    const { payload } = (await owner.call('desk.history', { kinds: ['locked-out', 'unlocked'] })) as {
      payload: { entries: object[] };
    };
    expect(payload.entries).toMatchObject([
      { kind: 'unlocked', by: 'tray', address: '127.0.0.1' },
      { kind: 'locked-out', cause: 'shared-secret', address: '127.0.0.1', count: 10 },
    ]);
  });
});

it('a lock-out outlives a restart of the gateway', async () => {
  const { gateway, owner } = await lockedOut();
  await gateway.gateway.restart('test');
  expect((await lockouts(owner)).lockouts.length).toBe(1);
});

it('of a hundred guesses at once ten are looked at, and a right one among the others shows nothing', async () => {
  const gateway = await startGateway({ clock: new FakeClock() });
  const guess = async (token: string, where = HERE) => {
    const outcome = await gateway.knock(phone(new DeviceKey(), { auth: { token } }), where);
    return outcome.let === 'out' ? outcome.error.details?.['code'] : 'in';
  };
  // No more than so many may wait at once from one address, so they come in four waves.
  const codes: unknown[] = [];
  for (let wave = 0; wave < 4; wave += 1) {
    codes.push(...(await Promise.all(Array.from({ length: 25 }, (_, at) => guess(`wrong ${wave} ${at}`)))));
  }
  expect(codes.filter((code) => code === 'AUTH_TOKEN_MISMATCH').length).toBe(10);
  expect(codes.filter((code) => code === 'AUTH_RATE_LIMITED').length).toBe(90);
  expect(await guess(TOKEN)).toBe('AUTH_RATE_LIMITED');
  expect(await guess(TOKEN, ELSEWHERE)).toBe('PAIRING_REQUIRED');
});
