/** The gateway over TLS: its own certificate or one by path, on the one port, known by its fingerprint. */
import { execFileSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import fs from 'node:fs/promises';
import https from 'node:https';
import net from 'node:net';
import path from 'node:path';
import tls from 'node:tls';
import { describe, expect, it, onTestFinished } from 'vitest';
import { GatewayClient } from '@openclaw/gateway-client';
import { tlsIdentity } from '../../src-main/adapters/tls/tls-identity.ts';
import { ownReach } from '../../src-main/adapters/own-reach.ts';
import { LIMITS } from '../../src-main/gateway/protocol/limits.ts';
import type { SetupCodeView } from '../../src-main/gateway/index.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { startGateway, tempDir, TOKEN, type TestGateway, type TestGatewayOptions } from '../support/gateway.ts';
import { Owner } from '../support/party.ts';

const ON = '{ gateway: { tls: { enabled: true } } }';

async function secureGateway(options: TestGatewayOptions = {}) {
  const gateway = await startGateway({ config: ON, ...options });
  const { fault, tlsFingerprint } = gateway.gateway.status();
  if (fault !== undefined) throw new Error(fault.why);
  return { ...gateway, fingerprint: tlsFingerprint ?? '' };
}

/** Of a GET that believes any certificate. */
async function get(port: number, address: string) {
  const request = https.get({ host: '127.0.0.1', port, path: address, rejectUnauthorized: false, agent: false });
  const [response] = (await once(request, 'response')) as [import('node:http').IncomingMessage];
  let body = '';
  for await (const part of response) body += String(part);
  const { socket } = response;
  const shown = socket instanceof tls.TLSSocket ? socket.getPeerX509Certificate() : undefined;
  return { status: response.statusCode, body, fingerprint: shown?.fingerprint256.replaceAll(':', '').toLowerCase() };
}

/** The official client library, which insists on the fingerprint. */
async function official({ port }: TestGateway, tlsFingerprint: string): Promise<string> {
  return await new Promise((resolve) => {
    const client = new GatewayClient({
      url: `wss://127.0.0.1:${String(port)}`,
      token: TOKEN,
      tlsFingerprint,
      clientName: 'cli',
      mode: 'cli',
      clientVersion: '0',
      platform: 'linux',
      role: 'operator',
      scopes: ['operator.read'],
      onHelloOk: () => {
        resolve('in');
      },
      onConnectError: (error: Error) => {
        resolve(error.message);
      },
    });
    onTestFinished(() => {
      client.stop();
    });
    client.start();
  });
}

describe('gateway.tls', () => {
  it('makes a certificate once, keeps it for the owner alone, and serves page and socket with it', async () => {
    const stateDir = await tempDir();
    const first = await secureGateway({ stateDir });
    const { places, port, fingerprint } = first;
    expect(((await fs.stat(places.tlsKeyFile)).mode & 0o777).toString(8)).toBe('600');
    const certificate = new X509Certificate(await fs.readFile(places.tlsCertFile));
    expect(certificate.checkHost('localhost')).toBe('localhost');
    expect(certificate.checkIP('127.0.0.1')).toBe('127.0.0.1');
    expect(certificate.ca).toBe(false);
    expect(certificate.verify(certificate.publicKey)).toBe(true);
    expect(await get(port, '/healthz')).toMatchObject({ status: 200, fingerprint });
    expect((await get(port, '/')).body).toContain('<');
    expect(await official(first, fingerprint)).toBe('in');
    expect(await official(first, 'ab'.repeat(32))).toMatch(/fingerprint/i);
    await first.gateway.stop('test');

    const again = await secureGateway({ stateDir });
    expect(again.fingerprint).toBe(fingerprint);
    expect(first.log() + again.log()).not.toContain('PRIVATE KEY');
  });

  it('is one, however many look for it at the moment it is made', async () => {
    const { places } = await startGateway();
    const looked = await Promise.all(
      Array.from({ length: 8 }, () => tlsIdentity(places, { autoGenerate: true }, ['localhost'], 0, () => undefined)),
    );
    const shown = looked.map((result) => (result.ok ? result.identity.fingerprint : result.why));
    expect(new Set(shown)).toEqual(new Set([expect.stringMatching(/^[0-9a-f]{64}$/)]));
  });

  it('is made anew for its key where that alone is left, and not where its key is gone', async () => {
    const { places, fingerprint } = await secureGateway();
    const key = await fs.readFile(places.tlsKeyFile, 'utf8');
    await fs.rm(places.tlsCertFile);
    const look = () => tlsIdentity(places, { autoGenerate: true }, ['localhost'], Date.now(), () => undefined);
    const again = await look();
    expect(again.ok && again.identity.fingerprint).not.toBe(fingerprint);
    expect(again.ok && again.identity.key.reveal()).toBe(key);
    await fs.rm(places.tlsKeyFile);
    expect(await look()).toMatchObject({ ok: false, why: expect.stringContaining(places.tlsKeyFile) as unknown });
  });

  it('is accepted as a certificate by others than Node', async () => {
    const { places } = await secureGateway();
    const text = execFileSync('openssl', ['x509', '-in', places.tlsCertFile, '-noout', '-text', '-purpose'], {
      encoding: 'utf8',
    });
    expect(text).toMatch(/CN = openclaw-gateway/);
    expect(text).toContain('DNS:localhost');
    expect(text).toMatch(/SSL server : Yes/);
  });

  it('says nothing to plain HTTP', async () => {
    const { port } = await secureGateway();
    const socket = net.connect(port, '127.0.0.1');
    socket.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n');
    let answer = '';
    socket.on('data', (part: Buffer) => (answer += part.toString('latin1')));
    await once(socket, 'close');
    expect(answer).not.toContain('HTTP/1.1');
  });

  it('takes a certificate by path', async () => {
    const dir = await tempDir();
    const made = await secureGateway();
    const [cert, key] = [path.join(dir, 'cert.pem'), path.join(dir, 'key.pem')];
    await fs.copyFile(made.places.tlsCertFile, cert);
    await fs.copyFile(made.places.tlsKeyFile, key);
    const config = JSON.stringify({ gateway: { tls: { enabled: true, certPath: cert, keyPath: key } } });
    const byPath = await secureGateway({ config });
    expect(byPath.fingerprint).toBe(made.fingerprint);
    await expect(fs.access(byPath.places.tlsCertFile)).rejects.toThrow();
  });

  it('takes up a certificate that is renewed, and keeps the last good one where the new one is broken', async () => {
    const [one, other] = [await secureGateway(), await secureGateway()];
    const dir = await tempDir();
    const [certPath, keyPath] = [path.join(dir, 'cert.pem'), path.join(dir, 'key.pem')];
    const put = async ({ places }: TestGateway): Promise<void> => {
      await fs.copyFile(places.tlsCertFile, certPath);
      await fs.copyFile(places.tlsKeyFile, keyPath);
    };
    await put(one);
    const config = JSON.stringify({ gateway: { tls: { enabled: true, certPath, keyPath } } });
    const { gateway, port, log } = await secureGateway({ config });
    const shown = async () => (await get(port, '/healthz')).fingerprint;
    const patient = { timeout: 20_000 };
    const early = tls.connect({ port, host: '127.0.0.1', rejectUnauthorized: false });
    onTestFinished(() => void early.destroy());
    await once(early, 'secureConnect');

    await fs.writeFile(certPath, 'not a certificate');
    await expect
      .poll(() => gateway.status().unapplied, patient)
      .toMatchObject({
        kind: 'broken',
        fault: { why: expect.stringContaining(`${certPath} can't be used`) as string },
      });
    expect(await shown()).toBe(one.fingerprint);

    await put(other);
    await expect.poll(shown, patient).toBe(other.fingerprint);
    await expect.poll(() => gateway.status().unapplied, patient).toBeUndefined();
    expect(gateway.status()).toMatchObject({ state: 'running', tlsFingerprint: other.fingerprint });
    expect(early.destroyed).toBe(false);
    expect(log()).not.toContain('PRIVATE KEY');
  });

  it.each([
    ['half of a pair', { certPath: '/nowhere/cert.pem' }, 'belong together'],
    [
      'files that are not there',
      { certPath: '/nowhere/cert.pem', keyPath: '/nowhere/key.pem' },
      "/nowhere/cert.pem can't be used",
    ],
    ['none, and none may be made', { autoGenerate: false }, 'autoGenerate is false'],
  ])('does not fall back to plain text: %s', async (_what, more, why) => {
    const config = JSON.stringify({ gateway: { tls: { enabled: true, ...more } } });
    const { gateway, port } = await startGateway({ config });
    expect(gateway.status()).toMatchObject({
      state: 'failed',
      fault: { code: 'config-invalid', why: expect.stringContaining(why) as string },
    });
    expect(port).toBe(0);
  });

  it('does not take a key of another certificate', async () => {
    const [one, other] = [await secureGateway(), await secureGateway()];
    const paths = { certPath: one.places.tlsCertFile, keyPath: other.places.tlsKeyFile };
    const { gateway } = await startGateway({
      config: JSON.stringify({ gateway: { tls: { enabled: true, ...paths } } }),
    });
    expect(gateway.status().fault?.why).toContain('is not the one of');
  });

  it('cuts off who never finishes the handshake, and counts it as the stranger it is', async () => {
    const clock = new FakeClock();
    const { port } = await secureGateway({ clock });
    const silent = net.connect(port, '127.0.0.1');
    await once(silent, 'connect');
    const closed = once(silent, 'close');
    await expect
      .poll(() => (clock.advance(LIMITS.headersMs / 10), silent.destroyed || silent.readableEnded))
      .toBe(true);
    await closed;
    expect((await get(port, '/healthz')).status).toBe(200);
  });

  it('lets only so many handshakes begin from one address', async () => {
    const { port } = await secureGateway();
    const sockets = Array.from({ length: LIMITS.preAuthSocketsPerAddress + 3 }, () => net.connect(port, '127.0.0.2'));
    onTestFinished(() => {
      for (const socket of sockets) socket.destroy();
    });
    let closed = 0;
    for (const socket of sockets) {
      socket.on('error', () => undefined);
      socket.on('close', () => (closed += 1));
    }
    await expect.poll(() => closed).toBeGreaterThanOrEqual(3);
  });
});

describe('a setup code', () => {
  const wlan = { name: 'wlan0', address: '127.0.0.1', cidr: '127.0.0.1/8' };

  it('carries the fingerprint for the gateway’s own addresses', async () => {
    const gateway = await secureGateway();
    const owner = new Owner(gateway);
    const answer = await owner.call('desk.setupCode', { profile: 'limited', address: 'gate.local' });
    const view = answer['payload'] as SetupCodeView;
    expect(view).toMatchObject({ plaintext: false, tlsFingerprint: gateway.fingerprint });
    const said = JSON.parse(Buffer.from(view.code, 'base64url').toString()) as Record<string, unknown>;
    expect(said).toMatchObject({
      url: `wss://gate.local:${String(gateway.port)}`,
      tlsFingerprint: gateway.fingerprint,
    });
  });

  it('carries none for a proxy in front of it, which has a certificate of its own', async () => {
    const gateway = await secureGateway({ network: { interfaces: () => [wlan] } });
    const owner = new Owner(gateway);
    const answer = await owner.call('desk.setupCode', { profile: 'limited', address: 'https://claw.example' });
    expect(answer['payload']).not.toHaveProperty('tlsFingerprint');
  });
});

describe('trying an own address', () => {
  it('believes exactly the certificate that it was told of', async () => {
    const { port, fingerprint } = await secureGateway();
    const url = `https://127.0.0.1:${String(port)}/healthz`;
    expect(await ownReach()(url, fingerprint)).toEqual({ ok: true });
    expect(await ownReach()(url, 'ab'.repeat(32))).toMatchObject({ ok: false, why: 'It shows another certificate.' });
    expect(await ownReach()(url)).toMatchObject({ ok: false });
  });
});
