/** The app's hold on the state folder: lost to another gateway while the computer slept, and had again. */
import fs from 'node:fs/promises';
import { expect, it, onTestFinished } from 'vitest';
import { BEAT_MS } from '../../src-main/adapters/state/state-lease.ts';
import { OwnerDoor } from '../../src-main/desktop/owner-door.ts';
import type { StartupFault } from '../../src-main/desktop/startup-fault.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { startGateway } from '../support/gateway.ts';

async function opened() {
  const clock = new FakeClock();
  const { gateway, places } = await startGateway();
  const logger = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const lost: StartupFault[] = [];
  const door = new OwnerDoor({ places, gateway, clock, logger, onLost: (fault) => void lost.push(fault) });
  onTestFinished(() => door.close());
  expect(await door.open()).toBeUndefined();
  return { clock, door, gateway, places, lost };
}

it('stops the gateway where another one has taken the folder, says so, and leaves the folder to it', async () => {
  const { clock, door, gateway, places, lost } = await opened();
  const mine = JSON.parse(await fs.readFile(places.leaseFile, 'utf8')) as object;
  const others = JSON.stringify({ ...mine, id: 'another', host: 'elsewhere' });
  await fs.writeFile(places.leaseFile, others);
  clock.advance(BEAT_MS);
  await expect.poll(() => lost).toHaveLength(1);
  expect(lost[0]).toMatchObject({ what: 'Another gateway uses the same state folder' });
  expect(lost[0]?.why).toContain(places.stateDir);
  expect(gateway.status().state).toBe('stopped');
  expect(await fs.readFile(places.leaseFile, 'utf8')).toBe(others);
  await expect(fs.stat(places.controlSocket)).rejects.toMatchObject({ code: 'ENOENT' });

  await fs.rm(places.leaseFile);
  expect(await door.open()).toBeUndefined();
  expect((await fs.stat(places.controlSocket)).isSocket()).toBe(true);
});

it('lets nobody begin in the folder while the gateway stops that has lost it', async () => {
  const { clock, door, gateway, places, lost } = await opened();
  let asked: ReturnType<OwnerDoor['open']> | undefined;
  gateway.pairing.subscribe((event) => {
    if (event.type === 'status' && event.status.state === 'stopping') asked ??= door.open();
  });
  const mine = JSON.parse(await fs.readFile(places.leaseFile, 'utf8')) as object;
  await fs.writeFile(places.leaseFile, JSON.stringify({ ...mine, id: 'another', host: 'elsewhere' }));
  clock.advance(BEAT_MS);
  await expect.poll(() => lost).toHaveLength(1);
  expect(await asked).toMatchObject({ what: expect.stringContaining('Another gateway') as unknown });
});

it('goes on with the gateway while the folder is its own', async () => {
  const { clock, gateway, places, lost } = await opened();
  const before = (await fs.stat(places.leaseFile)).mtimeMs;
  clock.advance(BEAT_MS);
  await expect.poll(async () => (await fs.stat(places.leaseFile)).mtimeMs).not.toBe(before);
  expect([lost, gateway.status().state]).toEqual([[], 'running']);
});
