/** A phone that scans a setup code, by the frames that its app sends: in at once where the code is for it. */
import { describe, expect, it } from 'vitest';
import type { DeskEvent, SetupProfile, WaitingRequest } from '../../src-main/gateway/index.ts';
import { Client } from '../support/client.ts';
import { DeviceKey } from '../support/device-key.ts';
import { TOKEN } from '../support/gateway.ts';
import { cli, device } from '../support/party.ts';
import { phone, type Asker } from '../support/phone.ts';
import {
  ASKED,
  INVALID,
  aNodeHost,
  anIphone,
  asOperator,
  COMPANION,
  PHONE_COMMANDS,
  scanning,
  setupScene,
  tokenIn,
  tokensOf,
} from '../support/setup-party.ts';

describe('a phone that scans a limited code', () => {
  it('is paired at once, comes as an operator by its second token, and back by both', async () => {
    const { gateway, scan, show, clock } = await setupScene();
    const asker = scanning(await show());
    const outcome = await scan(asker);
    expect(outcome).toMatchObject({ let: 'in' });
    if (outcome.let === 'out') return;
    const at = clock.now();
    const aToken: unknown = expect.stringMatching(/^[A-Za-z0-9_-]{43}$/);
    expect(outcome.hello.auth).toEqual({
      method: 'bootstrap-token',
      role: 'node',
      scopes: [],
      deviceToken: aToken,
      issuedAtMs: at,
      deviceTokens: [{ deviceToken: aToken, role: 'operator', scopes: COMPANION, issuedAtMs: at }],
    });

    const { node, operator } = tokensOf(outcome);
    const second = await scan(asOperator(asker.key, operator));
    expect(second).toMatchObject({ let: 'in', hello: { auth: { method: 'device-token', scopes: COMPANION } } });
    expect(await scan({ ...asker, auth: { deviceToken: node } })).toMatchObject({ let: 'in' });
    expect(await scan(asOperator(asker.key, operator))).toMatchObject({ let: 'in' });
    expect(gateway.pairing.devices()).toMatchObject([
      { roles: ['operator', 'node'], scopes: COMPANION, commands: PHONE_COMMANDS, approvedBy: 'setup-code' },
    ]);
  });

  it('never waits, and all are told: that it was let in, by what, and for what', async () => {
    const test = await setupScene();
    const told: DeskEvent[] = [];
    test.gateway.pairing.subscribe((event) => told.push(event));
    const admin = await cli(test, ['operator.admin']);
    const view = await test.show();
    await test.scan(scanning(view));
    const completed = await admin.event('device.pair.setup.completed');
    const [{ deviceId } = { deviceId: '' }] = test.gateway.pairing.devices();
    expect(completed).toEqual({
      setupId: view.setupId,
      deviceId,
      deviceName: 'Pixel 9',
      access: 'limited',
      ts: test.clock.now(),
    });
    expect(await admin.event('device.pair.resolved')).toMatchObject({ deviceId, decision: 'approved' });
    expect(await admin.event('node.pair.resolved')).toMatchObject({ nodeId: deviceId, decision: 'approved' });
    expect(await admin.event('desk.setup')).toMatchObject({ setupId: view.setupId, state: 'used', deviceId });
    expect(admin.events).not.toContain('device.pair.requested');
    expect(told.map(({ type }) => type).filter((type) => type !== 'status')).toEqual([
      'setup-code-made',
      'resolved',
      'connected',
      'setup-code-used',
    ]);
    expect(told.find(({ type }) => type === 'resolved')).toMatchObject({
      outcome: 'approved',
      by: 'setup-code',
      request: { proof: 'setup-code', setupId: view.setupId, scopes: COMPANION, commands: PHONE_COMMANDS },
    });
    expect(told.find(({ type }) => type === 'connected')).toMatchObject({ firstTime: true });
    const { payload } = await admin.call('device.pair.list');
    expect(payload).toMatchObject({ pending: [], paired: [{ deviceId, approvedVia: 'bootstrap' }] });
  });

  it('is cut off by Undo, and its tokens are dead', async () => {
    const { gateway, scan, show } = await setupScene();
    const asker = scanning(await show());
    const { client, node, operator } = tokensOf(await scan(asker));
    await gateway.pairing.remove(asker.key?.id ?? '', 'notification');
    expect(await client.closed()).toMatchObject({ code: 4001 });
    for (const dead of [{ ...asker, auth: { deviceToken: node } }, asOperator(asker.key, operator)]) {
      expect(await scan(dead)).toMatchObject({ error: { details: { code: 'AUTH_DEVICE_TOKEN_MISMATCH' } } });
    }
    expect(await scan(asker)).toMatchObject(INVALID);
  });

  it('is paired for good: after a restart it comes back by its token', async () => {
    const { gateway, scan, show } = await setupScene();
    const asker = scanning(await show());
    const { operator } = tokensOf(await scan(asker));
    await gateway.restart('test');
    expect(gateway.status()).toMatchObject({ state: 'running', paired: 1 });
    const url = `ws://127.0.0.1:${String(gateway.status().addresses[0]?.port)}/`;
    expect(await Client.knock(url, asOperator(asker.key, operator))).toMatchObject({ let: 'in' });
  });

  it('gets no more than the code is for, whatever it holds afterwards', async () => {
    const { scan, show } = await setupScene();
    const asker = scanning(await show());
    const { operator } = tokensOf(await scan(asker));
    const greedy = { ...asOperator(asker.key, operator), scopes: [...COMPANION, 'operator.pairing'] };
    expect(await scan(greedy)).toMatchObject({ ...ASKED, error: { details: { reason: 'scope-upgrade' } } });
  });

  it('that was waiting with the shared secret stops waiting', async () => {
    const { gateway, scan, show } = await setupScene();
    const key = new DeviceKey();
    await scan(phone(key, { auth: { token: TOKEN } }));
    expect(gateway.pairing.waiting()).toHaveLength(1);
    await scan(scanning(await show(), { key }));
    expect(gateway.pairing.waiting()).toEqual([]);
  });

  it('and is known already gets what it lacks; but where it changed, a person looks at it', async () => {
    const test = await setupScene();
    const { key } = await device(test, ['operator.read']);
    expect(await test.scan(scanning(await test.show(), { key }))).toMatchObject({ let: 'in' });
    expect(test.gateway.pairing.devices()).toMatchObject([{ roles: ['operator', 'node'], scopes: COMPANION }]);

    const { key: other } = await device(test, ['operator.read'], {
      client: { ...phone(new DeviceKey()).client, platform: 'linux' },
    });
    expect(await test.scan(scanning(await test.show(), { key: other }))).toMatchObject({
      ...ASKED,
      error: { details: { reason: 'metadata-upgrade' } },
    });
  });
});

