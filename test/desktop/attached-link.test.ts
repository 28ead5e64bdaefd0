/** The link to a gateway elsewhere: let in, told to wait, refused, lost; each refusal beside a way in. */
import fs from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { freePort } from '../support/free-port.ts';
import { startGateway, TOKEN } from '../support/gateway.ts';
import { fakeGateway, helloFrame, refusalFrame } from './fake-gateway.ts';
import { linkTo, openVault, settled, target, token } from './attach-scene.ts';

describe('a gateway that knows nothing of this app', () => {
  it('has it wait with an id to approve, and lets it in by itself after the click there', async () => {
    const gateway = await startGateway();
    const { link, clock, until } = await linkTo(target(gateway.url));
    link.start();
    await until('waiting');
    const { requestId, name, clientMode, scopes } = gateway.waiting();
    expect(link.state()).toMatchObject({ kind: 'waiting', failure: { details: { requestId, reason: 'not-paired' } } });
    expect([name, clientMode]).toEqual([expect.stringMatching(/^OpenClaw Gateway on ./), 'ui']);
    expect(scopes).toContain('operator.pairing');

    await gateway.approve();
    clock.advance(2_000);
    await until('attached');
    expect(link.state()).toEqual({ kind: 'attached', decides: true });
    expect(link.attachedTo()?.methods.has('desk.list')).toBe(true);
    expect(await link.request('desk.list', {})).toMatchObject({ waiting: [], devices: [{ connected: true }] });
  });

  it('goes on asking while nobody answers, by the same request', async () => {
    const gateway = await startGateway();
    const { link, clock, until } = await linkTo(target(gateway.url));
    link.start();
    await until('waiting');
    const { requestId } = gateway.waiting();
    const knocks: string[] = [];
    gateway.gateway.pairing.subscribe(({ type }) => knocks.push(type));
    clock.advance(2_000);
    await expect.poll(() => knocks).toContain('refreshed');
    expect(gateway.waiting().requestId).toBe(requestId);
  });

  it('that grants it less says so, and it decides nothing there', async () => {
    const gateway = await startGateway();
    const { link, clock, until } = await linkTo(target(gateway.url));
    link.start();
    await until('waiting');
    const { requestId, digest } = gateway.waiting();
    const scopes = ['operator.read'];
    await gateway.gateway.pairing.approve({ requestId, digest, grant: 'asked', scopes, by: 'window' });
    clock.advance(2_000);
    await until('attached');
    expect(link.state()).toEqual({ kind: 'attached', decides: false });
  });

  it('that denies it is not asked again', async () => {
    const gateway = await startGateway();
    const { link, clock, until } = await linkTo(target(gateway.url));
    link.start();
    await until('waiting');
    gateway.gateway.pairing.deny(gateway.waiting().requestId, 'window');
    clock.advance(2_000);
    await until('refused');
    expect(link.state()).toMatchObject({ trouble: { kind: 'answer' }, retrying: false });
  });
});

describe('the secret', () => {
  it('that is wrong is refused, is not tried again by itself, and the right one leads on', async () => {
    const gateway = await startGateway();
    const { link, clock, states, until } = await linkTo(target(gateway.url), { secret: token('wrong') });
    link.start();
    await until('refused');
    expect(link.state()).toMatchObject({
      trouble: { kind: 'answer', failure: { details: { code: 'AUTH_TOKEN_MISMATCH' } } },
      retrying: false,
    });
    clock.advance(60 * 60_000);
    expect(states).toEqual(['refused']);
    link.tryAgain(token());
    await until('waiting');
  });

  it('is not shown once the gateway has given this device a token of its own', async () => {
    const gateway = await startGateway();
    const to = target(gateway.url);
    const first = await linkTo(to);
    first.link.start();
    await first.until('waiting');
    await gateway.approve();
    first.clock.advance(2_000);
    await first.until('attached');
    first.link.close();
    const { vault } = first;
    const own = vault.tokenPlace(to.url).load()?.token;
    expect(own).toMatch(/^[\w-]{43}$/);

    const again = await linkTo(to, {
      secret: token('not looked at'),
      identity: vault.identity(),
      ownToken: vault.tokenPlace(to.url),
    });
    again.link.start();
    await again.until('attached');
  });

  it('is shown again when that token is good no more', async () => {
    const gateway = await startGateway();
    const { vault } = await openVault();
    const to = target(gateway.url);
    vault.tokenPlace(to.url).store({ token: 'A'.repeat(43), scopes: ['operator.read'] });
    const { link, clock, until } = await linkTo(to, {
      identity: vault.identity(),
      ownToken: vault.tokenPlace(to.url),
    });
    link.start();
    await until('lost');
    expect(vault.tokenPlace(to.url).load()).toBeUndefined();
    clock.advance(1_000);
    await until('waiting');
  });

  it('that a person enters comes before the token of this device, whatever the gateway called wrong', async () => {
    const shown: unknown[] = [];
    const { url } = await fakeGateway((socket, { id, params }) => {
      shown.push(params.auth?.['token']);
      const wrong = '{"code":"INVALID_REQUEST","message":"no","details":{"code":"AUTH_TOKEN_MISMATCH"}}';
      socket.send(params.auth?.['token'] === 'entered' ? helloFrame(id) : refusalFrame(id, wrong));
    });
    const { link, vault, until } = await linkTo(target(url));
    vault.tokenPlace(url).store({ token: 'own', scopes: [] });
    link.start();
    await until('refused');
    link.tryAgain(token('entered'));
    await until('attached');
    expect(shown).toEqual(['own', 'entered']);
    link.tryAgain();
    await expect.poll(() => shown).toEqual(['own', 'entered', 'own']);
  });

  it('is kept in a file that others can not read, and nowhere else', async () => {
    const { vault, file } = await openVault();
    await vault.keepSecret('wss://nas.local', token());
    expect((await fs.stat(file)).mode & 0o777).toBe(0o600);
    expect(vault.secretFor('wss://nas.local')?.secret.reveal()).toBe(TOKEN);
    expect(vault.secretFor('wss://other.local')).toBeUndefined();
    await vault.keepSecret('wss://nas.local', undefined);
    expect(await fs.readFile(file, 'utf8')).not.toContain(TOKEN);
  });
});

