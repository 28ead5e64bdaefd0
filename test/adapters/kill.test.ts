/** kill -9 at any moment: nothing that was told is lost, nothing that was taken back returns, no file is unreadable. */
import { describe, expect, it } from 'vitest';
import { bundledPrograms } from '../support/bundled-programs.ts';
import { Client } from '../support/client.ts';
import { DeviceKey } from '../support/device-key.ts';
import { startGateway, tempDir, TOKEN } from '../support/gateway.ts';
import { startKillable, type Killable } from '../support/killable.ts';
import { phone } from '../support/phone.ts';

const programs = bundledPrograms(['kill-host']);

const knock = (url: string, key: DeviceKey, auth: Record<string, string> = { token: TOKEN }) =>
  Client.knock(url, phone(key, { auth }));

async function someWaiting(gateway: Killable): Promise<readonly DeviceKey[]> {
  const keys = Array.from({ length: 8 }, () => new DeviceKey()); // as many as one address may have
  for (const key of keys) await knock(gateway.url, key);
  return keys;
}

/** Reads on until so many were told, kills at that very moment, and says all that were told by then. */
async function killAfter(gateway: Killable, count: number): Promise<readonly string[]> {
  const told: string[] = [];
  let killing: Promise<void> | undefined;
  for (let line = await gateway.line(); line !== undefined; line = await gateway.line()) {
    const [, deviceId] = /^done (\w+)$/.exec(line) ?? [];
    if (deviceId === undefined) throw new Error(line);
    told.push(deviceId);
    if (told.length === count) killing = gateway.kill();
  }
  await killing;
  return told;
}

describe('a gateway that is killed', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'once it has told %i of eight approvals keeps each one that it told',
    async (count) => {
      const stateDir = await tempDir();
      const killed = await startKillable(programs['kill-host'], stateDir);
      const keys = await someWaiting(killed);
      for (const key of keys) killed.send(`approve ${key.id}`);
      const told = await killAfter(killed, count);
      expect(told.length).toBeGreaterThanOrEqual(count);

      const { gateway, url } = await startGateway({ stateDir });
      expect(gateway.status().notices).toEqual([]);
      for (const key of keys) {
        const outcome = await knock(url, key);
        if (told.includes(key.id))
          expect(outcome).toMatchObject({ let: 'in', hello: { auth: { scopes: phone(key).scopes } } });
      }
    },
    30_000,
  );

  it.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'once it has told %i of eight removals lets none of those in again',
    async (count) => {
      const stateDir = await tempDir();
      const killed = await startKillable(programs['kill-host'], stateDir);
      const keys = await someWaiting(killed);
      for (const key of keys) killed.send(`approve ${key.id}`);
      for (const _ of keys) expect(await killed.line()).toMatch(/^done /);
      for (const key of keys) killed.send(`remove ${key.id}`);
      const told = await killAfter(killed, count);

      const { gateway, url } = await startGateway({ stateDir });
      expect(gateway.status().notices).toEqual([]);
      for (const key of keys) {
        if (told.includes(key.id))
          expect(await knock(url, key)).toMatchObject({ error: { details: { reason: 'not-paired' } } });
      }
      expect(gateway.pairing.devices().length).toBeLessThanOrEqual(8 - told.length);
    },
    30_000,
  );

  it.each([1, 2, 3, 4])(
    'the moment a device holds its token knows that token again (%i)',
    async () => {
      const stateDir = await tempDir();
      const killed = await startKillable(programs['kill-host'], stateDir);
      const key = new DeviceKey();
      await knock(killed.url, key);
      killed.send(`approve ${key.id}`);
      expect(await killed.line()).toBe(`done ${key.id}`);
      const first = await knock(killed.url, key);
      await killed.kill();
      const deviceToken = first.let === 'in' ? (first.hello.auth.deviceToken ?? '') : '';

      const second = await startKillable(programs['kill-host'], stateDir);
      expect(await knock(second.url, key, { deviceToken })).toMatchObject({ let: 'in' });
      await second.kill();
      const { url } = await startGateway({ stateDir });
      expect(await knock(url, key, { deviceToken })).toMatchObject({
        let: 'in',
        hello: { auth: { method: 'device-token' } },
      });
    },
    30_000,
  );
});
