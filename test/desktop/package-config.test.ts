/** What electron-builder is told: that it understands it, and that the settings which protect people are there. */
import { execFile } from 'node:child_process';
import fs from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import afterPack from '../../scripts/after-pack.mjs';
import { updateConfiguration } from '../../scripts/update-feed.mjs';
import { tempDir } from '../support/gateway.ts';

const PROJECT = path.resolve(import.meta.dirname, '../..');

interface BuilderConfig {
  readonly getConfig: (project: string, file: null, options: null) => Promise<Record<string, unknown>>;
  readonly validateConfiguration: (config: unknown, log: { readonly isEnabled: boolean }) => Promise<void>;
}

/** Its own reader and its own schema. */
const require = createRequire(createRequire(import.meta.url).resolve('electron-builder/package.json'));
const builder = require('app-builder-lib/out/util/config/config.js') as BuilderConfig;

describe('electron-builder.yml', () => {
  it('is valid by electron-builder’s own schema', async () => {
    const config = await builder.getConfig(PROJECT, null, null);
    await builder.validateConfiguration(config, { isEnabled: false });
    // The positive twin: the schema is really asked.
    const wrong = { ...config, electronFuses: { runAsNodes: false } };
    await expect(builder.validateConfiguration(wrong, { isEnabled: false })).rejects.toThrow(/electronFuses/);
  }, 60_000); // the schema is large

  it('sets every fuse that shuts a way in', async () => {
    const { electronFuses, asar } = await builder.getConfig(PROJECT, null, null);
    expect(asar).toBe(true);
    expect(electronFuses).toMatchObject({
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      grantFileProtocolExtraPrivileges: false,
    });
  });

  it('names files that exist', async () => {
    const config = await builder.getConfig(PROJECT, null, null);
    const { deb, rpm, mac, win, linux } = config as Record<string, Record<string, string>>;
    const files = [
      config['afterPack'] as string,
      ...[deb, rpm].flatMap((section) => [section?.['afterInstall'], section?.['afterRemove']]),
      ...[mac?.['icon'], mac?.['entitlements'], win?.['icon'], linux?.['icon']],
    ];
    for (const file of files) await fs.access(path.join(PROJECT, file ?? 'not named'));
  });
});

describe('what is added to a packed app', () => {
  const context = { appOutDir: '/nowhere', electronPlatformName: 'darwin', packager: { getResourcesDir: String } };

  it('is nothing for a Mac’s app that was put together of two, each of which has it', async () => {
    const universal = 4;
    await afterPack({ ...context, arch: universal });
  });

  it('is refused for a processor that it is not made for', async () => {
    const ia32 = 0;
    await expect(afterPack({ ...context, arch: ia32 })).rejects.toThrow(/no openclaw-gateway executable/);
  });
});

it('tells software centres of the version that is packed', async () => {
  const metainfo = await fs.readFile(path.join(PROJECT, 'resources/linux/openclaw-gateway.metainfo.xml'), 'utf8');
  expect(metainfo).toContain(`<release version="${manifest.version}"`);
});

// Elsewhere electron-builder fetches the Electron itself, and never another one.
describe.runIf(process.platform === 'linux')('what may be handed out', { timeout: 60_000 }, () => {
  const release = async (version: string, ...args: string[]) => {
    const runtime = await tempDir();
    await fs.writeFile(path.join(runtime, 'electron'), '');
    await fs.writeFile(path.join(runtime, 'version'), version);
    const env = { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: runtime };
    return await promisify(execFile)(process.execPath, ['scripts/dist.mjs', '--release', ...args], {
      cwd: PROJECT,
      env,
    });
  };

  it('is made with no other Electron than the product’s', async () => {
    await expect(release('33.2.1')).rejects.toThrow(
      `Releases are made only with Electron ${manifest.devDependencies.electron}, and here is only 33.2.1`,
    );
  });

  it('lets nobody inspect it', async () => {
    await expect(release(manifest.devDependencies.electron, '--inspectable')).rejects.toThrow('never inspectable');
  });
});

describe('where a release looks for newer ones', () => {
  const [url, publicKey] = ['https://updates.openclaw-gateway.example/', `${'A'.repeat(43)}=`];

  it('is nowhere, unless whoever makes the release says so', () => {
    expect(updateConfiguration({})).toEqual({});
  });

  it('is told to the app, and to electron-builder in a form that it understands', async () => {
    const more = updateConfiguration({ UPDATE_FEED_URL: url, UPDATE_PUBLIC_KEY: publicKey });
    expect(more.extraMetadata).toEqual({ updates: { url, publicKey } });
    const config = await builder.getConfig(PROJECT, null, null);
    await builder.validateConfiguration({ ...config, ...more }, { isEnabled: false });
  }, 60_000);

  it.each([
    ['an address without a key', { UPDATE_FEED_URL: url }],
    ['a key without an address', { UPDATE_PUBLIC_KEY: publicKey }],
    ['an address that is not encrypted', { UPDATE_FEED_URL: 'http://updates.example/', UPDATE_PUBLIC_KEY: publicKey }],
    ['an address that is none', { UPDATE_FEED_URL: 'updates', UPDATE_PUBLIC_KEY: publicKey }],
    ['a key that is none', { UPDATE_FEED_URL: url, UPDATE_PUBLIC_KEY: 'AAAA' }],
  ])('is refused with %s', (_what, env) => {
    expect(() => updateConfiguration(env)).toThrow(/UPDATE_/);
  });
});
