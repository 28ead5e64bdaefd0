/** The trusted devices on the disk: private, whole, and never believed where they are damaged. */
import { createHash, generateKeyPairSync } from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { DeviceFiles } from '../../src-main/adapters/state/device-files.ts';
import { placesFrom, type Places } from '../../src-main/adapters/places.ts';
import type { PairedDevice } from '../../src-main/gateway/index.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { tempDir } from '../support/gateway.ts';

function aDevice(): PairedDevice {
  const raw = generateKeyPairSync('ed25519').publicKey.export({ format: 'der', type: 'spki' }).subarray(-32);
  return {
    version: 1,
    deviceId: createHash('sha256').update(raw).digest('hex'),
    publicKey: raw.toString('base64url'),
    name: 'Pixel 9',
    platform: 'android 15',
    deviceFamily: 'Android',
    model: '',
    clientId: 'openclaw-android',
    clientMode: 'ui',
    roles: {
      operator: {
        scopes: ['operator.read'],
        withheld: [],
        tokens: [],
        firstConnectWithoutSecret: false,
        approvedAtMs: 2,
      },
    },
    createdAtMs: 1,
    approvedAtMs: 2,
    approvedBy: 'window',
  };
}

async function aStore() {
  const places = placesFrom({ OPENCLAW_STATE_DIR: await tempDir() });
  const clock = new FakeClock();
  const errors: string[] = [];
  const logger = { info: () => undefined, warn: () => undefined, error: (message: string) => errors.push(message) };
  const open = () => new DeviceFiles(places, clock, logger);
  const store = open();
  await store.load();
  return { places, clock, errors, open, store };
}

const mode = async (file: string): Promise<string> => ((await fs.stat(file)).mode & 0o777).toString(8);
const fileOf = ({ devicesDir }: Places, { deviceId }: PairedDevice): string =>
  path.join(devicesDir, `${deviceId}.json`);

afterEach(() => {
  vi.restoreAllMocks();
});

describe('a device', () => {
  it('that was put is there for whoever opens the folder next, and gone once it was removed', async () => {
    const { open, store } = await aStore();
    const [kept, removed] = [aDevice(), aDevice()];
    await store.put(kept);
    await store.put(removed);
    await store.put({ ...kept, name: 'Renamed' });
    await store.remove(removed.deviceId);
    expect(await open().load()).toMatchObject({ devices: [{ ...kept, name: 'Renamed' }], damage: [] });
    await expect(store.remove(removed.deviceId)).resolves.toBeUndefined();
  });

  it('is readable by its owner alone, and so is its folder, however open they were', async () => {
    const { places, open, store } = await aStore();
    const device = aDevice();
    await store.put(device);
    expect([await mode(places.devicesDir), await mode(fileOf(places, device))]).toEqual(['700', '600']);
    expect(await mode(places.ownDir)).toBe('700');
    await fs.chmod(places.devicesDir, 0o755);
    await fs.chmod(fileOf(places, device), 0o644);
    await open().load();
    expect(await mode(places.devicesDir)).toBe('700');
    await store.put(device);
    expect(await mode(fileOf(places, device))).toBe('600');
  });

  it('is one of many that are all read', async () => {
    const { open, store } = await aStore();
    const devices = Array.from({ length: 150 }, aDevice);
    await Promise.all(devices.map((device) => store.put(device)));
    const { devices: read } = await open().load();
    expect(read.map((device) => device.deviceId).toSorted()).toEqual(
      devices.map((device) => device.deviceId).toSorted(),
    );
  });

  it('is on the disk, name and content, before it is called safe', async () => {
    const { places, store } = await aStore();
    const synced: string[] = [];
    const realOpen = fs.open;
    vi.spyOn(fs, 'open').mockImplementation(async (file, flags, fileMode) => {
      const handle = await realOpen(file, flags, fileMode);
      const realSync = handle.sync.bind(handle);
      handle.sync = async () => {
        await realSync();
        synced.push(String(file));
      };
      return handle;
    });
    const device = aDevice();
    await store.put(device);
    expect(synced).toEqual([places.devicesDir]);
    await store.remove(device.deviceId);
    expect(synced).toEqual([places.devicesDir, places.devicesDir]);
  });
});

