/** "Pair a phone…" is open: what proves nothing counts as what the person waits for. */
import { describe, expect, it } from 'vitest';
import type { DeskEvent, DeskPairingOpenParams } from '../../src-main/gateway/index.ts';
import { DeviceKey } from '../support/device-key.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { startGateway } from '../support/gateway.ts';
import { cli, Owner } from '../support/party.ts';
import { phone } from '../support/phone.ts';

const MINUTE = 60_000;

async function scene() {
  const clock = new FakeClock();
  const test = await startGateway({ clock });
  const owner = new Owner(test);
  const told: DeskEvent[] = [];
  test.gateway.pairing.subscribe((event) => told.push(event));
  const refreshed = () => told.filter((event) => event.type === 'refreshed').map((event) => event.request.ordinary);
  const ordinary = () => test.gateway.pairing.waiting().map((request) => request.ordinary);
  const open = (isOpen: boolean, by = owner) => {
    const params: DeskPairingOpenParams = { open: isOpen };
    return by.call('desk.pairingOpen', params);
  };
  return { ...test, clock, owner, refreshed, ordinary, open };
}

describe('while it is open', () => {
  it('a request without any proof is ordinary, those that wait already among them, and again not afterwards', async () => {
    const { knock, ordinary, refreshed, open, clock } = await scene();
    await knock(phone(new DeviceKey()));
    expect(ordinary()).toEqual([false]);
    expect(await open(true)).toMatchObject({ payload: { open: true, untilMs: clock.now() + 10 * MINUTE } });
    expect([ordinary(), refreshed()]).toEqual([[true], [true]]);
    await knock(phone(new DeviceKey()));
    expect(ordinary()).toEqual([true, true]);
    expect(await open(false)).toMatchObject({ payload: { open: false } });
    expect([ordinary(), refreshed()]).toEqual([
      [false, false],
      [true, false, false],
    ]);
  });

  it('what needs a second look still does', async () => {
    const { knock, ordinary, refreshed, open } = await scene();
    await open(true);
    await knock(phone(new DeviceKey(), { scopes: ['operator.read', 'operator.admin'] }));
    expect([ordinary(), refreshed()]).toEqual([[false], []]);
  });
});

describe('it closes', () => {
  it('after ten minutes, counted from the last time that it was opened', async () => {
    const { knock, ordinary, open, clock } = await scene();
    await open(true);
    clock.advance(9 * MINUTE);
    await open(true);
    await knock(phone(new DeviceKey()));
    clock.advance(4 * MINUTE);
    await knock(phone(new DeviceKey()));
    clock.advance(6 * MINUTE - 1);
    await knock(phone(new DeviceKey()));
    expect(new Set(ordinary())).toEqual(new Set([true]));
    clock.advance(1);
    expect(new Set(ordinary())).toEqual(new Set([false]));
  });

  it('with the window that opened it, and not while another one has it open', async () => {
    const test = await scene();
    const { knock, ordinary, open, owner } = test;
    const other = new Owner(test);
    await open(true);
    await open(true, other);
    await knock(phone(new DeviceKey()));
    owner.leave();
    expect(ordinary()).toEqual([true]);
    other.leave();
    expect(ordinary()).toEqual([false]);
  });
});

it('is the owner’s alone: no administrator elsewhere opens it', async () => {
  const test = await scene();
  const admin = await cli(test, ['operator.admin']);
  const answer = await admin.call('desk.pairingOpen', { open: true });
  expect(answer.error.message).toBe('only the owner at this computer may do that');
  await test.knock(phone(new DeviceKey()));
  expect(test.ordinary()).toEqual([false]);
});
