/** The desk of a gateway elsewhere: what waits there, decided from here, whether it is one of ours or an official one. */
import { describe, expect, it } from 'vitest';
import { AttachedDesk } from '../../src-main/desktop/attach/attached-desk.ts';
import { systemClock } from '../../src-main/adapters/index.ts';
import type { DeskEvent } from '../../src-main/gateway/index.ts';
import { DeviceKey } from '../support/device-key.ts';
import { startGateway, TOKEN } from '../support/gateway.ts';
import { device, stranger } from '../support/party.ts';
import { nodeHost, phone } from '../support/phone.ts';
import { linkTo, target } from './attach-scene.ts';
import { fakeGateway, helloFrame } from './fake-gateway.ts';
import { officialFaceOf } from './official-face.ts';

it('says what time it is there now, not when it was last asked', async () => {
  const gateway = await fakeGateway((socket, { id, method }) => {
    if (method === 'connect') socket.send(helloFrame(id, { features: { methods: ['desk.list'] } }));
    else socket.send(JSON.stringify({ type: 'res', id, ok: true, payload: { nowMs: 1_000 } }));
  });
  const to = target(gateway.url);
  const { link, clock } = await linkTo(to);
  const desk = new AttachedDesk({ link, target: to, clock });
  link.start();
  await expect.poll(() => desk.deskList()?.nowMs).toBe(1_000);
  clock.advance(5_000);
  expect(desk.deskList()?.nowMs).toBe(6_000);
});

const KINDS = ['ours', 'official'] as const;

async function scene(kind: (typeof KINDS)[number]) {
  const gateway = await startGateway();
  const to = target(kind === 'ours' ? gateway.url : await officialFaceOf(gateway.url));
  const { link, until } = await linkTo(to, { clock: systemClock });
  const desk = new AttachedDesk({ link, target: to, clock: systemClock });
  const events: DeskEvent[] = [];
  desk.subscribe((event) => events.push(event));
  link.start();
  await until('waiting');
  await gateway.approve();
  await until('attached');
  await expect.poll(() => desk.devices().length).toBe(1);
  const waits = async (requestId: string) => {
    await expect.poll(() => desk.waiting().map((request) => request.requestId)).toContain(requestId);
    return desk.waiting().find((request) => request.requestId === requestId)!;
  };
  const told = (type: DeskEvent['type']) => events.filter((event) => event.type === type);
  return { gateway, desk, link, events, waits, told };
}

describe.each(KINDS)('a gateway that is %s', (kind) => {
  it('shows who knocks there, and lets them in from here', async () => {
    const { gateway, desk, waits, told } = await scene(kind);
    const { key, requestId } = await stranger(gateway);
    const request = await waits(requestId);
    expect(request).toMatchObject({
      deviceId: key.id,
      code: requestId.slice(-6),
      reason: 'not-paired',
      role: 'operator',
    });
    expect(request.fingerprint).toHaveLength(4);
    expect(told('requested')).toHaveLength(1);

    const { digest } = request;
    expect(await desk.approve({ requestId, digest, grant: 'ordinary', by: 'notification' })).toMatchObject({
      ok: true,
    });
    const outcome = await gateway.knock(phone(key, { auth: { token: TOKEN } }));
    expect(outcome.let).toBe('in');
    await expect.poll(() => told('resolved')).toMatchObject([{ outcome: 'approved', by: 'notification' }]);
    await expect.poll(() => told('connected')).toMatchObject([{ device: { deviceId: key.id }, firstTime: true }]);
  });

  it('offers one click only where the gateway itself tells that one click is enough', async () => {
    const { gateway, desk, waits } = await scene(kind);
    const { requestId } = await stranger(gateway);
    expect((await waits(requestId)).ordinary).toBe(kind === 'ours');
    expect(desk.capabilities).toMatchObject({ test: false, terms: kind === 'ours', undo: kind === 'ours' });
    expect(desk.undoApproval === undefined).toBe(kind === 'official');
  });

  it('is told no, and says how it ended', async () => {
    const { gateway, desk, waits, told } = await scene(kind);
    const { requestId } = await stranger(gateway);
    await waits(requestId);
    expect(await desk.deny(requestId, 'window')).toMatchObject({ ok: true });
    await expect.poll(() => told('resolved')).toMatchObject([{ outcome: 'denied', by: 'window' }]);
    expect(gateway.gateway.pairing.waiting()).toEqual([]);
  });

  it('that was answered over there is heard of here', async () => {
    const { gateway, desk, waits, told } = await scene(kind);
    const { requestId } = await stranger(gateway);
    const { digest } = await waits(requestId);
    await gateway.approve();
    await expect.poll(() => told('resolved')).toMatchObject([{ outcome: 'approved', by: 'client' }]);
    expect(await desk.approve({ requestId, digest, grant: 'asked', by: 'window' })).toMatchObject({
      ok: false,
      reason: 'unknown-request',
    });
  });

  it('approves nothing but what was shown', async () => {
    const { gateway, desk, waits } = await scene(kind);
    const { requestId } = await stranger(gateway);
    await waits(requestId);
    const outdated = await desk.approve({ requestId, digest: '0'.repeat(16), grant: 'asked', by: 'window' });
    expect(outdated).toMatchObject({ ok: false, reason: 'changed', current: { requestId } });
    expect(gateway.gateway.pairing.waiting()).toHaveLength(1);
  });

  it('removes a device from here', async () => {
    const { gateway, desk, told } = await scene(kind);
    const { key } = await device(gateway, ['operator.read']);
    await expect.poll(() => desk.connectedDevices().map(({ deviceId }) => deviceId)).toContain(key.id);
    expect(await desk.remove(key.id, 'notification')).toMatchObject({ ok: true });
    await expect.poll(() => told('removed')).toMatchObject([{ device: { deviceId: key.id }, by: 'notification' }]);
  });

  it('lets a trusted node run what it asks for', async () => {
    const { gateway, desk } = await scene(kind);
    const key = new DeviceKey();
    const { client } = await gateway.pair(nodeHost(key, { commands: ['system.which'] }));
    await client.close();
    await gateway.knock(nodeHost(key, { auth: { token: TOKEN } }));
    await expect.poll(() => desk.commandRequests()).toHaveLength(1);
    const [request] = desk.commandRequests();
    const { requestId, digest } = request!;
    expect(await desk.approveCommands({ requestId, digest, by: 'window' })).toMatchObject({ ok: true });
    await expect.poll(() => desk.commandRequests()).toEqual([]);
    expect(gateway.gateway.pairing.commandRequests()).toEqual([]);
  });

  it('that stopped decides nothing, and keeps what it listed in view', async () => {
    const { gateway, desk, waits, link } = await scene(kind);
    const { requestId } = await stranger(gateway);
    const { digest } = await waits(requestId);
    await gateway.gateway.stop('gateway stopping');
    await expect.poll(() => link.state().kind).toBe('lost');
    expect(desk.waiting()).toHaveLength(1);
    expect(await desk.approve({ requestId, digest, grant: 'asked', by: 'window' })).toMatchObject({
      reason: 'not-saved',
      message: expect.stringContaining('does not answer') as unknown,
    });
  });
});
