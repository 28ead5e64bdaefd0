/** A person edits the config while the gateway runs: it holds at once where it can, says where not, and never does harm. */
import fs from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { placesFrom } from '../../src-main/adapters/index.ts';
import { DeviceKey } from '../support/device-key.ts';
import { startGateway, tempDir, TOKEN, type TestGateway } from '../support/gateway.ts';
import { commandLine, controlUi } from '../support/phone.ts';
import { MINE } from './config-party.ts';

const SECOND = 'the-second-token-that-nobody-guesses';
const WITH_SECOND = MINE.replace(TOKEN, SECOND);

async function letIn({ knock }: TestGateway, token: string): Promise<string> {
  const outcome = await knock(commandLine({ auth: { token } }));
  if (outcome.let === 'in') await outcome.client.close();
  return outcome.let;
}

async function holds({ gateway }: TestGateway, token: string): Promise<void> {
  await expect.poll(() => gateway.secret()?.reveal()).toBe(token);
}

describe('an edit holds at once', () => {
  it.each<[string, (file: string) => Promise<unknown>]>([
    ['written in place', (file) => fs.writeFile(file, WITH_SECOND)],
    [
      'in a new file that takes the place of the old one',
      async (file) => {
        await fs.writeFile(`${file}~`, WITH_SECOND);
        await fs.rename(`${file}~`, file);
      },
    ],
    [
      'after the old file was taken away',
      async (file) => {
        await fs.rm(file);
        await fs.writeFile(file, WITH_SECOND);
      },
    ],
  ])('%s', async (_how, save) => {
    const gateway = await startGateway({ config: MINE });
    expect(await letIn(gateway, TOKEN)).toBe('in');
    await save(gateway.places.configFile);
    await holds(gateway, SECOND);
    expect([await letIn(gateway, TOKEN), await letIn(gateway, SECOND)]).toEqual(['out', 'in']);
    expect(gateway.gateway.status().notices).toEqual([]);
  });

  it('where a link leads to, and where another file is linked', async () => {
    const stateDir = await tempDir();
    const elsewhere = await tempDir();
    const [first, second] = [path.join(elsewhere, 'first.json'), path.join(elsewhere, 'second.json')];
    await fs.writeFile(first, MINE);
    await fs.writeFile(second, MINE.replace(TOKEN, 'the-third-token-that-nobody-guesses'));
    await fs.symlink(first, path.join(stateDir, 'openclaw.json'));
    const gateway = await startGateway({ stateDir });
    await holds(gateway, TOKEN);
    await fs.writeFile(first, WITH_SECOND);
    await holds(gateway, SECOND);
    await fs.symlink(second, path.join(stateDir, 'new-link'));
    await fs.rename(path.join(stateDir, 'new-link'), gateway.places.configFile);
    await holds(gateway, 'the-third-token-that-nobody-guesses');
  });

  it('in settings.json5', async () => {
    const gateway = await startGateway();
    const page = () => controlUi(new DeviceKey(), { auth: { token: TOKEN } });
    const open = () => gateway.knock(page(), { origin: `http://127.0.0.1:${String(gateway.port)}` });
    expect(await open()).toMatchObject({ let: 'in' });
    await fs.writeFile(gateway.places.settingsFile, '{ tokenSufficient: "never" }');
    await expect.poll(() => gateway.log()).toContain('settings were taken up');
    expect(await open()).toMatchObject({ error: { details: { code: 'PAIRING_REQUIRED' } } });
  });
});

describe('an edit that can’t hold before a restart', () => {
  it('is named, and holds then', async () => {
    const gateway = await startGateway({ config: MINE });
    const { places, log } = gateway;
    await fs.writeFile(places.configFile, WITH_SECOND.replace("bind: 'loopback'", "bind: 'lan'"));
    await expect
      .poll(() => gateway.gateway.status().unapplied)
      .toEqual({ kind: 'needs-restart', keys: ['gateway.bind'] });
    const [notice] = gateway.gateway.status().notices;
    expect(notice).toBe('gateway.bind was changed in the config; it holds once the gateway restarts.');
    expect(log()).toContain('config needs a restart');
    expect(await letIn(gateway, TOKEN)).toBe('in');
    expect((await gateway.gateway.restart('test')).notices).toEqual([]);
    expect(gateway.gateway.secret()?.reveal()).toBe(SECOND);
  });
});

describe('a broken edit', () => {
  it.each([
    ['no JSON5', '{ gateway: ', /openclaw\.json:1:12\. It is not valid JSON5/],
    [
      'an unknown key',
      '{ gateway: { auth: { mode: "none", tokne: 1 } } }',
      /openclaw\.json:1:36\. gateway\.auth: Unrec/,
    ],
    ['a variable that is not set', '{ gateway: { auth: { token: "${NOT_SET}" } } }', /names the variable NOT_SET/],
    ['no secret for all', '{ gateway: { bind: "lan", auth: { mode: "none" } } }', /"none" is only for this computer/],
  ])('(%s) keeps the last good config with its secret, and tells', async (_what, text, words) => {
    const gateway = await startGateway({ config: MINE });
    await fs.writeFile(gateway.places.configFile, text);
    await expect
      .poll(() => gateway.gateway.status().unapplied)
      .toMatchObject({ kind: 'broken', fault: { code: 'config-invalid' } });
    const { state, notices } = gateway.gateway.status();
    expect([state, notices]).toEqual(['running', [expect.stringMatching(words)]]);
    expect(notices[0]).toContain('The gateway goes on with the settings that it had.');
    expect(gateway.log()).toContain('config reload skipped (invalid config)');
    expect(await fs.readFile(gateway.places.configFile, 'utf8')).toBe(text);
    expect([await letIn(gateway, 'wrong'), await letIn(gateway, TOKEN)]).toEqual(['out', 'in']);

    await fs.writeFile(gateway.places.configFile, WITH_SECOND);
    await holds(gateway, SECOND);
    expect(gateway.gateway.status()).not.toHaveProperty('unapplied');
    expect(gateway.gateway.status().notices).toEqual([]);
  });

  it('before the start keeps it from starting, until it is mended', async () => {
    const stateDir = await tempDir();
    const { configFile } = placesFrom({ OPENCLAW_STATE_DIR: stateDir });
    await fs.writeFile(configFile, '{ gateway: { prot: 1 } }');
    const { gateway } = await startGateway({ stateDir });
    expect(gateway.status().state).toBe('failed');
    await fs.writeFile(configFile, MINE);
    await expect.poll(() => gateway.status().state).toBe('running');
  });
});
