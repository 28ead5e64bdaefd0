/** A setup code where a person is asked: full control, another client, "ask me". The code stays good for that device. */
import { describe, expect, it } from 'vitest';
import type { WaitingRequest } from '../../src-main/gateway/index.ts';
import type { Outcome } from '../support/client.ts';
import { DeviceKey } from '../support/device-key.ts';
import { cli } from '../support/party.ts';
import {
  aNodeHost,
  ASKED,
  COMPANION,
  INVALID,
  scanning,
  setupScene,
  tokensOf,
  type SetupScene,
} from '../support/setup-party.ts';

const MINUTE = 60_000;

function ofRole({ gateway }: SetupScene, role: string): WaitingRequest {
  const found = gateway.pairing.waiting().find((request) => request.role === role);
  if (found === undefined) throw new Error(`no ${role} waits`);
  return found;
}

async function approve({ gateway }: SetupScene, { requestId, digest }: WaitingRequest): Promise<void> {
  const decided = await gateway.pairing.approve({ requestId, digest, grant: 'asked', by: 'window' });
  if (!decided.ok) throw new Error(decided.message);
}

async function approveAll(scene: SetupScene): Promise<void> {
  for (const request of scene.gateway.pairing.waiting()) await approve(scene, request);
}

const idOf = (outcome: Outcome): unknown => (outcome.let === 'out' ? outcome.error.details?.['requestId'] : 'in');

/** A phone that has scanned a code for full control, and waits. */
async function waitingForFull() {
  const scene = await setupScene();
  const view = await scene.show({ profile: 'full' });
  const asker = scanning(view);
  const refusal = await scene.scan(asker);
  return { scene, view, asker, refusal };
}

describe('a phone that scans a code for full control', () => {
  it('asks in both roles for all that the code stands for, and nothing more', async () => {
    const { scene, view, refusal } = await waitingForFull();
    expect(refusal).toMatchObject(ASKED);
    expect(scene.gateway.pairing.waiting()).toHaveLength(2);
    const both = { proof: 'setup-code', setupId: view.setupId, quiet: false };
    expect(ofRole(scene, 'node')).toMatchObject({ ...both, scopes: [], requestId: idOf(refusal) });
    expect(ofRole(scene, 'operator')).toMatchObject({
      ...both,
      scopes: ['operator.admin', ...COMPANION],
      ordinary: false,
    });
    expect(view).toMatchObject({ profile: 'full', ask: true });
  });

  it('comes in with the same code once both are approved, and then the code is dead', async () => {
    const { scene, asker } = await waitingForFull();
    await approveAll(scene);
    const outcome = await scene.scan(asker);
    expect(outcome).toMatchObject({
      hello: {
        auth: {
          method: 'bootstrap-token',
          deviceTokens: [{ role: 'operator', scopes: ['operator.admin', ...COMPANION] }],
        },
      },
    });
    expect(scene.gateway.pairing.devices()).toMatchObject([{ approvedBy: 'window', roles: ['operator', 'node'] }]);
    expect(await scene.scan(asker)).toMatchObject(INVALID);
    expect(await scene.scan({ ...asker, auth: { deviceToken: tokensOf(outcome).node } })).toMatchObject({ let: 'in' });
  });

  it('comes in once, though it shows the code on four sockets at the same moment', async () => {
    const { scene, asker } = await waitingForFull();
    await approveAll(scene);
    const outcomes = await Promise.all(Array.from({ length: 4 }, () => scene.scan(asker)));
    expect(outcomes.filter((outcome) => outcome.let === 'in')).toHaveLength(1);
  });

  it('waits on while only one of the two is approved', async () => {
    const { scene, asker } = await waitingForFull();
    await approve(scene, ofRole(scene, 'node'));
    const again = await scene.scan(asker);
    expect(again).toMatchObject(ASKED);
    expect(idOf(again)).toBe(ofRole(scene, 'operator').requestId);
    await approveAll(scene);
    expect(await scene.scan(asker)).toMatchObject({ let: 'in' });
  });

  it('holds no good code any more once it is denied, by our method or by the official one', async () => {
    const ours = await waitingForFull();
    ours.scene.gateway.pairing.deny(ofRole(ours.scene, 'node').requestId, 'window');
    expect(await ours.scene.scan(ours.asker)).toMatchObject(INVALID);

    const theirs = await waitingForFull();
    const admin = await cli(theirs.scene, ['operator.admin']);
    const { requestId } = ofRole(theirs.scene, 'operator');
    expect(await admin.call('device.pair.reject', { requestId })).toMatchObject({ ok: true });
    expect(await theirs.scene.scan(theirs.asker)).toMatchObject(INVALID);
    // A new code was made on purpose: what was said to the one before does not count.
    const anew = { ...theirs.asker, auth: scanning(await theirs.scene.show({ profile: 'full' })).auth! };
    expect(await theirs.scene.scan(anew)).toMatchObject(ASKED);
    expect(ofRole(theirs.scene, 'operator').quiet).toBe(false);
  });

  it('leaves the code of another device alone when it is denied', async () => {
    const { scene } = await waitingForFull();
    const other = scanning(await scene.show({ profile: 'full' }));
    const [denied] = scene.gateway.pairing.waiting();
    await scene.scan(other);
    scene.gateway.pairing.deny(denied?.requestId ?? '', 'window');
    expect(await scene.scan(other)).toMatchObject(ASKED);
  });
});

