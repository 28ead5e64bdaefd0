/** What is refused in a config or in its place: named by file, line and key, with what is allowed, before a port opens. */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { startGateway, tempDir } from '../support/gateway.ts';

async function refusal(config: string, env: NodeJS.ProcessEnv = {}) {
  const { gateway, places, port } = await startGateway({ config, env });
  const { state, fault, addresses } = gateway.status();
  expect([state, fault?.code, addresses, port]).toEqual(['failed', 'config-invalid', [], 0]);
  expect(await fs.readFile(places.configFile, 'utf8')).toBe(config);
  return { what: fault?.what.replace(places.configFile, 'FILE'), why: fault?.why, fix: fault?.fix };
}

describe('a value', () => {
  it.each([
    [
      '{ gateway: {\n  bind: "0.0.0.0 "\n} }',
      '2:3',
      'gateway.bind: allowed is "loopback", "lan", "custom", "auto", "tailnet".',
    ],
    ['{ gateway: { port: "18789" } }', '1:14', 'gateway.port: allowed is a whole number from 1 to 65535.'],
    ['{ gateway: { auth: {\n token: 7 } } }', '2:2', 'gateway.auth.token: allowed is a text or an object.'],
    [
      '{ gateway: { auth: { rateLimit: { maxAttempts: 0 } } } }',
      '1:35',
      'maxAttempts: allowed is a whole number, at least 1.',
    ],
    ['{ gateway: { allowRealIpFallback: "yes" } }', '1:14', 'allowRealIpFallback: allowed is true or false.'],
    [
      '{ gateway: { controlUi: { allowedOrigins: "https://x" } } }',
      '1:27',
      'allowedOrigins: allowed is a list of texts.',
    ],
    [
      '{ gateway: { trustedProxies: [\n"10.0.0.0/8",\n"10.0.0.0/33"] } }',
      '3:1',
      'gateway.trustedProxies.1: "10.0.0.0/33" needs a prefix from /1 to /32. Allowed are',
    ],
    ['{ gateway: { auth: [] } }', '1:14', 'gateway.auth: allowed is an object.'],
    ['{ gateway: 7 }', '1:3', 'gateway: allowed is an object.'],
  ])('%s is named as %s, %s', async (config, place, why) => {
    const told = await refusal(config);
    expect(told.what).toBe(`The config cannot be used: FILE:${place}`);
    expect(told.why).toContain(why);
    expect(told.fix).toContain('nobody is let in meanwhile');
  });
});

describe('a key that neither the official gateway nor this one has', () => {
  it.each([
    ['{ gateway: { prot: 1 } }', '1:14', 'gateway: Unrecognized key: "prot". Known here are: mode, port, bind'],
    [
      '{ gateway: { auth: {\n tokne: "x" } } }',
      '2:2',
      'gateway.auth: Unrecognized key: "tokne". Known here are: mode, token',
    ],
    [
      '{ gateway: { auth: { rateLimit: { tries: 1 } } } }',
      '1:35',
      'Known here are: maxAttempts, windowMs, lockoutMs, exemptLoopback',
    ],
    ['{ gateway: { controlUi: { origins: [] } } }', '1:27', 'gateway.controlUi: Unrecognized key: "origins"'],
    ['{ gateway: { nodes: { command: {} } } }', '1:23', 'gateway.nodes: Unrecognized key: "command"'],
    ['{ gateway: { nodes: { commands: { denied: [] } } } }', '1:35', 'Known here are: allow, deny.'],
  ])('%s is named as %s, %s', async (config, place, why) => {
    const told = await refusal(config);
    expect(told.what).toBe(`The config cannot be used: FILE:${place}`);
    expect(told.why).toContain(why);
  });

  it('is no matter in a section that is not the gateway’s', async () => {
    const { gateway } = await startGateway({ config: '{ agents: { tokne: "x" }, gateway: { auth: {} } }' });
    expect(gateway.status().state).toBe('running');
  });
});

