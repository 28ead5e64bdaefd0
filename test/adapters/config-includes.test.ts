/** A config in several files, and one whose secrets stand elsewhere: what it says then, and what is refused by name. */
import fs from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseConfig, readConfig } from '../../src-main/adapters/config/config-file.ts';
import { configPort, placeFacts, placesFrom } from '../../src-main/adapters/index.ts';
import { diagnose, HOST } from '../../src-main/gateway/index.ts';
import { startGateway } from '../support/gateway.ts';
import { Owner } from '../support/party.ts';
import { folder, read, type Files } from './config-folder.ts';

const portAndBind = async (files: Files) => {
  const { result, words } = await read(files);
  if (!result.ok) throw new Error(words);
  return [result.config.port, result.config.bind, result.config.trustedProxies.map(({ text }) => text)];
};

describe('$include', () => {
  it.each<[string, Files, unknown]>([
    [
      'stands for the file',
      { 'openclaw.json': '{ gateway: { $include: "./g.json5" } }', 'g.json5': '{ port: 1, bind: "lan" } // mine' },
      [1, 'lan', []],
    ],
    [
      'of several is merged in order, and what stands beside it comes last',
      {
        'openclaw.json': '{ gateway: { $include: ["a.json5", "sub/b.json5"], bind: "auto" } }',
        'a.json5': '{ port: 1, bind: "lan", trustedProxies: ["10.0.0.1"] }',
        'sub/b.json5': '{ port: 2, trustedProxies: ["10.0.0.2"] }',
      },
      [2, 'auto', ['10.0.0.1', '10.0.0.2']],
    ],
    [
      'stands at the top, and in included files, from where they are',
      {
        'openclaw.json': '{ $include: "sub/base.json5" }',
        'sub/base.json5': '{ gateway: { $include: "./g.json5" } }',
        'sub/g.json5': '{ port: 7 }',
      },
      [7, undefined, []],
    ],
    [
      'is not followed in sections that are not the gateway’s',
      { 'openclaw.json': '{ agents: { $include: "./gone.json5" }, gateway: { port: 3 } }' },
      [3, undefined, []],
    ],
  ])('%s', async (_what, files, expected) => {
    expect(await portAndBind(files)).toEqual(expected);
  });

  const main = { 'openclaw.json': '{ gateway: {\n $include: "./g.json5" } }' };
  it.each<[string, Files, string]>([
    ['that is not there', main, 'DIR/openclaw.json:2:2 | gateway.$include: DIR/g.json5 is not there.'],
    ['that is broken', { ...main, 'g.json5': '{ port: ' }, 'DIR/g.json5:1:9 | It is not valid JSON5'],
    [
      'with a wrong key',
      { ...main, 'g.json5': '{\n\n prot: 1 }' },
      'DIR/g.json5:3:2 | gateway: Unrecognized key: "prot"',
    ],
    [
      'with a wrong value',
      { ...main, 'g.json5': '{ port: "x" }' },
      'DIR/g.json5:1:3 | gateway.port: allowed is a whole',
    ],
    [
      'of itself',
      { ...main, 'g.json5': '{ $include: "g.json5" }' },
      'DIR/g.json5:1:3 | gateway.$include: DIR/g.json5 includes itself',
    ],
    [
      'elsewhere',
      { 'openclaw.json': '{ gateway: { $include: "/etc/hostname" } }' },
      'is not below the config’s own folder',
    ],
    ['above', { 'openclaw.json': '{ gateway: { $include: "../../etc/hostname" } }' }, 'is not '],
    ['that is no name', { 'openclaw.json': '{ gateway: { $include: 7 } }' }, 'it is the name of a file'],
    [
      'of a list with keys beside it',
      { 'openclaw.json': '{ gateway: { $include: "l.json5", port: 1 } }', 'l.json5': '[]' },
      'is no object',
    ],
  ])('%s is refused by file, line and key', async (_what, files, why) => {
    const { result, words } = await read(files);
    expect(result.ok).toBe(false);
    expect(words).toContain(why);
  });

  it('behind a link out of the folder is refused', async () => {
    const dir = await folder(main);
    await fs.symlink('/etc/hostname', path.join(dir, 'g.json5'));
    const result = await readConfig(path.join(dir, 'openclaw.json'), {}, () => undefined);
    expect(result.ok ? '' : result.fault.why).toContain('is not below');
  });

  it('ends ten deep', async () => {
    const chain = (depth: number): Files =>
      Object.fromEntries(
        Array.from({ length: depth }, (_none, at) => [
          at === 0 ? 'openclaw.json' : `${String(at)}.json5`,
          at === 0
            ? '{ gateway: { $include: "1.json5" } }'
            : at === depth - 1
              ? '{ port: 5 }'
              : `{ $include: "${String(at + 1)}.json5" }`,
        ]),
      );
    expect(await portAndBind(chain(11))).toEqual([5, undefined, []]);
    expect((await read(chain(12))).words).toContain('more than 10 deep');
  });

  it('is never written into, nor over', async () => {
    const files = { ...main, 'g.json5': '{ port: 1 }' };
    const dir = await folder(files);
    const port = configPort(placesFrom({ OPENCLAW_STATE_DIR: dir }), {});
    const text = files['openclaw.json'];
    expect(await port.write(text, { gateway: { $include: './g.json5', bind: 'lan' } })).toMatchObject({
      ok: false,
      why: expect.stringContaining('gateway.bind is taken from ./g.json5') as string,
    });
    expect(await port.write(text, { gateway: { port: 1 } })).toMatchObject({ ok: false });
    expect(await port.read()).toMatchObject({ text, whole: { gateway: { port: 1 } } });
    const beside = { gateway: { $include: './g.json5' }, discovery: { mdns: { mode: 'off' } } };
    expect(await port.write(text, beside)).toEqual({ ok: true });
    expect(await fs.readFile(path.join(dir, 'g.json5'), 'utf8')).toBe(files['g.json5']);
    expect(await port.read()).toMatchObject({ value: beside });
  });

  it('of a token that others can read is a finding, and of one that they can’t is none', async () => {
    const dir = await folder({ ...main, 'g.json5': '{ auth: { token: "canary-4711" } }' });
    const places = placesFrom({ OPENCLAW_STATE_DIR: dir });
    const open = async () => {
      const { findings } = diagnose({
        nowMs: 0,
        home: HOST,
        place: await placeFacts(places, {}, 'of this terminal')(),
      });
      return findings.filter(({ check, state }) => check === 'files' && state === 'problem').map(({ what }) => what);
    };
    expect(await open()).toEqual([]);
    await fs.chmod(path.join(dir, 'g.json5'), 0o644);
    expect(await open()).toEqual([`Other users of this computer can open ${dir}/g.json5.`]);
  });

  it('is shown to clients as what it stands for, and refused by name where they change it', async () => {
    const stateDir = await folder({ ...main, 'g.json5': '{ nodes: { commands: { deny: ["a.b"] } } }' });
    const owner = new Owner(await startGateway({ stateDir }));
    const { payload } = (await owner.call('config.get')) as unknown as {
      payload: { config: unknown; parsed: unknown; hash: string };
    };
    expect(payload.config).toEqual({ gateway: { nodes: { commands: { deny: ['a.b'] } } } });
    expect(payload.parsed).toHaveProperty(['gateway', '$include']);
    const raw = JSON.stringify({ gateway: { nodes: { commands: { allow: ['c.d'] } } } });
    expect(await owner.call('config.patch', { raw, baseHash: payload.hash })).toMatchObject({
      ok: false,
      error: { message: expect.stringContaining('is taken from ./g.json5') as string },
    });
  });

  it('of a file that is saved holds while the gateway runs', async () => {
    const stateDir = await folder({
      'openclaw.json': '{ gateway: { controlUi: { $include: "./ui.json5" } } }',
      'ui.json5': '{ allowedOrigins: [] }',
    });
    const { gateway } = await startGateway({ stateDir });
    await fs.writeFile(path.join(stateDir, 'ui.json5'), '{ allowedOrigin: [] }');
    await expect.poll(() => gateway.status().unapplied?.kind).toBe('broken');
    await fs.writeFile(path.join(stateDir, 'ui.json5'), '{ allowedOrigins: ["https://a.example"] }');
    await expect.poll(() => gateway.status().unapplied).toBeUndefined();
  });
});

