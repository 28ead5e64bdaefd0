/** The change from a gateway of this app's own to one elsewhere, and back: by a person or by the config, and by nothing else. */
import { createServer, type AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Candidate } from '../../src-main/desktop/attach/attachment.ts';
import { readAttachOrder } from '../../src-main/desktop/attach/read-order.ts';
import { recogniseGateway } from '../../src-main/desktop/attach/recognise.ts';
import { Secret } from '../../src-main/gateway/index.ts';
import { startGateway, TOKEN } from '../support/gateway.ts';
import { order, scene } from './attachment-scene.ts';

const OTHER_HOST = { field: 'confirmedHost', code: 'other-host', host: '127.0.0.1' };
const SECRET_TOO_LONG = { field: 'secret', code: 'too-long', most: 4_096 };
const secretOf = (length: number) => ({ mode: 'token' as const, text: 'x'.repeat(length) });

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
    ['another name', { confirmedHost: 'nas.local' }, OTHER_HOST],
    ['no name', { confirmedHost: '' }, OTHER_HOST],
    [
      'a fingerprint without encryption',
      { tlsFingerprint: 'ab'.repeat(32) },
      { field: 'tlsFingerprint', code: 'not-encrypted' },
    ],
    ['too long a secret', { secret: secretOf(4_097) }, SECRET_TOO_LONG],
  ])('does nothing with %s', async (_what, wrong, fault) => {
    const gateway = await startGateway();
    const { attachment, did } = await scene();
    const result = await attachment.attach(order(gateway.url, wrong));
    expect(result).toEqual({ ok: false, fault });
    expect([attachment.state(), did]).toEqual([undefined, []]);
  });

  it('takes the longest secret, then and later, and says of a longer one that it is too long', async () => {
    const gateway = await startGateway();
    const { attachment, becomes } = await scene();
    expect(await attachment.attach(order(gateway.url, { secret: secretOf(4_096) }))).toEqual({ ok: true });
    await becomes('refused');
    expect(await attachment.again(secretOf(4_096))).toEqual({ ok: true });
    await becomes('refused');
    expect(await attachment.again(secretOf(4_097))).toEqual({ ok: false, fault: SECRET_TOO_LONG });
    expect(attachment.state()?.link.kind).toBe('refused');
  });

  it.each([
    ['by the same name', '127.0.0.1'],
    ['by another name of this computer', 'localhost'],
  ])('does nothing with the gateway of this app itself, %s', async (_what, host) => {
    const gateway = await startGateway();
    const { attachment, did } = await scene({ own: gateway.gateway.status() });
    const result = await attachment.attach(order(`ws://${host}:${String(gateway.port)}`));
    expect(result).toMatchObject({ ok: false, fault: { field: 'address', code: 'own-gateway' } });
    expect([attachment.state(), did]).toEqual([undefined, []]);
    const other = await startGateway();
    expect(await attachment.attach(order(`ws://${host}:${String(other.port)}`))).toEqual({ ok: true });
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

describe('the gateway that has our port', () => {
  const candidate = (url: string): Candidate => ({
    target: { url },
    why: 'port-taken',
    secret: { mode: 'token', secret: new Secret(TOKEN) },
  });

  it('gets its secret at a click', async () => {
    const gateway = await startGateway();
    const { attachment, becomes } = await scene({ onOurPort: () => candidate(gateway.url) });
    attachment.propose(candidate(gateway.url));
    expect(await attachment.attachOffered()).toEqual({ ok: true });
    await becomes('waiting');
  });

  it('gets none where another program has it by then', async () => {
    const gateway = await startGateway();
    const { attachment, did } = await scene({ onOurPort: () => undefined });
    attachment.propose(candidate(gateway.url));
    expect(await attachment.attachOffered()).toMatchObject({ ok: false });
    expect([attachment.offer(), did]).toEqual([undefined, []]);
  });
});

it('goes nowhere any more once the app quits', async () => {
  const gateway = await startGateway();
  let stopped = (): void => undefined;
  const { attachment, did } = await scene({ stopOwn: () => new Promise((resolve) => (stopped = resolve)) });
  const attaching = attachment.attach(order(gateway.url));
  await expect.poll(() => did).toEqual(['stop own']);
  expect(attachment.isElsewhere()).toBe(true); // nobody starts it again meanwhile
  await attachment.close();
  stopped();
  await attaching;
  expect([did, attachment.state(), attachment.isElsewhere()]).toEqual([['stop own'], undefined, false]);
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
    [{ ...sent, address: 5 }, undefined],
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
    ['what was chosen is damaged', { stored: { attach: 7 } }],
    ['nothing is left of what was chosen', { stored: { attach: null } }],
    ['the address is none', { stored: { attach: { url: 5 } } }],
    ['the fingerprint is none', { stored: { attach: { url: 'wss://nas.local', tlsFingerprint: 5 } } }],
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
