/** `$include` beyond the config's own folder: only where the owner names another one. */
import fs from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { configPort, placesFrom } from '../../src-main/adapters/index.ts';
import { folder, read, type Files } from './config-folder.ts';

describe('$include below a folder that OPENCLAW_INCLUDE_ROOTS names', () => {
  const shared = async (text = '{ port: 5, $include: "./more.json5" }') =>
    await folder({ 'team/g.json5': text, 'team/more.json5': '{ bind: "lan" }' });
  const config = (root: string): Files => ({ 'openclaw.json': `{ gateway: { $include: "${root}/team/g.json5" } }` });

  it.each<[string, (root: string) => NodeJS.ProcessEnv]>([
    ['alone', (root) => ({ OPENCLAW_INCLUDE_ROOTS: root })],
    [
      'among others',
      (root) => ({ OPENCLAW_INCLUDE_ROOTS: `/not/there${path.delimiter} ${root}/team ${path.delimiter}` }),
    ],
    ['from the home', (root) => ({ OPENCLAW_INCLUDE_ROOTS: '~/team', OPENCLAW_HOME: root })],
  ])('is followed, and what it includes itself: %s', async (_what, env) => {
    const root = await shared();
    const { result, words } = await read(config(root), env(root));
    expect(words).toBe('');
    expect(result.ok && [result.config.port, result.config.bind]).toEqual([5, 'lan']);
  });

  it.each<[string, (root: string) => string]>([
    ['nothing', () => ''],
    ['another folder', (root) => `${root}/tea`],
    ['the file itself', (root) => `${root}/team/g.json5`],
  ])('is refused where it names %s', async (_what, named) => {
    const root = await shared();
    const { words } = await read(config(root), { OPENCLAW_INCLUDE_ROOTS: named(root) });
    expect(words).toContain('is not below the config’s own folder, or one that OPENCLAW_INCLUDE_ROOTS names.');
  });

  it('is refused behind a link that leads out of it, and followed behind one that leads into it', async () => {
    const root = await shared();
    const outer = await folder({});
    await fs.symlink('/etc/hostname', path.join(outer, 'out.json5'));
    await fs.symlink(path.join(root, 'team'), path.join(outer, 'team'));
    const env = { OPENCLAW_INCLUDE_ROOTS: `${outer}${path.delimiter}${root}` };
    const out = { 'openclaw.json': `{ gateway: { $include: "${outer}/out.json5" } }` };
    expect((await read(out, env)).words).toContain('is not below');
    expect((await read(config(outer), env)).words).toBe('');
  });

  it('is shown as a part of the config', async () => {
    const root = await shared();
    const dir = await folder(config(root));
    const env = { OPENCLAW_STATE_DIR: dir, OPENCLAW_INCLUDE_ROOTS: root };
    expect(await configPort(placesFrom(env), env).read()).toMatchObject({
      whole: { gateway: { port: 5, bind: 'lan' } },
    });
  });
});