describe('a damaged file', () => {
  const GOOD = JSON.stringify(aDevice());
  const other = aDevice();

  it.each<[string, (device: PairedDevice) => string]>([
    ['empty', () => ''],
    ['cut off', (device) => JSON.stringify(device).slice(0, 100)],
    ['not JSON', () => 'hello'],
    ['of zeros, as a power cut leaves it', () => '\0'.repeat(500)],
    ['of another shape', () => '{}'],
    ['of a later version', (device) => JSON.stringify({ ...device, version: 2 })],
    ['with a field that nobody knows', (device) => JSON.stringify({ ...device, admin: true })],
    ['of another device under this name', () => GOOD],
    ['with the key of another device', (device) => JSON.stringify({ ...device, publicKey: other.publicKey })],
    ['with the id of another device', (device) => JSON.stringify({ ...device, deviceId: other.deviceId })],
  ])('that is %s lets nobody in, is kept aside, and is told once', async (_what, spoil) => {
    const { places, errors, open, store } = await aStore();
    const [good, bad] = [aDevice(), aDevice()];
    await store.put(good);
    const content = spoil(bad);
    await fs.writeFile(fileOf(places, bad), content, { mode: 0o600 });

    const loaded = await open().load();
    expect(loaded.devices).toEqual([good]);
    expect(loaded.damage).toEqual([
      expect.stringMatching(/^A device file is damaged \(.+\)\. Its device must be approved again; /),
    ]);
    expect(errors).toEqual(['a device file is damaged']);
    const names = await fs.readdir(places.devicesDir);
    const aside = names.find((name) => name.startsWith(`${bad.deviceId}.json.damaged-`));
    expect(names.toSorted()).toEqual([`${good.deviceId}.json`, aside].toSorted());
    expect(await fs.readFile(path.join(places.devicesDir, aside!), 'utf8')).toBe(content);
    expect(loaded.damage[0]).toContain(aside);

    expect(await open().load()).toMatchObject({ devices: [good], damage: [] });
    await store.put(bad);
    expect((await open().load()).devices.length).toBe(2);
  });

  it('that is a link to a good one elsewhere is not followed', async () => {
    const { places, open, store } = await aStore();
    const device = aDevice();
    const elsewhere = path.join(places.stateDir, 'elsewhere.json');
    await fs.writeFile(elsewhere, JSON.stringify(device));
    await fs.symlink(elsewhere, fileOf(places, device));
    expect(await open().load()).toMatchObject({ devices: [], damage: [expect.any(String)] });
    expect(await fs.readFile(elsewhere, 'utf8')).toBe(JSON.stringify(device));
    await store.put(device);
    expect(await open().load()).toMatchObject({ devices: [device], damage: [] });
  });

  it('that is a folder is kept aside', async () => {
    const { places, open } = await aStore();
    await fs.mkdir(fileOf(places, aDevice()), { mode: 0o700 });
    expect(await open().load()).toMatchObject({ devices: [], damage: [expect.any(String)] });
  });

  it.each(['EACCES', 'EMFILE'])(
    'is not what a read is that fails with %s: nothing is set aside, and nothing starts',
    async (code) => {
      const { places, open, store } = await aStore();
      const device = aDevice();
      await store.put(device);
      const realOpen = fs.open;
      vi.spyOn(fs, 'open').mockImplementation(async (file, ...rest) => {
        if (file === fileOf(places, device)) throw Object.assign(new Error(code), { code });
        return await realOpen(file, ...rest);
      });
      await expect(open().load()).rejects.toMatchObject({ code });
      vi.restoreAllMocks();
      expect(await open().load()).toMatchObject({ devices: [device], damage: [] });
    },
  );

  it('is not what other files in the folder are: what a crash or a person left there is passed over', async () => {
    const { places, open, store } = await aStore();
    const device = aDevice();
    await store.put(device);
    const left = [
      `${device.deviceId}.json.tmp-1234567890abcdef`,
      `${device.deviceId}.json.damaged-1`,
      'README',
      '.DS_Store',
    ];
    for (const name of left) await fs.writeFile(path.join(places.devicesDir, name), '{"half":');
    expect(await open().load()).toMatchObject({ devices: [device], damage: [] });
    expect((await fs.readdir(places.devicesDir)).length).toBe(5);
  });
});

describe('last-seen times', () => {
  it('are gathered for half a minute, and written at once when the gateway stops', async () => {
    const { places, clock, open, store } = await aStore();
    const device = aDevice();
    await store.put(device);
    store.noteSeen(device.deviceId, 111);
    store.noteSeen(device.deviceId, 222);
    expect((await open().load()).lastSeen.size).toBe(0);
    await store.flush();
    expect([...(await open().load()).lastSeen]).toEqual([[device.deviceId, 222]]);
    expect(await mode(places.lastSeenFile)).toBe('600');
    store.noteSeen(device.deviceId, 333);
    clock.advance(30_000);
    await expect.poll(async () => (await open().load()).lastSeen.get(device.deviceId)).toBe(333);
  });

  it.each(['', 'hello', '[]', '{"x":"y"}'])('that cannot be read (%j) hinder nothing', async (content) => {
    const { places, open, store } = await aStore();
    const device = aDevice();
    await store.put(device);
    await fs.writeFile(places.lastSeenFile, content, { mode: 0o600 });
    expect(await open().load()).toMatchObject({ devices: [device], damage: [] });
  });
});
