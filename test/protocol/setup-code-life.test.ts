/** What a setup code is good for, for whom, and for how long; and what it never gives away. */
import fs from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { DeskList } from '../../src-main/gateway/index.ts';
import { DeviceKey } from '../support/device-key.ts';
import { TOKEN } from '../support/gateway.ts';
import { cli, Owner } from '../support/party.ts';
import { phone, type Asker } from '../support/phone.ts';
import {
  ASKED,
  aNodeHost,
  ELSEWHERE,
  inside,
  INVALID,
  scanning,
  setupScene,
  tokenIn,
  tokensOf,
} from '../support/setup-party.ts';

const MINUTE = 60_000;
const RATE_LIMITED = { error: { details: { code: 'AUTH_RATE_LIMITED' } } };

describe('a setup code', () => {
  it('says where to go and until when, and shows one token that is good for nothing else', async () => {
    const { show, clock, port } = await setupScene();
    const view = await show();
    const url = `ws://127.0.0.1:${String(port)}`;
    const bootstrapToken: unknown = expect.stringMatching(/^[A-Za-z0-9_-]{43}$/);
    expect(inside(view)).toEqual({ url, bootstrapToken, expiresAtMs: clock.now() + 10 * MINUTE });
    expect(view).toEqual({
      setupId: expect.stringMatching(/^setup-[0-9a-f]{18}$/) as unknown,
      profile: 'limited',
      ask: false,
      url,
      urls: [url],
      expiresAtMs: clock.now() + 10 * MINUTE,
      code: expect.stringMatching(/^[A-Za-z0-9_-]+$/) as unknown,
      link: `oc-pair://${view.code}`,
      plaintext: false,
    });
    expect(tokenIn(view)).not.toBe(tokenIn(await show()));
  });

  it('works once', async () => {
    const { scan, show } = await setupScene();
    const asker = scanning(await show());
    expect(await scan(asker)).toMatchObject({ let: 'in' });
    expect(await scan(asker)).toMatchObject(INVALID);
    expect(await scan({ ...asker, key: new DeviceKey() })).toMatchObject(INVALID);
  });

  it('works for one of two sockets that show it at the same moment', async () => {
    const { scan, show, gateway } = await setupScene();
    const view = await show();
    const outcomes = await Promise.all(Array.from({ length: 4 }, () => scan(scanning(view))));
    expect(outcomes.filter((outcome) => outcome.let === 'in')).toHaveLength(1);
    expect(gateway.pairing.devices()).toHaveLength(1);
    const again = scanning(await show());
    const same = await Promise.all(Array.from({ length: 4 }, () => scan(again)));
    expect(same.filter((outcome) => outcome.let === 'in')).toHaveLength(1);
  });

  it('lives ten minutes', async () => {
    const { scan, show, clock } = await setupScene();
    const [early, late] = [scanning(await show()), scanning(await show())];
    clock.advance(10 * MINUTE - 1);
    expect(await scan(early)).toMatchObject({ let: 'in' });
    clock.advance(1);
    expect(await scan(late)).toMatchObject(INVALID);
  });

  it.each([-60 * MINUTE, 60 * MINUTE])('has its end listed, though the wall clock was set by %d ms', async (jump) => {
    const test = await setupScene();
    const { owner, show, clock } = test;
    const listed = async (who = owner): Promise<unknown> =>
      ((await who.call('desk.list'))['payload'] as DeskList).setupCodes;
    const { setupId, expiresAtMs } = await show();
    expect(await listed()).toEqual([{ setupId, expiresAtMs }]);
    clock.advance(MINUTE);
    clock.set(clock.now() + jump);
    expect(await listed()).toEqual([{ setupId, expiresAtMs: clock.now() + 9 * MINUTE }]);
    expect(await listed(new Owner(test))).toEqual([]);
    await owner.call('desk.cancelSetupCode', { setupId });
    expect(await listed()).toEqual([]);
  });

  it('belongs to the first device that shows it', async () => {
    const { scan, show } = await setupScene();
    const view = await show({ profile: 'full' });
    const [first, second] = [scanning(view), scanning(view)];
    expect(await scan(first)).toMatchObject(ASKED);
    expect(await scan(second)).toMatchObject(INVALID);
    expect(await scan(first)).toMatchObject(ASKED);
  });

  it('is not spent by a connect that it is no proof for', async () => {
    const { scan, show } = await setupScene();
    const view = await show({ profile: 'node' });
    const operator = phone(new DeviceKey(), { scopes: [], auth: { bootstrapToken: tokenIn(view) } });
    expect(await scan(operator)).toMatchObject(INVALID);
    const { key: _, ...bare } = aNodeHost(view);
    expect(await scan(bare)).toMatchObject(INVALID);
    expect(await scan(aNodeHost(view))).toMatchObject({ let: 'in' });
  });

  it('is wrong where one character is', async () => {
    const { scan, show } = await setupScene();
    const view = await show();
    const token = tokenIn(view);
    const wrong = `${token.startsWith('A') ? 'B' : 'A'}${token.slice(1)}`;
    const asker = scanning(view, { auth: { bootstrapToken: wrong } });
    expect(await scan(asker)).toMatchObject(INVALID);
    expect(await scan({ ...asker, auth: { bootstrapToken: token } })).toMatchObject({ let: 'in' });
  });

  it('is no shared secret, no password and no device token', async () => {
    const { scan, show } = await setupScene();
    const view = await show();
    for (const field of ['token', 'password', 'deviceToken']) {
      const outcome = await scan(scanning(view, { auth: { [field]: tokenIn(view) } }));
      expect(outcome).toMatchObject({
        let: 'out',
        error: { details: { code: expect.stringMatching(/MISMATCH$/) as unknown } },
      });
    }
    expect(await scan(scanning(view))).toMatchObject({ let: 'in' });
  });

  it('is refused where no secret is needed, unless it is genuine', async () => {
    const { scan, show } = await setupScene({ config: '{ gateway: { auth: { mode: "none" } } }' });
    expect(await scan(phone(new DeviceKey(), { auth: { bootstrapToken: 'x' } }))).toMatchObject(INVALID);
    expect(await scan(scanning(await show()))).toMatchObject({ let: 'in' });
  });

  it('is refused where a proxy has signed the person in, unless it is genuine', async () => {
    const auth = { mode: 'trusted-proxy', trustedProxy: { userHeader: 'X-User', allowLoopback: true } };
    const config = JSON.stringify({ gateway: { trustedProxies: ['127.0.0.1'], auth } });
    const { scan, show } = await setupScene({ config });
    const signedIn = { headers: { Host: '192.168.1.5', 'X-Forwarded-For': '203.0.113.7', 'X-User': 'ada' } };
    const wrong = phone(new DeviceKey(), { auth: { bootstrapToken: 'x' } });
    expect(await scan(wrong, signedIn)).toMatchObject(INVALID);
    expect(await scan({ ...wrong, auth: {} }, signedIn)).toMatchObject(ASKED);
    expect(await scan(scanning(await show()), signedIn)).toMatchObject({ let: 'in' });
  });

  it('does not keep a device out that holds its own token', async () => {
    const { scan, show } = await setupScene();
    const asker = scanning(await show());
    const { node } = tokensOf(await scan(asker));
    expect(await scan({ ...asker, auth: { deviceToken: node, bootstrapToken: 'old' } })).toMatchObject({ let: 'in' });
  });
});

