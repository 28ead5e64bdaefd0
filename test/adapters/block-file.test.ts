/** The file of who is kept out: private, whole after a crash, and set aside where it is damaged. */
import fs from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { BlockFile } from '../../src-main/adapters/state/block-file.ts';
import { placesFrom } from '../../src-main/adapters/index.ts';
import type { Block } from '../../src-main/gateway/index.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { startGateway, tempDir } from '../support/gateway.ts';

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
const BLOCKS: readonly Block[] = [
  { kind: 'key', deviceId: 'a'.repeat(64), name: 'Pixel 9', code: 'A3F9CK', atMs: 1, by: 'window' },
  { kind: 'removed', deviceId: 'b'.repeat(64), name: '', atMs: 2, by: 'client' },
  { kind: 'signed-out', deviceId: 'c'.repeat(64), name: 'UI', atMs: 3, by: 'command-line' },
  { kind: 'address', address: '192.0.2.7', deviceId: 'a'.repeat(64), name: '', atMs: 4, untilMs: 5, by: 'tray' },
];

async function aFile() {
  const places = placesFrom({ OPENCLAW_STATE_DIR: await tempDir() });
  const clock = new FakeClock(7);
  const file = new BlockFile(places, clock, quiet);
  return { places, clock, file };
}

describe('the file of blocks', () => {
  it('gives back what was saved, and nothing before anything was', async () => {
    const { places, clock, file } = await aFile();
    await expect(file.load()).resolves.toEqual({ blocks: [], damage: [] });
    await file.save(BLOCKS);
    await expect(new BlockFile(places, clock, quiet).load()).resolves.toEqual({ blocks: BLOCKS, damage: [] });
  });

  it('is for its owner alone, in a folder for its owner alone', async () => {
    const { places, file } = await aFile();
    await file.save(BLOCKS);
    const modes = await Promise.all([places.ownDir, places.blocksFile].map(async (at) => (await fs.stat(at)).mode));
    expect(modes.map((mode) => mode & 0o777)).toEqual([0o700, 0o600]);
    expect(await fs.readdir(places.ownDir)).toEqual([path.basename(places.blocksFile)]); // nothing half-written beside it
  });

  it.each([
    ['no JSON', 'x'],
    ['half of it', JSON.stringify({ version: 1, blocks: BLOCKS }).slice(0, 80)],
    ['another version', JSON.stringify({ version: 2, blocks: [] })],
    ['an entry of another kind', JSON.stringify({ version: 1, blocks: [{ kind: 'friend' }] })],
  ])('with %s is set aside and told, and kept', async (_what, content) => {
    const { places, file } = await aFile();
    await file.save(BLOCKS);
    await fs.writeFile(places.blocksFile, content);
    const { blocks, damage } = await file.load();
    expect([blocks, damage.length]).toEqual([[], 1]);
    const aside = `${places.blocksFile}.damaged-7`;
    expect(damage[0]).toContain(aside);
    expect(await fs.readFile(aside, 'utf8')).toBe(content);
    await expect(file.load()).resolves.toEqual({ blocks: [], damage: [] });
  });

  it('that is a link is not followed', async () => {
    const { places, file } = await aFile();
    await file.save(BLOCKS);
    const elsewhere = `${places.ownDir}/elsewhere.json`;
    await fs.rename(places.blocksFile, elsewhere);
    await fs.symlink(elsewhere, places.blocksFile);
    const { blocks, damage } = await file.load();
    expect([blocks, damage.length]).toEqual([[], 1]);
  });

  it('damaged is a notice of the gateway, which runs', async () => {
    const stateDir = await tempDir();
    const { ownDir, blocksFile } = placesFrom({ OPENCLAW_STATE_DIR: stateDir });
    await fs.mkdir(ownDir, { recursive: true });
    await fs.writeFile(blocksFile, 'x');
    const { gateway } = await startGateway({ stateDir });
    expect(gateway.status().state).toBe('running');
    expect(gateway.status().notices.at(-1)).toContain('blocked devices');
  });
});
