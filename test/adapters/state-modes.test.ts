/** Our files before other users of the computer: closed to them at each start, and never believed where they are theirs. */
import fs from 'node:fs/promises';
import path from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { startGateway, tempDir, type TestGateway } from '../support/gateway.ts';
import { device } from '../support/party.ts';
import { phone } from '../support/phone.ts';

const READ = ['operator.read'];
const modeOf = async (file: string): Promise<string> => ((await fs.stat(file)).mode & 0o777).toString(8);
const notice = (file: string): string => `Other users of this computer could open ${file}. From now on only you can.`;

async function aStateFolder() {
  const stateDir = await tempDir();
  const gateway = await startGateway({ stateDir });
  const { key, token } = await device(gateway, READ);
  await gateway.gateway.stop('test');
  const { places } = gateway;
  const deviceFile = path.join(places.devicesDir, `${key.id}.json`);
  const again = () => startGateway({ stateDir });
  const letIn = (next: TestGateway) =>
    next.knock(phone(key, { scopes: READ, auth: { deviceToken: token } })).then((outcome) => outcome.let);
  return { places, deviceFile, again, letIn };
}

afterEach(() => {
  vi.restoreAllMocks();
});

describe('what other users could open', () => {
  it.each<[string, (at: Awaited<ReturnType<typeof aStateFolder>>) => string, number, string]>([
    ['the gateway’s own key', ({ places }) => places.identityFile, 0o644, '600'],
    ['a device', ({ deviceFile }) => deviceFile, 0o640, '600'],
    ['a device that all may write', ({ deviceFile }) => deviceFile, 0o666, '600'],
    ['the last-seen times', ({ places }) => places.lastSeenFile, 0o604, '600'],
    ['the history', ({ places }) => places.auditFile, 0o644, '600'],
    ['our folder', ({ places }) => places.ownDir, 0o755, '700'],
    ['the folder of the devices', ({ places }) => places.devicesDir, 0o711, '700'],
  ])('is closed at the next start and told, and nothing is lost: %s', async (_what, which, open, closed) => {
    const at = await aStateFolder();
    const file = which(at);
    await fs.chmod(file, open);
    const next = await at.again();
    expect(next.gateway.status()).toMatchObject({ state: 'running', notices: [notice(file)] });
    expect(next.log()).toContain(JSON.stringify(file));
    expect([await modeOf(file), await at.letIn(next)]).toEqual([closed, 'in']);
    await next.gateway.stop('test');
    expect((await at.again()).gateway.status().notices).toEqual([]);
  });

  it('is nothing that a person made readable on purpose: the settings, unless others may write them', async () => {
    const at = await aStateFolder();
    await fs.writeFile(at.places.settingsFile, '{}', { mode: 0o644 });
    const next = await at.again();
    expect([next.gateway.status().notices, await modeOf(at.places.settingsFile)]).toEqual([[], '644']);
    await next.gateway.stop('test');
    await fs.chmod(at.places.settingsFile, 0o666);
    expect((await at.again()).gateway.status().notices).toEqual([notice(at.places.settingsFile)]);
    expect(await modeOf(at.places.settingsFile)).toBe('644');
  });
});

describe('what belongs to another user', () => {
  /** As the system shows a file of the user with this number. */
  function pretend(isTheirs: (file: string) => boolean) {
    const realOpen = fs.open;
    vi.spyOn(fs, 'open').mockImplementation(async (file, ...rest) => {
      const handle = await realOpen(file, ...rest);
      const stat = handle.stat.bind(handle);
      if (isTheirs(String(file))) {
        handle.stat = async () => Object.assign(await stat(), { uid: 4711 }) as never;
      }
      return handle;
    });
  }

  it('is not believed where it is the gateway’s own key: nothing starts, and it says whose it is', async () => {
    const at = await aStateFolder();
    pretend((file) => file === at.places.identityFile);
    const next = await at.again();
    expect(next.gateway.status()).toMatchObject({
      state: 'failed',
      fault: {
        code: 'state-unusable',
        what: `Something of the gateway belongs to another user: ${at.places.identityFile}`,
        why: expect.stringContaining('number 4711'),
        fix: expect.stringContaining('chown'),
      },
    });
    vi.restoreAllMocks();
    expect(await next.gateway.start()).toMatchObject({ state: 'running', paired: 1 });
  });

  it('lets nobody in where it is a device, and is kept aside', async () => {
    const at = await aStateFolder();
    pretend((file) => file === at.deviceFile);
    const next = await at.again();
    expect(next.gateway.status()).toMatchObject({
      state: 'running',
      paired: 0,
      notices: [expect.stringContaining('belongs to another user')],
    });
    expect(await at.letIn(next)).toBe('out');
    expect((await fs.readdir(at.places.devicesDir))[0]).toMatch(/\.damaged-/);
  });

  it('starts nothing where it is the whole folder', async () => {
    const at = await aStateFolder();
    const realStat = fs.stat;
    vi.spyOn(fs, 'stat').mockImplementation(async (file, ...rest) => {
      const found = await realStat(file, ...(rest as []));
      return file === at.places.ownDir ? Object.assign(found, { uid: 4711 }) : found;
    });
    expect((await at.again()).gateway.status()).toMatchObject({
      state: 'failed',
      fault: { what: expect.stringContaining(at.places.ownDir) },
    });
    vi.restoreAllMocks();
    expect((await at.again()).gateway.status()).toMatchObject({ state: 'running', paired: 1 });
  });
});
