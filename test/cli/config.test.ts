/** `openclaw config`: one key of the gateway's files; everything else in them stays, and no secret is shown. */
import fs from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { placeFacts, placesFrom } from '../../src-main/adapters/index.ts';
import { configGet, configSet, configUnset } from '../../src-main/cli/config.ts';
import { startGateway, tempDir } from '../support/gateway.ts';

const MINE = `{ // mine
  gateway: {
    bind: 'loopback', // for now
    auth: { token: 'canary-4711' },
  },
  agents: { list: [] }, // foreign
}
`;

async function scene(config?: string, own?: string) {
  const places = placesFrom({ OPENCLAW_STATE_DIR: await tempDir() });
  if (config !== undefined) await fs.writeFile(places.configFile, config);
  if (own !== undefined) {
    await fs.mkdir(places.ownDir, { mode: 0o700 });
    await fs.writeFile(places.settingsFile, own, { mode: 0o600 });
  }
  const read = async (file = places.configFile): Promise<string> => await fs.readFile(file, 'utf8');
  const set = (key: string, text: string, byArgument = true) => configSet(places, {}, key, { text, byArgument });
  return {
    places,
    read,
    set,
    get: (key: string) => configGet(places, {}, key),
    unset: (key: string) => configUnset(places, {}, key),
  };
}

describe('a file that can’t be changed', () => {
  type Put = (file: string) => Promise<unknown>;
  const text =
    (says: string): Put =>
    (file) =>
      fs.writeFile(file, says, { mode: 0o600 });

  it.each<[string, string, Put, RegExp]>([
    ['is a folder', 'gateway.bind', (file) => fs.mkdir(file), /is not a file but a folder\.$/],
    [
      'is a link to nothing',
      'gateway.bind',
      (file) => fs.symlink('/not/there', file),
      /link to .*, which is not there\.$/,
    ],
    ['is too large', 'gateway.bind', text(' '.repeat(2_000_000)), /is larger than 1 MiB\.$/],
    [
      'is broken',
      'gateway.bind',
      text('{ gateway: '),
      /openclaw\.json:1:12 is not valid JSON5: invalid end of input\.$/,
    ],
    ['is a list', 'gateway.bind', text('[]'), /holds no object: nothing in \{ \}\.$/],
    [
      'is a folder',
      'askWithoutToken',
      (file) => fs.mkdir(file),
      /settings\.json5 can’t be read\. It is not a file but/,
    ],
    [
      'is a link',
      'askWithoutToken',
      (file) => fs.symlink('/not/there', file),
      /settings\.json5 can’t be read\. It is a link/,
    ],
    ['is broken', 'askWithoutToken', text('{ a: '), /settings\.json5:1:6 is not valid JSON5/],
  ])('because it %s is named with the reason, for %s', async (_what, key, put, why) => {
    const { places, get, set } = await scene(undefined, '{}');
    const file = key.startsWith('gateway') ? places.configFile : places.settingsFile;
    await fs.rm(file, { force: true });
    await put(file);
    for (const output of [await get(key), await set(key, 'lan')]) {
      const [first, ...rest] = output.problem?.split('\n') ?? [];
      expect([output.exitCode, first, rest]).toEqual([
        1,
        expect.stringMatching(why),
        ['It is left as it is. Correct it first; see: openclaw doctor'],
      ]);
    }
  });
});