describe('a secret that stands elsewhere', () => {
  const refs = (ref: object, providers: object = {}, more: object = {}): Files => ({
    'openclaw.json': JSON.stringify({ secrets: { providers }, gateway: { auth: { token: ref, ...more } } }),
  });
  const env = (id: string, provider = 'default') => ({ source: 'env', provider, id });
  const file = (id: string) => ({ source: 'file', provider: 'mine', id });

  it.each<[string, Files, NodeJS.ProcessEnv, string | undefined]>([
    ['in a variable', refs(env('CLAW')), { CLAW: 'canary-4711' }, 'canary-4711'],
    [
      'in one that its provider allows',
      refs(env('CLAW', 'a'), { a: { source: 'env', allowlist: ['CLAW'] } }),
      { CLAW: 'canary-4711' },
      'canary-4711',
    ],
    [
      'that is not looked up where the variable of the token itself is set',
      refs(env('GONE')),
      { OPENCLAW_GATEWAY_TOKEN: 'x' },
      undefined,
    ],
    ['that is not looked up in another mode', refs(env('GONE'), {}, { mode: 'none' }), {}, undefined],
  ])('%s', async (_what, files, variables, token) => {
    const { result, words } = await read(files, variables);
    expect(words).toBe('');
    expect(result.ok && result.config.auth.token).toBe(token);
  });

  it.each([
    ['/a~1b/token', 'json', '{ "a/b": { "token": "canary-4711" } }'],
    ['value', 'singleValue', 'canary-4711\n'],
  ])('in a file, at %s of mode %s', async (id, mode, text) => {
    const dir = await folder({ 'secret.txt': text });
    const secret = path.join(dir, 'secret.txt');
    const files = refs(file(id), { mine: { source: 'file', path: secret, mode } });
    const { result, words } = await read(files);
    expect(words).toBe('');
    expect(result.ok && result.config.auth.token).toBe('canary-4711');
    await fs.chmod(secret, 0o644);
    expect((await read(files)).words).toContain('other users of this computer can open or change');
  });

  it.each<[string, Files, string]>([
    ['that is not set', refs(env('CLAW')), 'it names the variable CLAW, which is not set'],
    [
      'that its provider does not allow',
      refs(env('CLAW', 'a'), { a: { source: 'env', allowlist: [] } }),
      'CLAW is not in secrets.providers.a.allowlist',
    ],
    ['of no provider', refs(file('/x')), 'secrets.providers.mine is no provider of source "file"'],
    [
      'with a program',
      refs({ source: 'exec', provider: 'vault', id: 'x' }),
      'its source is "exec", which this gateway does not use',
    ],
    ['in the official store', refs({ source: 'store', provider: 'default', id: 'X' }), 'its source is "store"'],
    ['in a file that is not there', refs(file('/x'), { mine: { source: 'file', path: '/nowhere/x.json' } }), 'ENOENT'],
    ['of an odd shape', refs({ source: 'env' }), 'gateway.auth.token: allowed is a text or an object.'],
  ])('%s is refused by file, line and key, with what to write', async (_what, files, why) => {
    const { result, words } = await read(files);
    expect(result.ok).toBe(false);
    expect(words).toContain(why);
    expect(words).toMatch(/^The config cannot be used: DIR\/openclaw\.json:1:\d+ \| gateway\.auth\.token: /);
  });

  it('of a gateway elsewhere is looked up where that one is used, and nowhere else', async () => {
    const remote = { url: 'wss://nas.local:18789', token: env('CLAW') };
    const config = (mode: string): Files => ({ 'openclaw.json': JSON.stringify({ gateway: { mode, remote } }) });
    const { result } = await read(config('remote'), { CLAW: 'canary-4711', OPENCLAW_GATEWAY_TOKEN: 'x' });
    expect(result.ok && result.config.remote?.token).toBe('canary-4711');
    expect((await read(config('remote'))).words).toContain('gateway.remote.token: it names the variable CLAW');
    expect((await read(config('local'))).words).toBe('');
  });

  it('is never said where its file is broken', async () => {
    const dir = await folder({ 'secret.json': '{ "token": canary-4711 }' });
    const files = refs(file('/token'), { mine: { source: 'file', path: path.join(dir, 'secret.json') } });
    const { words } = await read(files);
    expect(words).toContain('secret.json is not valid JSON.');
    expect(words).not.toContain('canary-4711');
  });
});

it('a text that may become the config is judged with what it includes', async () => {
  const dir = await folder({ 'g.json5': '{ port: 9 }' });
  const result = await parseConfig('{ gateway: { $include: "g.json5" } }', path.join(dir, 'openclaw.json'), {});
  expect(result.ok && result.config.port).toBe(9);
});
