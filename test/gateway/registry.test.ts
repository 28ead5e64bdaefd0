/** The trusted devices in memory and in the store: never the one without the other, and one change after the other. */
import { describe, expect, it } from 'vitest';
import { withGrant, type PairedDevice } from '../../src-main/gateway/pairing/paired-device.ts';
import { Registry } from '../../src-main/gateway/pairing/registry.ts';
import { Disk } from './disk.ts';

function aDevice(deviceId: string, scopes: readonly string[] = ['operator.read']): PairedDevice {
  const facts = { name: '', platform: '', deviceFamily: '', model: '', clientId: '', clientMode: '' };
  return withGrant(
    undefined,
    { ...facts, deviceId, publicKey: '', role: 'operator', granted: scopes, asked: scopes, withoutSecret: false },
    'window',
    1,
  );
}

describe('a change', () => {
  it('is seen only once it is on the disk', async () => {
    const disk = new Disk();
    const registry = new Registry(disk);
    disk.slow = true;
    const change = registry.change('d1', () => aDevice('d1'));
    await Promise.resolve();
    expect(registry.get('d1')).toBeUndefined();
    disk.letGo();
    await expect(change).resolves.toEqual({ before: undefined, after: aDevice('d1') });
    expect(registry.get('d1')).toEqual(disk.kept.get('d1'));
  });

  it('that cannot be written changes nothing, and the next one goes through', async () => {
    const disk = new Disk();
    const registry = new Registry(disk);
    await registry.change('d1', () => aDevice('d1'));
    disk.full = true;
    await expect(registry.change('d1', () => aDevice('d1', []))).rejects.toThrow('ENOSPC');
    await expect(registry.remove('d1')).rejects.toThrow('ENOSPC');
    expect(registry.get('d1')).toEqual(aDevice('d1'));
    disk.full = false;
    await registry.change('d1', () => aDevice('d1', []));
    expect(registry.get('d1')).toEqual(aDevice('d1', []));
  });

  it('sees what the one before it left, though both were asked for at once', async () => {
    const registry = new Registry(new Disk());
    await registry.change('d1', () => aDevice('d1'));
    const count = (device: PairedDevice | undefined) => device && { ...device, approvedAtMs: device.approvedAtMs + 1 };
    await Promise.all(Array.from({ length: 20 }, () => registry.change('d1', count)));
    expect(registry.get('d1')?.approvedAtMs).toBe(21);
  });

  it('behind a removal finds no device any more', async () => {
    const disk = new Disk();
    const registry = new Registry(disk);
    await registry.change('d1', () => aDevice('d1'));
    disk.slow = true;
    const removal = registry.remove('d1');
    const change = registry.change('d1', (device) => device && { ...device, name: 'back again' });
    await Promise.resolve();
    disk.letGo();
    await expect(removal).resolves.toMatchObject({ deviceId: 'd1' });
    await expect(change).resolves.toBeUndefined();
    expect([registry.get('d1'), disk.kept.get('d1')]).toEqual([undefined, undefined]);
  });

  it('that changes nothing writes nothing', async () => {
    const disk = new Disk();
    const registry = new Registry(disk);
    const device = aDevice('d1');
    await registry.change('d1', () => device);
    disk.full = true;
    await expect(registry.change('d1', (same) => same)).resolves.toEqual({ before: device, after: device });
    await expect(registry.change('d1', () => undefined)).resolves.toBeUndefined();
    expect(registry.get('d1')).toBe(device);
    await expect(registry.remove('d2')).resolves.toBeUndefined();
  });
});

describe('a registry', () => {
  it('begins with what the store kept, and says what was damaged', async () => {
    const disk = new Disk();
    disk.kept.set('d1', aDevice('d1'));
    const registry = new Registry(disk);
    await expect(registry.load()).resolves.toEqual(['one was damaged']);
    expect([registry.size, registry.get('d1'), registry.lastSeen('d1')]).toEqual([1, aDevice('d1'), 7]);
  });

  it('notes when a trusted device was seen, and nothing of strangers', async () => {
    const disk = new Disk();
    const registry = new Registry(disk);
    await registry.change('d1', () => aDevice('d1'));
    registry.noteSeen('d1', 5);
    registry.noteSeen('stranger', 5);
    expect([registry.lastSeen('d1'), registry.lastSeen('stranger')]).toEqual([5, undefined]);
    expect(disk.seen).toEqual(['d1']);
  });

  it('keeps a test identity in memory alone', async () => {
    const disk = new Disk();
    const registry = new Registry(disk);
    registry.expectTest('t1');
    await registry.change('t1', () => aDevice('t1'));
    registry.noteSeen('t1', 5);
    expect(registry.get('t1')).toBeDefined();
    expect([registry.isTest('t1'), registry.isTest('d1')]).toEqual([true, false]);
    expect([disk.kept.size, disk.seen]).toEqual([0, []]);
    await registry.remove('t1');
    expect(registry.get('t1')).toBeUndefined();
  });
});
