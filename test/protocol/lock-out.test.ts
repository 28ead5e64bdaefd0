/** Guessing: ten wrong in a minute lock an address out, and nobody whom that must not hit. */
import { describe, expect, it } from 'vitest';
import { Client } from '../support/client.ts';
import { DeviceKey } from '../support/device-key.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { startGateway, TOKEN, type TestGateway } from '../support/gateway.ts';
import { commandLine, connectParams, controlUi, phone } from '../support/phone.ts';

const MINUTE = 60_000;
/** Not asked for as localhost, so not treated as this computer's own. */
const HERE = { headers: { Host: '192.168.1.5' } };
const ELSEWHERE = { headers: { Host: '192.168.1.5' }, localAddress: '127.0.0.2' };

async function guess(gateway: TestGateway, times: number, auth: Record<string, string> = { token: 'wrong' }) {
  const codes: unknown[] = [];
  for (let i = 0; i < times; i += 1) {
    const outcome = await gateway.knock(phone(new DeviceKey(), { auth }), HERE);
    codes.push(outcome.let === 'out' ? outcome.error.details?.['code'] : 'in');
  }
  return codes;
}

async function lockedOut() {
  const clock = new FakeClock();
  const gateway = await startGateway({ clock });
  const codes = await guess(gateway, 10);
  return { ...gateway, clock, codes };
}

const right = (key = new DeviceKey()) => phone(key, { auth: { token: TOKEN } });

describe('an address', () => {
  it('that guessed wrong nine times may still show the right secret', async () => {
    const gateway = await startGateway({ clock: new FakeClock() });
    await guess(gateway, 9);
    expect(await gateway.knock(right(), HERE)).toMatchObject({ error: { code: 'NOT_PAIRED' } });
    // A right one wipes the slate.
    await guess(gateway, 9);
    expect(await gateway.knock(right(), HERE)).toMatchObject({ error: { code: 'NOT_PAIRED' } });
  });

  it('that guessed wrong ten times is locked out for five minutes, even with the right secret', async () => {
    const { knock, clock, codes, gateway } = await lockedOut();
    expect(new Set(codes)).toEqual(new Set(['AUTH_TOKEN_MISMATCH']));
    clock.advance(1_000);
    expect(await knock(right(), HERE)).toMatchObject({
      let: 'out',
      error: {
        code: 'INVALID_REQUEST',
        message: expect.stringMatching(/^too many failed attempts/),
        retryable: true,
        retryAfterMs: 5 * MINUTE - 1_000,
        details: { code: 'AUTH_RATE_LIMITED', authReason: 'rate_limited', recommendedNextStep: 'wait_then_retry' },
      },
      closed: { code: 1008 },
    });
    expect(gateway.pairing.waiting()).toEqual([]);
    clock.advance(5 * MINUTE - 1_001);
    expect(await knock(right(), HERE)).toMatchObject({ error: { details: { code: 'AUTH_RATE_LIMITED' } } });
    clock.advance(1);
    expect(await knock(right(), HERE)).toMatchObject({ error: { code: 'NOT_PAIRED' } });
  });

  it('is not told whether a guess made while locked out was right', async () => {
    const { knock } = await lockedOut();
    const [good, bad] = [
      await knock(right(), HERE),
      await knock(phone(new DeviceKey(), { auth: { token: 'x' } }), HERE),
    ];
    expect(good).toEqual(bad);
  });

  it('does not lock out another address', async () => {
    const { knock } = await lockedOut();
    expect(await knock(right(), ELSEWHERE)).toMatchObject({ error: { code: 'NOT_PAIRED' } });
  });

  it.each<[string, Record<string, string>]>([
    ['a decoy device token', { token: 'wrong', deviceToken: 'decoy' }],
    ['the guess in the other field', { password: 'wrong' }],
  ])('is counted though it shows %s', async (_what, auth) => {
    const gateway = await startGateway({ clock: new FakeClock() });
    await guess(gateway, 10, auth);
    expect(await gateway.knock(right(), HERE)).toMatchObject({ error: { details: { code: 'AUTH_RATE_LIMITED' } } });
  });

  it('is not helped by a decoy once it is locked out', async () => {
    const { knock } = await lockedOut();
    for (const auth of [{ token: TOKEN, deviceToken: 'decoy' }, { password: TOKEN }]) {
      expect(await knock(phone(new DeviceKey(), { auth }), HERE)).toMatchObject({
        error: { details: { code: 'AUTH_RATE_LIMITED' } },
      });
    }
  });

  it('that shows nothing, or a wrong device token, has not guessed at the secret', async () => {
    const gateway = await startGateway({ clock: new FakeClock() });
    expect(new Set(await guess(gateway, 12, {}))).toEqual(new Set(['AUTH_TOKEN_MISSING']));
    const codes = await guess(gateway, 11, { deviceToken: 'wrong' });
    expect([codes[9], codes[10]]).toEqual(['AUTH_DEVICE_TOKEN_MISMATCH', 'AUTH_RATE_LIMITED']);
    expect(await gateway.knock(right(), HERE)).toMatchObject({ error: { code: 'NOT_PAIRED' } });
  });

  it('whose guesses come all at once gets no more of them judged', async () => {
    const gateway = await startGateway({ clock: new FakeClock() });
    const codes = (await Promise.all(Array.from({ length: 30 }, () => guess(gateway, 1)))).flat();
    expect(codes.filter((code) => code === 'AUTH_TOKEN_MISMATCH').length).toBe(10);
    expect(codes.filter((code) => code === 'AUTH_RATE_LIMITED').length).toBe(20);
  });

  it('follows the configured figures', async () => {
    const config = '{ gateway: { auth: { rateLimit: { maxAttempts: 2, lockoutMs: 1000 } } } }';
    const clock = new FakeClock();
    const gateway = await startGateway({ clock, config });
    expect(await guess(gateway, 3)).toEqual(['AUTH_TOKEN_MISMATCH', 'AUTH_TOKEN_MISMATCH', 'AUTH_RATE_LIMITED']);
    clock.advance(1_000);
    expect(await guess(gateway, 1)).toEqual(['AUTH_TOKEN_MISMATCH']);
  });
});