describe('another client that shows a code', () => {
  it('asks for what it asks, and its code stays good until it is in', async () => {
    const scene = await setupScene();
    const host = aNodeHost(await scene.show());
    expect(await scene.scan(host)).toMatchObject(ASKED);
    expect(await scene.scan(host)).toMatchObject(ASKED);
    expect(scene.waiting()).toMatchObject({ role: 'node', proof: 'setup-code', commands: host.commands });
    await scene.approve();
    const outcome = await scene.scan(host);
    expect(outcome).toMatchObject({ let: 'in', hello: { auth: { method: 'bootstrap-token' } } });
    expect(await scene.scan(host)).toMatchObject(INVALID);
    expect(await scene.scan({ ...host, auth: { deviceToken: tokensOf(outcome).node } })).toMatchObject({ let: 'in' });
  });

  it('may be let in by one click where it asks nothing unusual', async () => {
    const scene = await setupScene();
    const view = await scene.show();
    const harmless = aNodeHost(view, { commands: ['system.notify'] });
    await scene.scan(harmless);
    expect(scene.waiting()).toMatchObject({ proof: 'setup-code', ordinary: true });
    await scene.scan({ ...harmless, commands: ['system.run'] });
    expect(scene.waiting()).toMatchObject({ proof: 'setup-code', ordinary: false });
  });
});

describe('a code that a device holds while it waits', () => {
  it('outlives the window that showed it: nobody else can use it any more', async () => {
    const { scene, asker, view } = await waitingForFull();
    scene.owner.leave();
    expect(await scene.scan(scanning(view))).toMatchObject(INVALID);
    await approveAll(scene);
    expect(await scene.scan(asker)).toMatchObject({ let: 'in' });
  });

  it('is left to the decision where the window takes it back', async () => {
    const { scene, asker, view } = await waitingForFull();
    expect(await scene.owner.call('desk.cancelSetupCode', { setupId: view.setupId })).toMatchObject({
      payload: { setupId: view.setupId, deviceId: asker.key?.id },
    });
    await approveAll(scene);
    expect(await scene.scan(asker)).toMatchObject({ let: 'in' });
  });

  it('runs out after ten minutes all the same, and what was asked by it is withdrawn', async () => {
    const { scene, asker } = await waitingForFull();
    scene.clock.advance(4 * MINUTE);
    await scene.scan(asker);
    scene.clock.advance(4 * MINUTE);
    await scene.scan(asker);
    scene.clock.advance(2 * MINUTE);
    expect(scene.gateway.pairing.waiting()).toEqual([]);
    expect(await scene.scan(asker)).toMatchObject(INVALID);
  });

  it('is good for five minutes more once a person said yes', async () => {
    const { scene, asker } = await waitingForFull();
    scene.clock.advance(4 * MINUTE);
    await scene.scan(asker);
    scene.clock.advance(4 * MINUTE);
    await scene.scan(asker);
    scene.clock.advance(2 * MINUTE - 1);
    await approveAll(scene);
    scene.clock.advance(5 * MINUTE - 1);
    expect(await scene.scan(asker)).toMatchObject({ let: 'in' });
  });

  it('and not for longer', async () => {
    const { scene, asker } = await waitingForFull();
    scene.clock.advance(4 * MINUTE);
    await scene.scan(asker);
    scene.clock.advance(4 * MINUTE);
    await approveAll(scene);
    scene.clock.advance(5 * MINUTE);
    expect(await scene.scan(asker)).toMatchObject(INVALID);
  });

  it('is not good for another key with the same name', async () => {
    const { scene, asker } = await waitingForFull();
    await approveAll(scene);
    expect(await scene.scan({ ...asker, key: new DeviceKey() })).toMatchObject(INVALID);
    expect(await scene.scan(asker)).toMatchObject({ let: 'in' });
  });
});