describe('openclaw config', () => {
  it.each([
    ['gateway.bind', 'lan', MINE.replace("'loopback'", "'lan'")],
    ['gateway.port', '18790', MINE.replace("'canary-4711' },\n", "'canary-4711' },\n    port: 18790,\n")],
    ['gateway.bind', '"lan"', MINE.replace("'loopback'", "'lan'")],
  ])('set %s %s changes that, and nothing else about the file', async (key, value, then) => {
    const { set, read, places } = await scene(MINE);
    const output = await set(key, value);
    expect(output).toMatchObject({ exitCode: 0, json: { key, file: places.configFile, written: true } });
    expect(await read()).toBe(then);
  });

  it('unset takes it out, and says what is so already', async () => {
    const { unset, set, read } = await scene(MINE);
    expect((await unset('gateway.bind')).text).toMatch(/^gateway\.bind: "loopback" → nothing in /);
    expect(await read()).toBe(MINE.replace("    bind: 'loopback', // for now\n", '    // for now\n'));
    expect(await unset('gateway.bind')).toMatchObject({ exitCode: 0, json: { written: false } });
    expect(await set('gateway.auth.token', '${OPENCLAW_GATEWAY_TOKEN}')).toMatchObject({ exitCode: 1 }); // not set here
  });

  it('get says what the file says, and hides what may be secret', async () => {
    const { get } = await scene(MINE);
    expect((await get('gateway.bind')).text).toBe('"loopback"');
    expect((await get('gateway.auth.token')).text).toBe('(hidden)');
    expect(JSON.stringify([await get('gateway'), await get('gateway.auth.token')])).not.toContain('canary');
    expect(await get('gateway.port')).toMatchObject({
      exitCode: 1,
      problem: expect.stringContaining('is not set in') as string,
    });
    expect(await get('gateway.constructor')).toMatchObject({ exitCode: 1 });
  });

  it('takes a secret from standard input alone, and never says it', async () => {
    const { set, read } = await scene(MINE);
    const refused = await set('gateway.auth.token', 'canary-another-4711');
    expect([refused.exitCode, await read()]).toEqual([1, MINE]);
    const written = await set('gateway.auth.token', 'canary-another-4711', false);
    expect(written).toMatchObject({ exitCode: 0, text: expect.stringContaining('(hidden) → (hidden)') as string });
    expect(JSON.stringify([refused, written])).not.toContain('canary');
    expect(await read()).toBe(MINE.replace('canary-4711', 'canary-another-4711'));
  });

  it.each([
    ['gateway.prot', '1', 'Unrecognized key: "prot"'],
    ['gateway.port', 'many', 'allowed is a whole number'],
    ['agents.list', '[]', 'this gateway does not act on it'],
    ['gateway..bind', 'lan', 'is no key'],
    ['__proto__.x', '1', 'is no key'],
    ['askWithoutToken', 'maybe', 'allowed is "private", "never"'],
  ])('set %s %s is refused, and why', async (key, value, why) => {
    const { set, read } = await scene(MINE.replace('list: []', 'list: [1]'), '{}');
    const output = await set(key, value);
    expect([output.exitCode, await read()]).toEqual([1, MINE.replace('list: []', 'list: [1]')]);
    expect(output.problem).toContain(why);
  });

  it('writes our own settings into their file, and makes it', async () => {
    const { set, get, read, places } = await scene(undefined, '{ // mine\n}\n');
    expect(await set('askWithoutToken', 'never')).toMatchObject({ exitCode: 0 });
    expect(await read(places.settingsFile)).toContain('// mine');
    expect((await get('askWithoutToken')).text).toBe('"never"');
    const fresh = await scene();
    expect(await fresh.set('tokenSufficient', 'never')).toMatchObject({ exitCode: 0 });
    expect((await fs.stat(fresh.places.settingsFile)).mode & 0o777).toBe(0o600);
  });

  it('is taken up by a gateway that runs', async () => {
    const { places, gateway } = await startGateway({ config: '{}' });
    await configSet(places, {}, 'gateway.bind', { text: 'lan', byArgument: true });
    const needs = { kind: 'needs-restart', keys: ['gateway.bind'] };
    await expect.poll(() => gateway.status().unapplied).toEqual(needs);
  });
});

it('each insecure flag is turned off by the command that the doctor names', async () => {
  const config = `{ gateway: {
    allowRealIpFallback: true,
    trustedProxies: ['10.0.0.5'],
    auth: { mode: 'none', trustedProxy: { userHeader: 'x-user', allowLoopback: true, deviceAutoApprove: { enabled: true } } },
    controlUi: {
      allowedOrigins: ['https://a.example', '*'],
      dangerouslyDisableDeviceAuth: true,
      dangerouslyAllowHostHeaderOriginFallback: true,
    },
    nodes: { pairing: { autoApproveCidrs: ['10.0.0.0/8'] } }, // mine
  } }`;
  const own = '{ approvalHook: { url: "https://hook.example/canary", mayApprove: true } }';
  const { places, set, unset, read } = await scene(config, own);
  const flags = async () => (await placeFacts(places, {}, 'of this terminal')()).flags;
  const before = await flags();
  expect(before).toHaveLength(9);
  for (const { turnOff = '' } of before) {
    const [, verb, key = '', value] = /^openclaw config (set|unset) (\S+)(?: '(.*)')?$/.exec(turnOff) ?? [];
    expect([turnOff, await (verb === 'set' ? set(key, value ?? '') : unset(key))]).toMatchObject([
      turnOff,
      { exitCode: 0 },
    ]);
  }
  expect(await flags()).toEqual([]);
  expect(await read()).toContain("allowedOrigins: ['https://a.example' ]");
  expect(await read()).toContain('// mine');
});

it('a flag that an included file sets is not for a command', async () => {
  const { places } = await scene('{ gateway: { $include: "./g.json5" } }');
  await fs.writeFile(`${places.stateDir}/g.json5`, '{ allowRealIpFallback: true }');
  const { flags } = await placeFacts(places, {}, 'of this terminal')();
  expect(flags).toMatchObject([{ key: 'gateway.allowRealIpFallback', where: `${places.stateDir}/g.json5:1:3` }]);
  expect(flags[0]).not.toHaveProperty('turnOff');
});