describe('a variable', () => {
  it('that is not set is named by file, line and key, and so is one that is empty', async () => {
    const config = '{ gateway: {\n  auth: { token: "${CLAW_TOKEN}" } } }';
    for (const env of [{}, { CLAW_TOKEN: ' ' }]) {
      const told = await refusal(config, env);
      expect(told).toEqual({
        what: 'The config cannot be used: FILE:2:11',
        why: 'gateway.auth.token: it names the variable CLAW_TOKEN, which is not set, or is empty.',
        fix: expect.stringContaining('Set CLAW_TOKEN where the gateway is started'),
      });
    }
    const { gateway } = await startGateway({ config, env: { CLAW_TOKEN: 'from-a-variable' } });
    expect(gateway.secret()?.reveal()).toBe('from-a-variable');
  });

  it('is not said where what it is set to makes the config wrong', async () => {
    const told = await refusal('{ gateway: { bind: "${WHERE}" } }', { WHERE: 'canary-4711' });
    expect(told.why).toBe('gateway.bind: allowed is "loopback", "lan", "custom", "auto", "tailnet".');
    expect(JSON.stringify(told)).not.toContain('canary-4711');
  });
});

describe('in the place of the file', () => {
  /** Starts on what `put` leaves there. */
  async function started(put: (file: string, dir: string) => Promise<unknown>) {
    const stateDir = await tempDir();
    await put(path.join(stateDir, 'openclaw.json'), stateDir);
    return (await startGateway({ stateDir })).gateway.status();
  }

  it.each<[string, (file: string, dir: string) => Promise<unknown>, RegExp]>([
    ['a folder', (file) => fs.mkdir(file), /is not a file but a folder\.$/],
    ['a pipe', (file) => Promise.resolve(execFileSync('mkfifo', [file])), /is not a file\.$/],
    ['100 MB', async (file) => fs.writeFile(file, Buffer.alloc(100_000_000, ' ')), /is larger than 1 MiB\.$/],
    ['a link to nothing', (file) => fs.symlink('gone.json', file), /is a link to .*gone\.json, which is not there\.$/],
    ['a circle of links', (file) => fs.symlink('openclaw.json', file), /leads in a circle\.$/],
    ['a link to a folder', (file, dir) => fs.symlink(dir, file), /is not a file but a folder\.$/],
  ])('%s is refused', async (_what, put, why) => {
    const status = await started(put);
    expect(status).toMatchObject({
      ...{ state: 'failed', addresses: [] },
      fault: { code: 'config-invalid', why: expect.stringMatching(why), fix: expect.stringContaining('at most 1 MiB') },
    });
  });

  it.runIf(process.getuid?.() === 0)('a link of another user is refused', async () => {
    const status = await started(async (file, dir) => {
      await fs.writeFile(path.join(dir, 'real.json'), '{}');
      await fs.symlink('real.json', file);
      await fs.lchown(file, 65_534, 65_534);
    });
    expect(status.fault?.why).toMatch(/openclaw\.json is a link of another user\.$/);
  });

  it('a link of one’s own is followed', async () => {
    const status = await started(async (file, dir) => {
      await fs.writeFile(path.join(dir, 'real.json'), '{ gateway: {} }');
      await fs.symlink('real.json', file);
    });
    expect(status.state).toBe('running');
  });
});

describe('in the place of settings.json5', () => {
  it.each<[string, (file: string) => Promise<unknown>, RegExp]>([
    ['a folder', (file) => fs.mkdir(file), /^It is not a file but a folder\.$/],
    ['a link', (file) => fs.symlink('/etc/hostname', file), /^It is a link/],
    ['100 MB', async (file) => fs.writeFile(file, Buffer.alloc(100_000_000, ' ')), /larger than 1 MiB\.$/],
  ])('%s is refused', async (_what, put, why) => {
    const stateDir = await tempDir();
    await fs.mkdir(path.join(stateDir, 'gateway-desktop'), { mode: 0o700 });
    await put(path.join(stateDir, 'gateway-desktop/settings.json5'));
    const { gateway } = await startGateway({ stateDir });
    expect(gateway.status()).toMatchObject({
      ...{ state: 'failed', addresses: [] },
      fault: { code: 'config-invalid', why: expect.stringMatching(why) },
    });
  });
});