describe('a setup code dies', () => {
  it('with the window that showed it, and with no other', async () => {
    const test = await setupScene();
    const window = new Owner(test);
    const [own, other] = [await test.show({}, window), await test.show()];
    window.leave();
    expect(await test.scan(scanning(own))).toMatchObject(INVALID);
    expect(await test.scan(scanning(other))).toMatchObject({ let: 'in' });
  });

  it('with the connection of the client that asked for it', async () => {
    const test = await setupScene();
    const admin = await cli(test, ['operator.admin']);
    const params = { publicUrl: test.url };
    const [first, second] = [
      await admin.call('device.pair.setupCode', params),
      await admin.call('device.pair.setupCode', params),
    ];
    const asked = (payload: { setupCode: string }) => scanning({ code: payload.setupCode });
    expect(await test.scan(asked(first.payload))).toMatchObject(ASKED);
    await admin.close();
    await expect.poll(() => test.log()).toContain('a setup code has ended');
    expect(await test.scan(asked(second.payload))).toMatchObject(INVALID);
  });

  it('when it is taken back', async () => {
    const { owner, show, scan } = await setupScene();
    const [gone, kept] = [await show(), await show()];
    const { setupId } = gone;
    expect(await owner.call('desk.cancelSetupCode', { setupId })).toMatchObject({ payload: { setupId } });
    expect(await owner.call('desk.cancelSetupCode', { setupId })).toMatchObject({ ok: false });
    expect(await scan(scanning(gone))).toMatchObject(INVALID);
    expect(await scan(scanning(kept))).toMatchObject({ let: 'in' });
  });

  it('when a ninth one is made, the oldest first', async () => {
    const { show, scan } = await setupScene();
    const [first, second] = [await show(), await show()];
    for (let more = 0; more < 7; more += 1) await show();
    expect(await scan(scanning(first))).toMatchObject(INVALID);
    expect(await scan(scanning(second))).toMatchObject({ let: 'in' });
  });

  it('and none is made while devices that wait hold eight', async () => {
    const { owner, show, scan } = await setupScene();
    for (let held = 0; held < 8; held += 1) await scan(scanning(await show({ profile: 'full' })));
    const ninth = { profile: 'limited', address: '127.0.0.1' };
    expect(await owner.call('desk.setupCode', ninth)).toMatchObject({ ok: false, error: { code: 'UNAVAILABLE' } });
  });

  it('and is told to have ended, with why', async () => {
    const { owner, show, clock } = await setupScene();
    const [late, taken] = [await show(), await show()];
    await owner.call('desk.cancelSetupCode', { setupId: taken.setupId });
    clock.advance(10 * MINUTE);
    const told = owner.frames.filter((frame) => frame['event'] === 'desk.setup').map((frame) => frame['payload']);
    expect(told).toEqual([
      { setupId: taken.setupId, state: 'ended', why: 'cancelled' },
      { setupId: late.setupId, state: 'ended', why: 'expired' },
    ]);
  });
});