describe('who is let in at once', () => {
  type Row = [
    profile: SetupProfile,
    who: string,
    answer: 'in' | 'asked' | 'invalid',
    asker: (view: { code: string }) => Asker,
  ];
  const linux = { platform: 'linux', deviceFamily: 'Linux' };
  const mismatched = (view: { code: string }) => scanning(view, { client: { ...scanning(view).client, ...linux } });
  const backend = (view: { code: string }) =>
    scanning(view, { client: { ...scanning(view).client, id: 'gateway-client', mode: 'backend' } });
  const inUiMode = (view: { code: string }) => scanning(view, { client: { ...scanning(view).client, mode: 'ui' } });
  const operatorOf = (view: { code: string }, scopes: readonly string[]): Asker => ({
    ...asOperator(new DeviceKey(), ''),
    scopes,
    auth: { bootstrapToken: tokenIn(view) },
  });

  it.each<Row>([
    ['limited', 'an Android phone', 'in', scanning],
    ['limited', 'an iPhone', 'in', anIphone],
    ['limited', 'an iPad', 'in', (view) => anIphone(view, { platform: 'iPadOS 26.0', deviceFamily: 'iPad' })],
    ['limited', 'an Android phone that says it is Linux', 'asked', mismatched],
    ['limited', 'an iPhone that says it is a Mac', 'asked', (view) => anIphone(view, { deviceFamily: 'Mac' })],
    ['limited', 'the Android app in another mode', 'asked', inUiMode],
    ['limited', 'another client as a node', 'asked', backend],
    ['limited', 'a node host', 'asked', aNodeHost],
    ['limited', 'the app as an operator', 'asked', (view) => operatorOf(view, ['operator.read'])],
    ['limited', 'an operator who wants more', 'invalid', (view) => operatorOf(view, ['operator.admin'])],
    ['limited', 'a node with scopes', 'invalid', (view) => scanning(view, { scopes: ['operator.read'] })],
    ['node', 'a node host', 'in', aNodeHost],
    ['node', 'an Android phone', 'asked', scanning],
    ['node', 'an operator', 'invalid', (view) => operatorOf(view, [])],
    ['full', 'an Android phone', 'asked', scanning],
    ['full', 'an iPhone', 'asked', anIphone],
    ['full', 'a node host', 'asked', aNodeHost],
    ['full', 'an operator within it', 'asked', (view) => operatorOf(view, ['operator.admin'])],
    ['full', 'an operator who lets others in', 'invalid', (view) => operatorOf(view, ['operator.pairing'])],
  ])('by a %s code: %s: %s', async (profile, _who, answer, asker) => {
    const { gateway, scan, show } = await setupScene();
    const outcome = await scan(asker(await show({ profile })));
    expect(outcome).toMatchObject({ in: { let: 'in' }, asked: ASKED, invalid: INVALID }[answer]);
    expect(gateway.pairing.devices().length).toBe(answer === 'in' ? 1 : 0);
    expect(gateway.pairing.waiting().length > 0).toBe(answer === 'asked');
  });

  it('and nobody where the person wants to be asked', async () => {
    const { gateway, scan, show } = await setupScene();
    expect(await scan(scanning(await show({ ask: true })))).toMatchObject(ASKED);
    expect(gateway.pairing.devices()).toEqual([]);
  });

  it.each(['removed', 'blocked and unblocked', 'signed out'] as const)(
    'and not a key that a person has %s, before a person lets it in again',
    async (how) => {
      const { gateway, scan, show } = await setupScene();
      const { pairing } = gateway;
      const first = scanning(await show());
      expect(await scan(first)).toMatchObject({ let: 'in' });
      const { id } = first.key!;
      if (how === 'removed') await pairing.remove(id, 'window');
      else if (how === 'signed out') await pairing.signOut(id, 'window');
      else {
        await pairing.block({ deviceId: id, by: 'window' });
        expect(await scan(scanning(await show(), { key: first.key! }))).toMatchObject({ let: 'out' });
        expect(pairing.waiting()).toEqual([]);
        await pairing.unblock({ deviceId: id }, 'window');
      }

      const again = scanning(await show(), { key: first.key! });
      expect(await scan(again)).toMatchObject(ASKED);
      expect(pairing.waiting().length).toBeGreaterThan(0);
      expect(pairing.waiting()).toSatisfy((all: readonly WaitingRequest[]) =>
        all.every(({ proof, known }) => proof === 'setup-code' && known !== 'new'),
      );
      expect(await scan(scanning(await show()))).toMatchObject({ let: 'in' }); // another phone

      for (const { requestId, digest } of pairing.waiting()) {
        expect(await pairing.approve({ requestId, digest, grant: 'asked', by: 'window' })).toMatchObject({ ok: true });
      }
      expect(await scan(again)).toMatchObject({ let: 'in' });
      expect(await scan(scanning(await show(), { key: first.key! }))).toMatchObject({ let: 'in' });
    },
  );

  it('a node host by a node code, with its first commands and one token', async () => {
    const { gateway, scan, show } = await setupScene();
    const outcome = await scan(aNodeHost(await show({ profile: 'node' })));
    if (outcome.let === 'out') throw new Error(outcome.error.message);
    expect(outcome.hello.auth).not.toHaveProperty('deviceTokens');
    expect(gateway.pairing.devices()).toMatchObject([
      { roles: ['node'], scopes: [], commands: ['system.run', 'system.which'], asksForCommands: false },
    ]);
  });
});
