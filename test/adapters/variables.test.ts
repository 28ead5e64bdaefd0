/** `.env` in the state folder: what it adds to the environment, what it never changes, and whose it must be. */
import fs from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { placeFacts, placesFrom } from '../../src-main/adapters/index.ts';
import { diagnose, HOST } from '../../src-main/gateway/index.ts';
import { startGateway, tempDir } from '../support/gateway.ts';

async function started(file: string, { env = {}, config = '{}', mode = 0o600 } = {}) {
  const stateDir = await tempDir();
  const envFile = `${stateDir}/.env`;
  await fs.writeFile(envFile, file);
  await fs.chmod(envFile, mode);
  const { gateway, places, log } = await startGateway({
    ...{ stateDir, config },
    env: { OPENCLAW_GATEWAY_TOKEN: undefined, ...env },
  });
  return { gateway, places, log, envFile, token: gateway.secret()?.reveal(), status: gateway.status() };
}

describe('a variable of .env', () => {
  it.each([
    ['OPENCLAW_GATEWAY_TOKEN=of-the-file-4711', 'of-the-file-4711'],
    ['# mine\nexport OPENCLAW_GATEWAY_TOKEN="of the file" # for now', 'of the file'],
  ])('%j is the token where nothing else is, and the gateway says from where', async (text, expected) => {
    const { token, status, envFile } = await started(text);
    expect(token).toBe(expected);
    expect(status.token).toMatchObject({ kind: 'environment', from: `OPENCLAW_GATEWAY_TOKEN in ${envFile}` });
  });

  it('never changes what the environment or the config has', async () => {
    const file = 'OPENCLAW_GATEWAY_TOKEN=of-the-file-4711';
    const env = { OPENCLAW_GATEWAY_TOKEN: 'of-the-process' };
    expect((await started(file, { env })).status.token?.from).toBe('OPENCLAW_GATEWAY_TOKEN');
    expect((await started(file, { env })).token).toBe('of-the-process');
    const config = '{ gateway: { auth: { token: "of-the-config" } } }';
    expect((await started(file, { config })).token).toBe('of-the-config');
  });

  it('is found by the config that names it, before what the config itself sets', async () => {
    const config = '{ env: { A: "inline", B: "inline" }, gateway: { auth: { token: "${A}-${B}-4711" } } }';
    expect((await started('A=of-the-file', { config })).token).toBe('of-the-file-inline-4711');
  });

  it('is the password, too', async () => {
    const config = '{ gateway: { auth: { mode: "password" } } }';
    expect((await started('OPENCLAW_GATEWAY_PASSWORD=of-the-file', { config })).token).toBe('of-the-file');
  });

  it('holds once the file is saved', async () => {
    const { gateway, envFile } = await started('OPENCLAW_GATEWAY_TOKEN=the-first-one');
    await fs.writeFile(envFile, 'OPENCLAW_GATEWAY_TOKEN=the-second-one');
    await expect.poll(() => gateway.secret()?.reveal()).toBe('the-second-one');
  });
});