describe('strangers', () => {
  it('who fill all places of an address, or all there are, do not crowd out a genuine code', async () => {
    const { knock, scan, show, gateway } = await setupScene();
    for (let address = 1; address <= 9; address += 1) {
      const from = { localAddress: `127.0.1.${String(address)}` };
      const crowd = Array.from({ length: 8 }, () => knock(phone(new DeviceKey(), { auth: { token: TOKEN } }), from));
      await Promise.all(crowd);
    }
    expect(gateway.pairing.waiting()).toHaveLength(64);
    const full = { ...ELSEWHERE, localAddress: '127.0.1.1' };
    expect(await scan(phone(new DeviceKey(), { auth: { token: TOKEN } }), full)).toMatchObject({
      error: { message: expect.stringMatching(/too many/) as unknown },
    });
    expect(await scan(scanning(await show()), full)).toMatchObject({ let: 'in' });
    expect(await scan(scanning(await show({ profile: 'full' })), full)).toMatchObject(ASKED);
    expect(gateway.pairing.waiting()).toHaveLength(66);
  });

  it('who guess codes are locked out, and that keeps no genuine code out', async () => {
    const { scan, show } = await setupScene();
    const guess = (): Asker => phone(new DeviceKey(), { auth: { bootstrapToken: 'wrong' } });
    for (let guesses = 0; guesses < 10; guesses += 1) expect(await scan(guess())).toMatchObject(INVALID);
    expect(await scan(guess())).toMatchObject(RATE_LIMITED);
    expect(await scan(scanning(await show()))).toMatchObject({ let: 'in' });
    // Other kinds of guesses have their own count.
    expect(await scan(phone(new DeviceKey(), { auth: { token: TOKEN } }))).toMatchObject(ASKED);
  });
});

describe('the secret in a code', () => {
  it('is never logged, listed, told or stored; and no long-lived secret is in the code', async () => {
    const test = await setupScene();
    const admin = await cli(test, ['operator.admin']);
    const [used, waiting, shown] = [await test.show(), await test.show({ profile: 'full' }), await test.show()];
    await test.scan(scanning(used));
    await test.scan(scanning(waiting));
    await test.scan(scanning({ code: used.code }));
    for (const method of ['desk.list', 'device.pair.list', 'logs.tail', 'status', 'system-presence'])
      await admin.call(method);
    await admin.call('device.pair.setupStatus', { setupId: used.setupId });
    await test.gateway.stop('test');
    const files = await fs.readdir(test.places.stateDir, { recursive: true, withFileTypes: true });
    const stored = await Promise.all(
      files.filter((file) => file.isFile()).map((file) => fs.readFile(path.join(file.parentPath, file.name), 'utf8')),
    );
    expect(stored.length).toBeGreaterThan(0);
    const answers = test.owner.frames.filter((frame) => !JSON.stringify(frame).includes('"link"'));
    const told = [test.log(), ...stored, JSON.stringify(admin.frames), JSON.stringify(answers)].join('\n');
    expect(told).toContain(used.setupId);
    for (const view of [used, waiting, shown]) {
      expect(told).not.toContain(tokenIn(view));
      expect(told).not.toContain(view.code);
      expect(Buffer.from(view.code, 'base64url').toString()).not.toContain(TOKEN);
    }
  });
});
