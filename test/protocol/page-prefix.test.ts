/** Pages behind a proxy that puts the gateway under a path of its own, and passes that path on or not. */
import fs from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { Client } from '../support/client.ts';
import { startGateway, tempDir } from '../support/gateway.ts';
import { ask } from '../support/http.ts';

const INDEX = '<!doctype html><script type="module" src="./assets/index-a1.js"></script>';

async function gatewayWithPages(config = '{}') {
  const pagesDir = await tempDir();
  await fs.mkdir(path.join(pagesDir, 'assets'));
  await fs.writeFile(path.join(pagesDir, 'index.html'), INDEX);
  await fs.writeFile(path.join(pagesDir, 'assets/index-a1.js'), 'the script');
  await fs.writeFile(path.join(pagesDir, 'gate.svg'), '<svg/>');
  return await startGateway({ config, pagesDir });
}

const UNDER = '{ gateway: { controlUi: { basePath: "/openclaw" } } }';

describe.each([
  ['whose path is configured', UNDER],
  ['of which the config knows nothing', '{}'],
])('a proxy %s', (_what, config) => {
  it.each(['/', '/openclaw/', '/openclaw/devices', '/devices'])('finds the page at %s', async (url) => {
    const { port } = await gatewayWithPages(config);
    expect(await ask(port, url)).toMatchObject({ status: 200, body: INDEX });
  });

  it.each(['/assets/index-a1.js', '/openclaw/assets/index-a1.js'])('finds its files at %s', async (url) => {
    const { port } = await gatewayWithPages(config);
    const file = await ask(port, url);
    expect([file.status, file.body, file.headers['cache-control']]).toEqual([
      200,
      'the script',
      'public, max-age=31536000, immutable',
    ]);
    expect(await ask(port, url.replace('assets/index-a1.js', 'gate.svg'))).toMatchObject({ body: '<svg/>' });
  });

  it.each(['/', '/openclaw/', '/openclaw/?x=1'])('opens the socket at %s', async (url) => {
    const { port } = await gatewayWithPages(config);
    const socket = await Client.open(`ws://127.0.0.1:${port}${url}`);
    expect(await socket.event('connect.challenge')).toHaveProperty('nonce');
  });
});

describe('a configured path', () => {
  it('without its last slash is sent there, so that the page finds what belongs to it', async () => {
    const { port } = await gatewayWithPages(UNDER);
    expect(await ask(port, '/openclaw')).toMatchObject({ status: 308, headers: { location: '/openclaw/' } });
    expect(await ask(port, '/openclaw?x=1')).toMatchObject({ status: 308, headers: { location: '/openclaw/' } });
    expect(await ask(port, '/openclawx')).toMatchObject({ status: 200, body: INDEX });
  });

  it('has everything else under it too', async () => {
    const { port } = await gatewayWithPages(UNDER);
    expect(await ask(port, '/openclaw/health')).toMatchObject({ status: 200, body: '{"ok":true,"status":"live"}' });
    expect(await ask(port, '/openclaw/ready')).toMatchObject({ status: 200 });
    expect(await ask(port, '/openclaw/api/x')).toMatchObject({ status: 404, body: 'Not Found' });
    expect(await ask(port, '/health')).toMatchObject({ status: 200 });
  });
});

it('a page names the socket of the host that the visitor used', async () => {
  const { port } = await startGateway({
    config: '{ gateway: { trustedProxies: ["127.0.0.1"], publicOrigin: "https://gw.example:8443" } }',
  });
  const headers = { 'X-Forwarded-For': '203.0.113.7', 'X-Forwarded-Host': 'gw.example:8443' };
  const { headers: answered } = await ask(port, '/', { headers });
  expect(answered['content-security-policy']).toContain(
    "connect-src 'self' ws://gw.example:8443 wss://gw.example:8443;",
  );
});