describe('the certificate', () => {
  const TLS = { config: '{ gateway: { tls: { enabled: true } } }' };
  const secureUrl = (port: number) => `wss://127.0.0.1:${String(port)}`;

  it('with the fingerprint that was given is taken', async () => {
    const gateway = await startGateway(TLS);
    const { link, until } = await linkTo(target(secureUrl(gateway.port), gateway.gateway.status().tlsFingerprint));
    link.start();
    await until('waiting');
  });

  it('with another one is refused before anything is sent', async () => {
    const gateway = await startGateway(TLS);
    const { link, until } = await linkTo(target(secureUrl(gateway.port), 'ab'.repeat(32)));
    link.start();
    await until('refused');
    expect(link.state()).toMatchObject({ trouble: { kind: 'certificate-other' }, retrying: false });
    expect(gateway.gateway.pairing.waiting()).toEqual([]);
  });

  it('that nobody vouches for is refused without a fingerprint', async () => {
    const gateway = await startGateway(TLS);
    const { link, until } = await linkTo(target(secureUrl(gateway.port)));
    link.start();
    await until('refused');
    expect(link.state()).toMatchObject({ trouble: { kind: 'certificate-unknown' } });
  });
});

it('nothing is sent in clear beyond private networks', async () => {
  const { link, until } = await linkTo(target('ws://203.0.113.7:18789'));
  link.start();
  await until('refused');
  expect(link.state()).toMatchObject({ trouble: { kind: 'not-encrypted' }, retrying: false });
});

describe('a gateway that is not there for long', () => {
  /** What hangs up as soon as it has accepted; `dials` counts. */
  async function hangsUp(): Promise<{ readonly url: string; readonly dials: () => number }> {
    let dials = 0;
    const server = createServer((socket) => {
      dials += 1;
      socket.destroy();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    return { url: `ws://127.0.0.1:${String((server.address() as AddressInfo).port)}`, dials: () => dials };
  }

  it('is dialled after 1, 2, 4 … and never less than every 30 seconds', async () => {
    const { url, dials } = await hangsUp();
    const { link, clock, until } = await linkTo(target(url));
    link.start();
    await until('lost');
    for (const [retry, waitMs] of [1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000].entries()) {
      clock.advance(waitMs - 1);
      expect(dials()).toBe(retry + 1);
      clock.advance(1);
      await expect.poll(dials).toBe(retry + 2);
      await settled(clock);
    }
  });

  it('that lets it in and hangs up is dialled no more often', async () => {
    const { url, dials } = await fakeGateway((socket, { id }) => {
      socket.send(helloFrame(id), () => {
        socket.close(1000);
      });
    });
    const { link, clock, until } = await linkTo(target(url));
    link.start();
    await until('lost');
    clock.advance(1_000);
    await expect.poll(dials).toBe(2);
    await settled(clock);
    clock.advance(1_999);
    expect(dials()).toBe(2);
    clock.advance(1);
    await expect.poll(dials).toBe(3);
  });

  it('is attached to again when it is back, by the token that this device has', async () => {
    const gateway = await startGateway({ run: { port: await freePort() } });
    const { link, clock, until } = await linkTo(target(gateway.url));
    link.start();
    await until('waiting');
    await gateway.approve();
    clock.advance(2_000);
    await until('attached');
    await gateway.gateway.stop('gateway stopping');
    await until('lost');
    await expect(link.request('desk.list', {})).rejects.toThrow('not attached');
    await gateway.gateway.start();
    clock.advance(30_000);
    await until('attached');
  });
});