describe('a lock-out', () => {
  it('does not hit a paired device from the same address, old session or new', async () => {
    const clock = new FakeClock();
    const gateway = await startGateway({ clock });
    const key = new DeviceKey();
    const { token, client } = await gateway.pair(phone(key));
    await guess(gateway, 11);
    await client.settled();
    expect(await gateway.knock(phone(key, { auth: { deviceToken: token } }), HERE)).toMatchObject({ let: 'in' });
    // Its key alone is not enough while the address is locked out.
    expect(await gateway.knock(right(key), HERE)).toMatchObject({ error: { details: { code: 'AUTH_RATE_LIMITED' } } });
  });

  it('spares no browser on this computer', async () => {
    const clock = new FakeClock();
    const { knock, port } = await startGateway({ clock });
    const page = { origin: `http://127.0.0.1:${port}` };
    for (let i = 0; i < 10; i += 1) await knock(controlUi(new DeviceKey(), { auth: { token: 'wrong' } }), page);
    const good = controlUi(new DeviceKey(), { auth: { token: TOKEN } });
    expect(await knock(good, page)).toMatchObject({ error: { details: { code: 'AUTH_RATE_LIMITED' } } });
    // It is that page which is locked out, not the owner's own programs.
    expect(await knock(commandLine({ auth: { token: TOKEN } }))).toMatchObject({ let: 'in' });
    clock.advance(5 * MINUTE);
    expect(await knock(good, page)).toMatchObject({ let: 'in' });
  });
});

async function anotherArrives(url: string): Promise<void> {
  const client = await Client.open(url);
  await client.event('connect.challenge');
  await client.close();
}

describe('a native client of this computer', () => {
  it('is never locked out, but answered later each time', async () => {
    const clock = new FakeClock();
    const { url, knock } = await startGateway({ clock });
    for (const delayMs of [250, 500, 1000, 2000, 4000, 5000, 5000, 5000, 5000, 5000, 5000, 5000]) {
      const client = await Client.open(url);
      await client.event('connect.challenge');
      const params = connectParams(commandLine({ auth: { token: 'wrong' } }), '', 0);
      client.send({ type: 'req', id: 'connect', method: 'connect', params });
      await anotherArrives(url); // by then the first one has been judged
      clock.advance(delayMs - 1);
      await anotherArrives(url);
      expect(client.frames.length).toBe(1);
      clock.advance(1);
      expect(await client.next((frame) => frame['id'] === 'connect')).toMatchObject({
        error: { details: { code: 'AUTH_TOKEN_MISMATCH' } },
      });
    }
    expect(await knock(commandLine({ auth: { token: TOKEN } }))).toMatchObject({ let: 'in' });
  });
});
