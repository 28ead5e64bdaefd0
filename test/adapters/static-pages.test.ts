/** The Control UI's files: served as they are, and no reason for the gateway to fail where they are not. */
import fs from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { builtFile } from '../../src-main/adapters/static-pages.ts';
import { startGateway, tempDir } from '../support/gateway.ts';
import { ask } from '../support/http.ts';

describe('the pages', () => {
  it('that were not built are told so, and the gateway runs', async () => {
    const { port } = await startGateway({ pagesDir: path.join(await tempDir(), 'nothing') });
    expect(await ask(port, '/')).toMatchObject({
      status: 404,
      body: 'The Control UI is not built. Run: npm run build',
      headers: { 'content-type': 'text/plain; charset=utf-8' },
    });
    expect(await ask(port, '/health')).toMatchObject({ status: 200 });
  });

  it('are kept by browsers for good where their name changes with their content, and never otherwise', async () => {
    const pagesDir = await tempDir();
    await fs.mkdir(path.join(pagesDir, 'assets'));
    await fs.writeFile(path.join(pagesDir, 'index.html'), '<!doctype html>');
    await fs.writeFile(path.join(pagesDir, 'assets', 'app-1234.js'), 'export {};');
    const { port } = await startGateway({ pagesDir });
    expect((await ask(port, '/')).headers['cache-control']).toBe('no-store');
    expect((await ask(port, '/devices')).headers['cache-control']).toBe('no-store');
    const asset = await ask(port, '/assets/app-1234.js');
    expect(asset.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(asset.headers['content-type']).toContain('javascript');
    expect(await ask(port, '/', { headers: { 'If-None-Match': (await ask(port, '/')).headers.etag } })).toMatchObject({
      status: 304,
    });
  });
});

describe('an address', () => {
  it.each([
    ['/', '/'],
    ['/devices', '/devices'],
    ['/openclaw/devices/', '/openclaw/devices/'],
    ['/gate.svg', '/gate.svg'],
    ['/openclaw/gate.svg', '/gate.svg'],
    ['/assets/index-a1.js', '/assets/index-a1.js'],
    ['/openclaw/assets/index-a1.js', '/assets/index-a1.js'],
    ['/a/b/assets/index-a1.css', '/assets/index-a1.css'],
    ['/assets/x/index.js', '/index.js'],
  ])('%s is the file or the page %s', (path, file) => {
    expect(builtFile(path)).toBe(file);
  });
});
