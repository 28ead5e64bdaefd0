/** The change from a gateway of this app's own to one elsewhere, and back: by a person or by the config, and by nothing else. */
import { createServer, type AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { systemClock, type ConfiguredRemote } from '../../src-main/adapters/index.ts';
import { Attachment } from '../../src-main/desktop/attach/attachment.ts';
import { readAttachOrder } from '../../src-main/desktop/attach/read-order.ts';
import { recogniseGateway } from '../../src-main/desktop/attach/recognise.ts';
import type { Frame } from '../support/client.ts';
import { Secret, type FrameChannel } from '../../src-main/gateway/index.ts';
import { startGateway, TOKEN } from '../support/gateway.ts';
import { stranger } from '../support/party.ts';
import { openVault, SILENT } from './attach-scene.ts';
import { memoryPreferences } from './memory-preferences.ts';
import { officialFaceOf } from './official-face.ts';

/** It knocks again every two seconds. */
const PATIENCE = { timeout: 10_000 };

async function scene(options: { readonly configured?: ConfiguredRemote; readonly stored?: object } = {}) {
  const { vault } = await openVault();
  const preferences = memoryPreferences({ ...options.stored });
  const did: string[] = [];
  const attachment = new Attachment({
    preferences,
    openVault: () => Promise.resolve(vault),
    configured: () => Promise.resolve(options.configured),
    version: '0.0.0-test',
    clock: systemClock,
    logger: SILENT,
    stopOwn: () => Promise.resolve(void did.push('stop own')),
    startOwn: () => Promise.resolve(void did.push('start own')),
  });
  onTestFinished(() => {
    attachment.close();
  });
  attachment.onSwitch(() => did.push(attachment.state() === undefined ? 'own' : 'elsewhere'));
  const becomes = async (kind: string) => {
    await expect.poll(() => attachment.state()?.link.kind, PATIENCE).toBe(kind);
  };
  return { attachment, preferences, vault, did, becomes };
}

const order = (address: string, more: object = {}) => ({
  address,
  confirmedHost: new URL(address).hostname,
  secret: { mode: 'token' as const, text: TOKEN },
  ...more,
});

describe('by hand', () => {
  it('attaches where the name of the computer was typed twice, and keeps the choice without the secret', async () => {
    const gateway = await startGateway();
    const { attachment, preferences, vault, did, becomes } = await scene();
    expect(await attachment.attach(order(gateway.url))).toEqual({ ok: true });
    await becomes('waiting');
    expect(did).toEqual(['stop own', 'elsewhere']);
    const url = `ws://127.0.0.1:${String(gateway.port)}`;
    expect(attachment.state()).toMatchObject({ host: '127.0.0.1', url, chosenBy: 'person' });
    expect(preferences.get('attach')).toEqual({ url });
    expect(vault.secretFor(url)?.secret.reveal()).toBe(TOKEN);
  });

  it.each([
    ['another name', { confirmedHost: 'nas.local' }, 'Type the name'],
    ['no name', { confirmedHost: '' }, 'Type the name'],
    ['a fingerprint without encryption', { tlsFingerprint: 'ab'.repeat(32) }, 'Only wss'],
  ])('does nothing with %s', async (_what, wrong, why) => {
    const gateway = await startGateway();
    const { attachment, did } = await scene();
    const result = await attachment.attach(order(gateway.url, wrong));
    expect(result).toEqual({ ok: false, message: expect.stringContaining(why) as unknown });
    expect([attachment.state(), did]).toEqual([undefined, []]);
  });

  it('is given another secret, and goes on', async () => {
    const gateway = await startGateway();
    const { attachment, becomes } = await scene();
    await attachment.attach(order(gateway.url, { secret: { mode: 'token', text: 'wrong' } }));
    await becomes('refused');
    await attachment.again({ mode: 'token', text: TOKEN });
    await becomes('waiting');
  });

  it('lets go again, and forgets choice and secret', async () => {
    const gateway = await startGateway();
    const { attachment, preferences, vault, did, becomes } = await scene();
    await attachment.attach(order(gateway.url));
    await becomes('waiting');
    await attachment.detach();
    expect(did).toEqual(['stop own', 'elsewhere', 'own', 'start own']);
    expect([attachment.state(), preferences.get('attach')]).toEqual([undefined, undefined]);
    expect(vault.secretFor(`ws://127.0.0.1:${String(gateway.port)}`)).toBeUndefined();
    expect(gateway.gateway.status().state).toBe('running');
  });
});

describe('what a page sends', () => {
  const sent = { address: 'wss://nas.local', confirmedHost: 'nas.local' };
  it.each([
    [sent, sent],
    [
      { ...sent, secret: { mode: 'token', text: 'x' } },
      { ...sent, secret: { mode: 'token', text: 'x' } },
    ],
    [{ ...sent, more: 1 }, undefined],
    [{ ...sent, secret: { mode: 'device', text: 'x' } }, undefined],
    [{ ...sent, address: 'x'.repeat(5_000) }, undefined],
    ['wss://nas.local', undefined],
    [undefined, undefined],
  ])('%j is taken as %j', (value, order_) => {
    expect(readAttachOrder(value)).toEqual(order_);
  });
});

describe('at the start', () => {
  it('goes where the person last chose', async () => {
    const gateway = await startGateway();
    const { attachment, becomes } = await scene({ stored: { attach: { url: gateway.url } } });
    expect(await attachment.resume()).toBe(true);
    await becomes('waiting'); // it asks without a secret, from this computer
  });

  it('goes where the config says, and keeps nothing of it', async () => {
    const gateway = await startGateway();
    const secret = { mode: 'token', secret: new Secret(TOKEN) } as const;
    const { attachment, preferences, becomes } = await scene({ configured: { url: gateway.url, secret } });
    expect(await attachment.resume()).toBe(true);
    await becomes('waiting');
    expect(attachment.state()).toMatchObject({ chosenBy: 'config' });
    expect(preferences.get('attach')).toBeUndefined();
    await attachment.detach();
    expect(attachment.offer()).toMatchObject({ why: 'config' });
  });

  it.each([
    ['nothing was chosen', {}],
    ['the preferences were tampered with', { stored: { attach: { url: 'javascript:alert(1)' } } }],
    ['the config names no address', { configured: { url: 'nas' } }],
  ])('stays with its own gateway where %s', async (_when, options) => {
    const { attachment, did } = await scene(options);
    expect([await attachment.resume(), did]).toEqual([false, []]);
  });
});

describe('who has the port', () => {
  it('is recognised as a gateway by its first word', async () => {
    const gateway = await startGateway();
    expect(await recogniseGateway('127.0.0.1', gateway.port)).toEqual({
      url: `ws://127.0.0.1:${String(gateway.port)}`,
    });
    expect(gateway.log()).not.toContain('"level":50');
  });

  it('is recognised over TLS with its fingerprint', async () => {
    const gateway = await startGateway({ config: '{ gateway: { tls: { enabled: true } } }' });
    expect(await recogniseGateway('127.0.0.1', gateway.port)).toEqual({
      url: `wss://127.0.0.1:${String(gateway.port)}`,
      tlsFingerprint: gateway.gateway.status().tlsFingerprint,
    });
  });

  it('is no gateway where it says something else', async () => {
    const server = createServer((socket) => socket.end('HTTP/1.1 200 OK\r\n\r\nhello'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    expect(await recogniseGateway('127.0.0.1', (server.address() as AddressInfo).port)).toBeUndefined();
  });
});

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
    return { gateway, window };
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

  it('loses its port when the gateway goes', async () => {
    const { gateway, window } = await attachedPage();
    await gateway.gateway.stop('gateway stopping');
    await expect.poll(window.closed).toBe(true);
  });
});
