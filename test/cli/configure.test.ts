/** `openclaw configure`: what is asked, what is shown, and what then stands in the file. */
import fs from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { placesFrom } from '../../src-main/adapters/index.ts';
import type { Answers } from '../../src-main/cli/configure-plan.ts';
import { configure, type ConfigureOptions } from '../../src-main/cli/configure.ts';
import { said, type CommandOutput } from '../../src-main/cli/output.ts';
import { startGateway, tempDir } from '../support/gateway.ts';

const MINE = `{ // mine
  gateway: {
    bind: 'loopback', // for now
    auth: { token: 'canary-4711' },
  },
  agents: { list: [] }, // foreign
}
`;

interface Scene {
  readonly config?: string;
  readonly options?: Partial<ConfigureOptions>;
  /** What the person types, line by line; then they end it. Absent where there is no terminal. */
  readonly typed?: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  readonly login?: (choice: string) => CommandOutput;
  readonly inTailnet?: boolean;
}

async function run({ config, options, typed, env = {}, login, inTailnet = false }: Scene) {
  const stateDir = await tempDir();
  const places = placesFrom({ OPENCLAW_STATE_DIR: stateDir });
  if (config !== undefined) await fs.writeFile(places.configFile, config);
  const told: string[] = [];
  const lines = [...(typed ?? [])];
  const terminal = {
    isTTY: typed !== undefined,
    inTailnet,
    say: (text: string) => void told.push(text),
    ask: (prompt: string) => {
      told.push(prompt);
      return Promise.resolve(lines.shift());
    },
  };
  const set: string[] = [];
  const output = await configure(places, env, { answers: {}, yes: false, ...options }, terminal, (choice) => {
    set.push(choice);
    return Promise.resolve(login?.(choice) ?? said(`login ${choice}`, {}));
  });
  const text = await fs.readFile(places.configFile, 'utf8').catch(() => undefined);
  return { output, told: told.join('\n'), text, set, file: places.configFile };
}

describe('with answers by flags', () => {
  it.each<[string, Answers, string | undefined, string]>([
    ['the network', { reach: 'network' }, MINE, MINE.replace("bind: 'loopback'", "bind: 'lan'")],
    ['a variable', { token: 'variable' }, MINE, MINE.replace("'canary-4711'", "'${OPENCLAW_GATEWAY_TOKEN}'")],
    ['the gateway’s own token', { token: 'made' }, MINE, MINE.replace("token: 'canary-4711' ", '')],
    [
      'two proxies',
      { proxies: '10.0.0.5, 172.16.0.0/12' },
      '{}',
      '{\n  "gateway": {\n    "trustedProxies": ["10.0.0.5", "172.16.0.0/12"]\n  }\n}',
    ],
    [
      'no proxy any more',
      { proxies: 'none' },
      '{ gateway: { trustedProxies: ["10.0.0.5"] } }',
      '{ gateway: { trustedProxies: [] } }',
    ],
    ['a gateway here', { mode: 'local' }, '{ gateway: { mode: "remote" } }', '{ gateway: { mode: "local" } }'],
    [
      'a token and no password',
      { token: 'made' },
      '{ gateway: { auth: { mode: "none" } } }',
      '{ gateway: { auth: { mode: "token" } } }',
    ],
  ])('%s is written, and nothing else about the file', async (_what, answers, config, then) => {
    const { output, text, told } = await run({
      ...{ options: { answers, yes: true }, env: { OPENCLAW_GATEWAY_TOKEN: 'of-the-environment' } },
      ...(config !== undefined && { config }),
    });
    expect(output).toMatchObject({ exitCode: 0, json: { written: true } });
    expect(text).toBe(then);
    expect(told).toBe('');
    expect(output.text).not.toContain('canary');
  });

  it('and without --yes where nobody can be asked, shows what it would write and writes nothing', async () => {
    const { output, text, told, file } = await run({
      config: MINE,
      options: { answers: { reach: 'network', token: 'made' } },
    });
    expect(output).toMatchObject({ exitCode: 1, problem: 'Nothing was written: add --yes to write it.' });
    expect(told).toBe(`In ${file}:\n  gateway.bind: "loopback" → "lan"\n  gateway.auth.token: a token → nothing`);
    expect(text).toBe(MINE);
  });

  it.each<[Answers, string]>([
    [{ reach: 'everyone' }, '--reach: Answer with computer or network or tailnet.'],
    [{ mode: 'remote' }, '--mode: Answer with local.'],
    [{ proxies: '10.0.0.0/33' }, '--trusted-proxies: "10.0.0.0/33" needs a prefix from /1 to /32'],
    [{ login: 'maybe' }, '--start-at-login: Answer with on or off.'],
  ])('%j is refused', async (answers, problem) => {
    const { output, text } = await run({ config: MINE, options: { answers, yes: true } });
    expect([output.exitCode, text]).toEqual([1, MINE]);
    expect(output.problem).toContain(problem);
  });

  it('a set-up that no gateway could run with is refused, and why', async () => {
    const config = '{ gateway: { auth: { mode: "none" } } }';
    const { output, text } = await run({ config, options: { answers: { reach: 'network' }, yes: true } });
    expect(output.problem).toContain('"none" is only for this computer');
    expect(text).toBe(config);
  });

  it('a tailnet that this computer is not in is refused', async () => {
    const { output, text } = await run({ config: MINE, options: { answers: { reach: 'tailnet' }, yes: true } });
    expect(output.problem).toContain('this computer is in no tailnet');
    expect(text).toBe(MINE);
  });

  it('a tailnet that is away keeps nobody from changing something else', async () => {
    const config = '{ gateway: { bind: "tailnet" } }';
    const { output, text } = await run({ config, options: { answers: { proxies: '10.0.0.5' }, yes: true } });
    expect(output.problem).toBeUndefined();
    expect(text).toBe('{ gateway: { bind: "tailnet", trustedProxies: ["10.0.0.5"] } }');
  });

  it('a broken file is left as it is', async () => {
    const { output, text } = await run({
      config: '{ gateway: ',
      options: { answers: { reach: 'network' }, yes: true },
    });
    expect(output.problem).toContain('is not valid JSON5');
    expect(text).toBe('{ gateway: ');
  });

  it('what is so already is not written', async () => {
    const { output, text } = await run({ config: MINE, options: { answers: { reach: 'computer' }, yes: true } });
    expect(output).toMatchObject({ exitCode: 0, text: 'Nothing to change.' });
    expect(text).toBe(MINE);
  });
});

