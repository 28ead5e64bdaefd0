/** Reading what happened: in pages, each their own, after a restart, and never a secret in it. */
import fs from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { HistoryEntry, HistoryPage } from '../../src-main/gateway/index.ts';
import type { Client } from '../support/client.ts';
import { DeviceKey } from '../support/device-key.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { startGateway, tempDir, TOKEN } from '../support/gateway.ts';
import { cli, device, Owner, deskList } from '../support/party.ts';
import { nodeHost, phone } from '../support/phone.ts';
import { HERE, historyOf, kindsOf, lastOf, READ, wrong } from './history-reader.ts';

describe('desk.history', () => {
  it('gives pages, newest first, of one device and of some kinds', async () => {
    const gateway = await startGateway();
    const [one, other] = [await device(gateway, READ), await device(gateway, READ)];
    const owner = new Owner(gateway);
    const all = await historyOf(gateway);
    expect(all.length).toBe(6);
    const pages: HistoryEntry[] = [];
    let before: string | undefined;
    do {
      const { payload } = (await owner.call('desk.history', { limit: 4, ...(before && { before }) })) as {
        payload: HistoryPage;
      };
      pages.push(...payload.entries);
      before = payload.next;
    } while (before !== undefined);
    expect(pages).toEqual(all);
    for (const { key } of [one, other]) {
      expect((await historyOf(gateway, { deviceId: key.id })).map(({ deviceId }) => deviceId)).toEqual(
        Array(3).fill(key.id),
      );
    }
    expect(kindsOf(await historyOf(gateway, { kinds: ['approved'] }))).toEqual(['approved', 'approved']);
  });

  it.each([{ limit: 0 }, { limit: 501 }, { kinds: ['everything'] }, { before: '' }])('refuses %j', async (params) => {
    const gateway = await startGateway();
    expect(await new Owner(gateway).call('desk.history', params)).toMatchObject({
      error: { code: 'INVALID_REQUEST', message: expect.stringContaining(Object.keys(params)[0]!) },
    });
  });

  it('shows a device that may only pair nothing but itself, asked or told', async () => {
    const clock = new FakeClock();
    const gateway = await startGateway({ clock });
    const pairer = await device(gateway, ['operator.pairing']);
    const admin = await cli(gateway, ['operator.pairing']);
    const other = await device(gateway, READ);
    await gateway.knock(wrong(), HERE);
    await gateway.knock(wrong(pairer.key), HERE);

    const own = (await pairer.client.call('desk.history')) as unknown as { payload: HistoryPage };
    expect(own.payload.entries.length).toBe(4);
    expect(new Set(own.payload.entries.map(({ deviceId }) => deviceId))).toEqual(new Set([pairer.key.id]));
    expect(await pairer.client.call('desk.history', { deviceId: other.key.id })).toMatchObject({
      error: { message: 'This client may not see the history of that device.' },
    });
    const all = (await admin.call('desk.history')) as unknown as { payload: HistoryPage };
    expect(all.payload.entries.map(({ deviceId }) => deviceId)).toContain(other.key.id);

    const told = async (client: Client) => {
      await client.settled();
      return client.frames
        .filter((frame) => frame['event'] === 'desk.history')
        .map((frame) => (frame['payload'] as { entry: HistoryEntry }).entry);
    };
    expect(new Set((await told(pairer.client)).map(({ deviceId }) => deviceId))).toEqual(new Set([pairer.key.id]));
    expect((await told(admin)).map(({ deviceId }) => deviceId)).toContain(other.key.id);
  });

  it('tells those who look on of a flood a few times, not each time', async () => {
    const gateway = await startGateway({ clock: new FakeClock() });
    const admin = await cli(gateway, ['operator.pairing']);
    for (let i = 0; i < 9; i += 1) await gateway.knock(phone(new DeviceKey(), { auth: {} }), HERE);
    await admin.settled();
    const counts = admin.frames
      .filter((frame) => frame['event'] === 'desk.history')
      .map((frame) => (frame['payload'] as { entry: HistoryEntry }).entry)
      .filter(({ kind }) => kind === 'refused')
      .map(({ count }) => count);
    expect(counts).toEqual([undefined, 2, 4, 8]);
  });
});

it('what happened is still known after a restart, with how often', async () => {
  const stateDir = await tempDir();
  const gateway = await startGateway({ stateDir });
  await device(gateway, READ);
  for (let i = 0; i < 3; i += 1) await gateway.knock(wrong(), HERE);
  const before = await historyOf(gateway);
  await gateway.gateway.stop('test');
  const after = await historyOf(await startGateway({ stateDir }));
  expect(after).toEqual(before);
  expect(after[0]).toMatchObject({ kind: 'refused', count: 3 });
});

it('no token, right or wrong, old or new, is ever in it', async () => {
  const stateDir = await tempDir();
  const gateway = await startGateway({ stateDir });
  const { key, token, client } = await device(gateway, ['operator.admin']);
  const rotated = (await client.call('device.token.rotate', { deviceId: key.id, role: 'operator' })) as unknown as {
    payload: { token: string };
  };
  const canaries = ['canary-token', 'canary-password', 'canary-device-token', 'canary-setup-code'];
  const [ofToken, ofPassword, ofDevice, ofSetup] = canaries as [string, string, string, string];
  for (const auth of [
    { token: ofToken },
    { password: ofPassword },
    { deviceToken: ofDevice },
    { bootstrapToken: ofSetup },
    { token: ofToken, password: ofPassword, deviceToken: ofDevice },
    { deviceToken: token },
  ]) {
    for (const asker of [phone(key, { auth }), phone(new DeviceKey(), { auth }), nodeHost(key, { auth })]) {
      await gateway.knock(asker, HERE);
    }
  }
  const [repair] = (await deskList(gateway)).repairs ?? [];
  await gateway.gateway.pairing.repair!({ repairId: repair!.repairId, digest: repair!.digest, by: 'window' });
  const back = await gateway.knock(phone(key, { scopes: ['operator.read'], auth: { deviceToken: token } }));
  const renewed = back.let === 'in' ? back.hello.auth.deviceToken : undefined;
  const shown = JSON.stringify(await historyOf(gateway, { limit: 500 }));
  await gateway.gateway.stop('test');

  const text = await fs.readFile(path.join(gateway.places.ownDir, 'audit.jsonl'), 'utf8');
  expect(text).toContain('"refused"');
  for (const secret of [...canaries, TOKEN, token, rotated.payload.token, renewed]) {
    expect(secret).toMatch(/\S{10,}/);
    for (const form of [secret!, Buffer.from(secret!).toString('base64'), Buffer.from(secret!).toString('hex')]) {
      expect(text).not.toContain(form);
      expect(shown).not.toContain(form);
      expect(gateway.log()).not.toContain(form);
    }
  }
});

it('what a stranger calls itself is safe to show there', async () => {
  const gateway = await startGateway({ clock: new FakeClock() });
  const { client } = phone(new DeviceKey());
  const displayName = `evil\u202e\n\u001b[2J"${'x'.repeat(60_000 / 2)}`;
  await gateway.knock({ ...wrong(), client: { ...client, displayName } }, HERE);
  const { name } = (await lastOf(gateway))!;
  expect(Array.from(name!).length).toBeLessThanOrEqual(64);
  expect(name).toMatch(/^evil \[2J"x+…$/);
  const text = await fs.readFile(path.join(gateway.places.ownDir, 'audit.jsonl'), 'utf8');
  expect(text.split('\n').length).toBe(2);
});
