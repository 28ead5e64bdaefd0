/** The window at a gateway elsewhere: what its page is shown, decides and is told of. */
import { describe, expect, it } from 'vitest';
import type { Attachment } from '../../src-main/desktop/attach/attachment.ts';
import type { DeskEvent, FrameChannel, PairingDesk } from '../../src-main/gateway/index.ts';
import type { Frame } from '../support/client.ts';
import { startGateway, TOKEN } from '../support/gateway.ts';
import { device, stranger } from '../support/party.ts';
import { order, scene } from './attachment-scene.ts';
import { officialFaceOf } from './official-face.ts';

/** What the window's page hears and asks. */
function page(attachment: Attachment) {
  const frames: Frame[] = [];
  let closed = false;
  const channel: FrameChannel = {
    send: (text) => frames.push(JSON.parse(text) as Frame),
    close: () => {
      closed = true;
    },
    bufferedBytes: 0,
  };
  const session = attachment.openSession(channel)!;
  let lastId = 0;
  return {
    frames,
    closed: () => closed,
    say: (text: string) => {
      session.receive(text);
    },
    heard: async (event: string) => {
      await expect.poll(() => frames.map((frame) => frame['event'])).toContain(event);
    },
    call: async (method: string, params: object = {}) => {
      const id = String((lastId += 1));
      session.receive(JSON.stringify({ type: 'req', id, method, params }));
      await expect.poll(() => frames.some((frame) => frame['id'] === id)).toBe(true);
      return frames.find((frame) => frame['id'] === id)!;
    },
  };
}

/** What the desk tells of devices that are removed, from now on. */
function removals(desk: PairingDesk): readonly DeskEvent[] {
  const removed: DeskEvent[] = [];
  desk.subscribe((event) => {
    if (event.type === 'removed') removed.push(event);
  });
  return removed;
}

describe.each(['ours', 'official'])('the window at a gateway that is %s', (kind) => {
  async function attachedPage() {
    const gateway = await startGateway();
    const { attachment, becomes } = await scene();
    await attachment.attach(order(kind === 'ours' ? gateway.url : await officialFaceOf(gateway.url)));
    await becomes('waiting');
    await gateway.approve();
    await becomes('attached');
    const window = page(attachment);
    await window.heard('hello-ok');
    return { gateway, attachment, window };
  }

  it('lists who waits, and lets them in', async () => {
    const { gateway, window } = await attachedPage();
    const { key, requestId } = await stranger(gateway);
    await window.heard('desk.changed');
    await expect
      .poll(async () => (await window.call('desk.list'))['payload'])
      .toMatchObject({ waiting: [{ requestId }] });
    const { payload } = await window.call('desk.list');
    const [{ digest }] = (payload as { waiting: [{ digest: string }] }).waiting;
    expect(await window.call('desk.approve', { requestId, digest, grant: 'asked' })).toMatchObject({ ok: true });
    expect(gateway.gateway.pairing.devices().map(({ deviceId }) => deviceId)).toContain(key.id);
  });

  it('is told in words what the gateway has not, and is shown no secret', async () => {
    const { window } = await attachedPage();
    const answer = await window.call('desk.blocks');
    if (kind === 'ours') expect(answer).toMatchObject({ ok: true, payload: { blocks: [] } });
    else expect(answer).toMatchObject({ ok: false, error: { message: 'unknown method: desk.blocks' } });
    expect(JSON.stringify(window.frames)).not.toContain(TOKEN);
  });

  it('is not harmed by what is no request', async () => {
    const { window } = await attachedPage();
    for (const text of ['{', 'null', '7', '{"type":"req"}']) window.say(text);
    expect(await window.call('desk.list')).toMatchObject({ ok: true });
  });

  it('renames a device; that it is removed over there is news all the same', async () => {
    const { gateway, attachment, window } = await attachedPage();
    const { key } = await device(gateway, ['operator.read']);
    const desk = attachment.desk()!;
    const removed = removals(desk);
    const nameOf = () => desk.devices().find(({ deviceId }) => deviceId === key.id)?.label;
    await expect.poll(() => desk.connectedDevices().map(({ deviceId }) => deviceId)).toContain(key.id);
    expect(await window.call('desk.rename', { deviceId: key.id, name: 'Attic' })).toMatchObject({ ok: true });
    await expect.poll(nameOf).toBe('Attic');
    await gateway.gateway.pairing.remove(key.id, 'window');
    // An official one tells nothing of it: the list is read again every 15 seconds.
    desk.look();
    await expect.poll(() => removed).toMatchObject([{ by: 'client' }]);
  });

  it('removes a device, which is no news', async () => {
    const { gateway, attachment, window } = await attachedPage();
    const { key } = await device(gateway, ['operator.read']);
    const desk = attachment.desk()!;
    const removed = removals(desk);
    await expect.poll(() => desk.connectedDevices().map(({ deviceId }) => deviceId)).toContain(key.id);
    expect(await window.call('desk.remove', { deviceId: key.id })).toMatchObject({ ok: true });
    await expect.poll(() => removed).toMatchObject([{ by: 'window' }]);
  });

  it('loses its port when the gateway goes', async () => {
    const { gateway, window } = await attachedPage();
    await gateway.gateway.stop('gateway stopping');
    await expect.poll(window.closed).toBe(true);
  });
});