describe('gateway.env of the usual state folder', () => {
  async function home(files: Readonly<Record<string, string>>) {
    const dir = await tempDir();
    for (const [name, text] of Object.entries(files)) {
      await fs.mkdir(path.dirname(path.join(dir, name)), { recursive: true });
      await fs.writeFile(path.join(dir, name), text, { mode: 0o600 });
    }
    return { dir, env: { OPENCLAW_HOME: dir, OPENCLAW_STATE_DIR: undefined, OPENCLAW_GATEWAY_TOKEN: undefined } };
  }
  const DOT_ENV = '.openclaw/.env';
  const GATEWAY_ENV = '.config/openclaw/gateway.env';
  const PORT = 'OPENCLAW_GATEWAY_PORT=0';

  it.each<[string, Readonly<Record<string, string>>, string, string]>([
    ['says what .env does not', { [DOT_ENV]: 'A=1', [GATEWAY_ENV]: 'of-gateway-env' }, 'of-gateway-env', GATEWAY_ENV],
    ['comes behind .env', { [DOT_ENV]: 'of-dot-env', [GATEWAY_ENV]: 'of-gateway-env' }, 'of-dot-env', DOT_ENV],
    ['counts alone', { [GATEWAY_ENV]: 'of-gateway-env' }, 'of-gateway-env', GATEWAY_ENV],
  ])('%s', async (_what, says, token, from) => {
    const text = (said: string): string => (said.startsWith('of-') ? `OPENCLAW_GATEWAY_TOKEN=${said}\n${PORT}` : said);
    const { dir, env } = await home(Object.fromEntries(Object.entries(says).map(([name, said]) => [name, text(said)])));
    const { gateway, places } = await startGateway({ env });
    expect(gateway.status()).toMatchObject({
      ...{ state: 'running' },
      token: { kind: 'environment', from: `OPENCLAW_GATEWAY_TOKEN in ${path.join(dir, from)}` },
    });
    expect(gateway.secret()?.reveal()).toBe(token);
    const place = await placeFacts(places, {}, 'of this terminal')();
    expect(place.tokens.map(({ where }) => where)).toContain(`OPENCLAW_GATEWAY_TOKEN in ${path.join(dir, from)}`);
  });

  it('that others can change starts nothing, and is named', async () => {
    const { dir, env } = await home({ [GATEWAY_ENV]: 'A=1' });
    await fs.chmod(path.join(dir, GATEWAY_ENV), 0o666);
    const { gateway } = await startGateway({ env });
    expect(gateway.status()).toMatchObject({
      state: 'failed',
      fault: { what: `The config cannot be used: ${path.join(dir, GATEWAY_ENV)}` },
    });
  });

  it('is not read for another state folder', async () => {
    const { env } = await home({ [GATEWAY_ENV]: 'OPENCLAW_GATEWAY_TOKEN=of-gateway-env' });
    const { gateway } = await startGateway({ env: { ...env, OPENCLAW_STATE_DIR: await tempDir() } });
    expect(gateway.status().token?.kind).toBe('generated');
  });
});

it('a .env that others can change starts nothing, and is named; one that they can read does, and is a finding', async () => {
  const text = 'OPENCLAW_GATEWAY_TOKEN=canary-4711';
  const open = await started(text, { mode: 0o666 });
  expect(open.status).toMatchObject({
    state: 'failed',
    fault: { what: `The config cannot be used: ${open.envFile}`, why: expect.stringContaining('can change') as string },
  });
  expect(open.log()).not.toContain('canary-4711');
  const { status, places, envFile } = await started(text, { mode: 0o644 });
  expect(status.state).toBe('running');
  const place = await placeFacts(places, {}, 'of this terminal')();
  expect(diagnose({ nowMs: 0, home: HOST, place }).findings).toContainEqual(
    expect.objectContaining({ what: `Other users of this computer can open ${envFile}.` }),
  );
});

it('the doctor compares it with the others', async () => {
  const { places, envFile } = await started('OPENCLAW_GATEWAY_TOKEN=of-the-file', {
    config: '{ gateway: { auth: { token: "of-the-config" } } }',
  });
  const place = await placeFacts(places, {}, 'of this terminal')();
  expect(place.tokens.map(({ where }) => where)).toEqual([
    `gateway.auth.token in ${places.configFile}`,
    `OPENCLAW_GATEWAY_TOKEN in ${envFile}`,
  ]);
  const { findings } = diagnose({ nowMs: 0, home: HOST, place });
  expect(findings.find(({ check }) => check === 'token')).toMatchObject({
    state: 'problem',
    what: expect.stringContaining(envFile) as string,
  });
  const bare = placesFrom({ OPENCLAW_STATE_DIR: await tempDir() });
  expect((await placeFacts(bare, {}, 'of this terminal')()).tokens).toEqual([]);
});
