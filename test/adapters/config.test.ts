/** The official config file: read with care, refused by line and name where it is wrong, and never touched. */
import fs from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { startGateway, tempDir, TOKEN } from '../support/gateway.ts';
import { commandLine } from '../support/phone.ts';

/** Starts a gateway on this config, and checks that the file was left as it was. */
async function started(config: string, env: NodeJS.ProcessEnv = {}) {
  const stateDir = await tempDir();
  const gateway = await startGateway({ stateDir, config, env });
  expect(await fs.readFile(gateway.places.configFile, 'utf8')).toBe(config);
  return { ...gateway, status: gateway.gateway.status() };
}

describe('a config that does not parse', () => {
  it.each([
    ['{\n  gateway: {\n    port: 18789,,\n  }\n}', '3:17'],
    ['{ gateway: { port: 18789 }', '1:27'],
    ['', '1:1'],
    ['{\n  "gateway": {\n    "bind": lan\n  }\n}', '3:13'],
    ['# not JSON5\n{}', '1:1'],
  ])('%j starts nothing and is named by file, line and column (%s)', async (config, place) => {
    const { status, places, gateway } = await started(config);
    expect(status).toMatchObject({
      state: 'failed',
      addresses: [],
      fault: {
        code: 'config-invalid',
        what: `The config cannot be used: ${places.configFile}:${place}`,
        why: expect.stringMatching(/^It is not valid JSON5: /),
        fix: expect.stringContaining('left as it is'),
      },
    });
    // No key and no token: it has only looked for who is paired.
    const files = await fs.readdir(places.stateDir, { recursive: true });
    expect(files.sort()).toEqual(['gateway-desktop', 'gateway-desktop/devices', 'openclaw.json']);

    await fs.writeFile(places.configFile, '{ /* repaired */ gateway: {}, }');
    expect(await gateway.start()).toMatchObject({ state: 'running' });
  });
});

describe('a config with a wrong key or value', () => {
  it.each([
    ['{ gateway: { prot: 18789 } }', /gateway: Unrecognized key: "prot"/],
    ['{ gateway: { port: 18789, zzz: 1, yyy: 2 } }', /gateway: Unrecognized key: "zzz", "yyy"/],
    ['{ gateway: { port: "18789" } }', /^gateway\.port: .*number/],
    ['{ gateway: { port: 0 } }', /^gateway\.port: /],
    ['{ gateway: { port: 65536 } }', /^gateway\.port: /],
    ['{ gateway: { port: 1.5 } }', /^gateway\.port: /],
    ['{ gateway: { bind: "everywhere" } }', /^gateway\.bind: /],
    ['{ gateway: { auth: { mode: "open" } } }', /^gateway\.auth\.mode: /],
    ['{ gateway: { auth: { token: 7 } } }', /^gateway\.auth\.token: /],
    ['{ gateway: { auth: { rateLimit: { maxAttempts: 0 } } } }', /^gateway\.auth\.rateLimit\.maxAttempts: /],
    ['{ gateway: { controlUi: { allowedOrigins: "https://x" } } }', /^gateway\.controlUi\.allowedOrigins: /],
    ['{ gateway: [] }', /^gateway: /],
    ['[]', /./],
    ['{ gateway: { bind: "lan", auth: { mode: "none" } } }', /gateway\.auth\.mode "none" is only for this computer/],
    ['{ gateway: { auth: { mode: "password" } } }', /gateway\.auth\.mode "password"/],
    ['{ gateway: { bind: "tailnet" } }', /gateway\.bind is "tailnet", and this computer is in no tailnet/],
    ['{ gateway: { mode: "remote" } }', /gateway\.mode is "remote"/],
    ['{ gateway: { bind: "custom" } }', /gateway\.customBindHost does not say which address/],
    ['{ gateway: { bind: "custom", customBindHost: "desk.local" } }', /"desk\.local", which is no IP address/],
    ['{ gateway: { bind: "custom", customBindHost: "192.168.1.5 " } }', /"192\.168\.1\.5 ", which is no IP address/],
  ])('%j starts nothing, and says which', async (config, why) => {
    const { status, places } = await started(config);
    expect(status).toMatchObject({
      state: 'failed',
      fault: {
        code: 'config-invalid',
        what: expect.stringContaining(places.configFile),
        why: expect.stringMatching(why),
      },
    });
  });

  it('never repeats a secret that stands in it', async () => {
    const { status, log } = await started(
      '{ gateway: { auth: { token: "canary-4711", mode: 7 }, canary: "canary-4711" } }',
    );
    expect(JSON.stringify(status) + log()).not.toContain('canary-4711');
  });
});

describe('a config that is right', () => {
  it.each([
    ['nothing', '{}'],
    ['comments, single quotes and trailing commas', "{ // mine\n  gateway: { auth: { mode: 'token', }, }, }"],
    ['sections of other parts', '{ agents: { main: {} }, channels: {}, whatever: 1, gateway: {} }'],
    [
      'keys that the official gateway knows and this one does not act on',
      '{ gateway: { mode: "local", reload: { mode: "hybrid" }, tools: {}, push: {} } }',
    ],
  ])('with %s starts the gateway', async (_what, config) => {
    const { status } = await started(config);
    expect(status.state).toBe('running');
  });

  it('with a token of its own wants that one', async () => {
    const { knock, status, places } = await started('{ gateway: { auth: { token: "from the config" } } }');
    expect(status.token).toEqual({ kind: 'config', from: places.configFile, mode: 'token' });
    expect(await knock(commandLine({ auth: { token: 'from the config' } }))).toMatchObject({ let: 'in' });
    expect(await knock(commandLine({ auth: { token: TOKEN } }))).toMatchObject({ let: 'out' });
  });

  it('that is missing is no fault', async () => {
    const { gateway } = await startGateway();
    expect(gateway.status().state).toBe('running');
  });
});

describe('our own settings', () => {
  it.each([
    ['{ askWithoutToken: "always" }', '1:3', /^askWithoutToken: allowed is "private", "never"\.$/],
    ['{\n  askWithoutTokens: "never" }', '2:3', /^Unrecognized key: "askWithoutTokens"\. Known here are: askWith/],
    ['{ approvalHook: { timeoutSeconds: 900, url: "https://a.example" } }', '1:19', /from 1 to 240\.$/],
    ['{ askWithoutToken: ', '1:20', /^It is not valid JSON5: invalid end of input\.$/],
  ])('%j start nothing, and say which', async (ownSettings, place, why) => {
    const { gateway, places } = await startGateway({ ownSettings });
    expect(gateway.status()).toMatchObject({
      state: 'failed',
      fault: {
        code: 'config-invalid',
        what: `The settings cannot be used: ${places.settingsFile}:${place}`,
        why: expect.stringMatching(why),
      },
    });
  });

  it('may say that nobody asks without the token', async () => {
    const { gateway } = await startGateway({
      ownSettings: '{ askWithoutToken: "never", /* ours */ tokenSufficient: "never" }',
    });
    expect(gateway.status().state).toBe('running');
  });
});