describe('at a terminal', () => {
  it('asks what no flag says, again where the answer is none, and writes after a yes', async () => {
    const { output, told, text, set } = await run({
      config: MINE,
      options: { answers: { token: 'made' } },
      typed: ['everyone', 'network', '', 'on', 'y'],
    });
    expect(told).toContain(
      'Who should be able to reach it?\n  computer  only this computer\n  network   your network too',
    );
    expect(told).toContain('Answer with computer or network.');
    expect(told).not.toMatch(/tailscale|tailnet/i); // there is none here
    expect(told).not.toContain('Which token');
    expect(told).not.toContain('Should a gateway run'); // it does already
    expect(told).toMatch(/gateway\.bind: "loopback" → "lan"[\s\S]*Start at login: on\nWrite this\? \(y\/n\) $/);
    expect(output.text).toMatch(/^Written\. [\s\S]*login on$/);
    expect(text).toContain("bind: 'lan', // for now");
    expect(set).toEqual(['on']);
  });

  it.each([
    ['no', ['network', '', '', '', 'n'], 'you did not say yes'],
    ['nothing', ['network', '', '', ''], 'you did not say yes'],
    ['the end in between', ['network'], 'you ended it'],
  ])('%s writes nothing', async (_what, typed, why) => {
    const { output, text, set } = await run({ config: MINE, typed });
    expect(output).toMatchObject({ exitCode: 1, problem: `Nothing was written: ${why}.` });
    expect([text, set]).toEqual([MINE, []]);
  });

  it('offers the tailnet where this computer is in one', async () => {
    const { told } = await run({ config: MINE, typed: ['', '', '', ''], inTailnet: true });
    expect(told).toContain('  tailnet   your own devices too, over Tailscale');
  });

  it.each<[string | undefined, readonly string[]]>([
    [undefined, ['what is', 'what is', 'what is', 'what is']],
    [MINE, ['computer', 'what is', 'what is', 'what is']],
    [
      '{ gateway: { bind: "lan", auth: { token: "${OPENCLAW_GATEWAY_TOKEN}" }, trustedProxies: ["10.0.0.5", "fd00::/8"] } }',
      ['network', 'variable', '10.0.0.5, fd00::/8', 'what is'],
    ],
    ['{ gateway: { bind: "custom", customBindHost: "192.0.2.7" } }', ['what is', 'what is', 'what is', 'what is']],
  ])('says what Enter keeps, where %s tells', async (config, kept) => {
    const env = { OPENCLAW_GATEWAY_TOKEN: 'canary-4711' };
    const { told } = await run({ ...(config !== undefined && { config }), typed: ['', '', '', ''], env });
    expect([...told.matchAll(/Enter keeps (.*): /g)].map(([, now]) => now)).toEqual(kept);
    expect(told).not.toContain('canary-4711');
  });

  it('and no answer at all changes nothing', async () => {
    const { output, text } = await run({ typed: ['', '', '', ''] });
    expect([output.text, text]).toEqual(['Nothing to change.', undefined]);
  });
});

it('says what could not be started at login, after what was written', async () => {
  const login = (): CommandOutput => ({ exitCode: 1, problem: 'The app is not installed.' });
  const { output, text } = await run({
    config: MINE,
    options: { answers: { reach: 'network', login: 'on' }, yes: true },
    login,
  });
  expect(output).toMatchObject({ exitCode: 1, problem: 'The app is not installed.', json: { written: true } });
  expect(text).toContain("bind: 'lan'");
});

it('is taken up by a gateway that runs', async () => {
  const { places, gateway } = await startGateway({ config: '{}' });
  const terminal = { isTTY: false, inTailnet: false, say: () => undefined, ask: () => Promise.resolve(undefined) };
  const options = { answers: { reach: 'network' }, yes: true };
  const output = await configure(places, {}, options, terminal, () => Promise.reject(new Error('not asked for')));
  expect(output.exitCode).toBe(0);
  await expect.poll(() => gateway.status().unapplied).toEqual({ kind: 'needs-restart', keys: ['gateway.bind'] });
});
