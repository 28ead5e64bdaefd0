/** What happened, who is locked out, whose token is old: over a real control socket to a real gateway. */
import fs from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { listDevices } from '../../src-main/cli/devices.ts';
import { history, historyLines } from '../../src-main/cli/history.ts';
import { listLockouts, unlock } from '../../src-main/cli/lockouts.ts';
import { repair } from '../../src-main/cli/repair.ts';
import { codeWords, type HistoryEntry, type HistoryPage } from '../../src-main/gateway/index.ts';
import { DeviceKey } from '../support/device-key.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { startGateway } from '../support/gateway.ts';
import { deskList, device, lockoutsOf } from '../support/party.ts';
import { phone } from '../support/phone.ts';
import { openTerminal } from '../support/terminal.ts';

const READ = ['operator.read'];
const HERE = { headers: { Host: '192.168.1.5' } };

async function aTerminal() {
  const clock = new FakeClock();
  const test = await startGateway({ clock });
  const client = await openTerminal(test);
  return { test, clock, client };
}

const guess = () => phone(new DeviceKey(), { auth: { token: 'wrong' } });

describe('openclaw devices history', () => {
  it('says what happened, newest first, and how a refusal is put right', async () => {
    const { test, client } = await aTerminal();
    expect((await history(client, {})).text).toBe('Nothing has happened yet.');
    const { key } = await device(test, READ);
    for (let i = 0; i < 3; i += 1) await test.knock(guess(), HERE);
    const { text, json } = await history(client, {});
    const [head, refused, fix, issued, approved, asked] = text!.split('\n');
    expect(head).toMatch(/^ {2}WHEN +WHO +WHAT$/);
    expect(refused).toMatch(/Pixel 9 +was not let in: the client sent a wrong gateway token \(3 times\)$/);
    expect(fix).toMatch(/^ +→ enter the present token/);
    expect([issued, approved, asked].map((line) => line?.replace(/^.*Pixel 9 +/, ''))).toEqual([
      'was let in and has a new token',
      'was approved on this computer',
      'asked to be let in',
    ]);
    expect(json).toMatchObject({ entries: [{ count: 3 }, { deviceId: key.id }, { by: 'window' }, {}] });
  });

  it('of one device, by its id, a beginning or its name, also once it is gone', async () => {
    const { test, client } = await aTerminal();
    const one = await device(test, READ);
    await device(test, READ, { client: { ...phone(one.key).client, displayName: 'nas' } });
    const of = async (which: string) => {
      const { json } = await history(client, { device: which });
      return (json as HistoryPage).entries.map(({ deviceId }) => deviceId);
    };
    expect(await of(one.key.id.slice(0, 12))).toEqual(Array(3).fill(one.key.id));
    expect(new Set(await of('nas')).size).toBe(1);
    expect(await of('nas')).not.toContain(one.key.id);
    await test.gateway.pairing.remove(one.key.id, 'window');
    expect((await history(client, { device: 'Pixel 9' })).problem).toContain('found by its whole id');
    expect((await of(one.key.id)).length).toBe(4);
  });

  it('gives as many as were asked for, over as many pages as that takes', async () => {
    const { test, client } = await aTerminal();
    const kept: HistoryEntry[] = Array.from({ length: 1_200 }, (_, at) => ({
      id: `e${at}`,
      atMs: at,
      kind: 'removed',
    }));
    await fs.writeFile(test.places.auditFile, kept.map((entry) => `${JSON.stringify(entry)}\n`).join(''));
    const all = (await history(client, { limit: 9_999 })).json as HistoryPage;
    expect(all.entries).toEqual(kept.toReversed());
    const some = await history(client, { limit: 2 });
    expect((some.json as HistoryPage).entries).toEqual(all.entries.slice(0, 2));
    expect(some.text).toContain('More with: openclaw devices history --limit');
  });

  it('fits 80 columns and shows the day of what is older', () => {
    const nowMs = new Date(2027, 0, 2, 12, 30).getTime();
    const entry: HistoryEntry = { id: 'a', atMs: nowMs, kind: 'approved', by: 'command-line', name: 'x'.repeat(64) };
    const lines = historyLines([entry, { ...entry, atMs: nowMs - 86_400_000 }], nowMs, false);
    expect(lines[1]).toMatch(/^ {2}12:30 +x+… +was approved from the command line$/);
    expect(lines[2]).toContain('2027-01-01 12:30');
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(80);
  });
});

describe('openclaw devices lockouts and unlock', () => {
  it('show who is locked out, and let them try again by id or by address', async () => {
    const { test, client } = await aTerminal();
    expect((await listLockouts(client)).text).toBe('Nobody is locked out.');
    expect((await unlock(client, '127.0.0.1')).problem).toBe('Nothing unlocked: nobody is locked out.');
    for (const which of ['id', 'address'] as const) {
      for (let i = 0; i < 10; i += 1) await test.knock(guess(), HERE);
      const [lockout] = await lockoutsOf(test);
      const shown = await listLockouts(client);
      expect(shown.text).toMatch(
        new RegExp(`${lockout!.id} +127\\.0\\.0\\.1 +10 wrong guesses at the gateway token +5:00`),
      );
      expect(shown.text).toContain(`openclaw devices unlock ${lockout!.id}`);
      expect((await unlock(client, 'nobody')).problem).toContain(`${lockout!.id} 127.0.0.1`);
      expect(await unlock(client, lockout![which])).toMatchObject({ exitCode: 0, json: { address: '127.0.0.1' } });
      expect(await lockoutsOf(test)).toEqual([]);
    }
    expect(((await history(client, { limit: 1 })).json as HistoryPage).entries).toMatchObject([
      { kind: 'unlocked', by: 'command-line' },
    ]);
  });
});

describe('openclaw devices repair', () => {
  it('lets a device back in by its code, which the list shows', async () => {
    const { test, client } = await aTerminal();
    expect((await repair(client, undefined)).problem).toContain('no paired device came with an old token');
    const { key } = await device(test, READ);
    const old = phone(key, { scopes: READ, auth: { deviceToken: 'old' } });
    expect(await test.knock(old, HERE)).toMatchObject({ let: 'out' });
    const code = codeWords((await deskList(test)).repairs![0]!.code);
    expect((await listDevices(client)).text).toMatch(
      new RegExp(`Old token \\(1\\)[\\s\\S]*${code} +Pixel 9[\\s\\S]*openclaw devices repair ${code}\n`),
    );
    expect((await repair(client, undefined)).problem).toContain(`${code} Pixel 9`);
    expect((await repair(client, 'ZZZ-ZZZ')).problem).toContain('fits no device that came with an old token');
    expect(await repair(client, code.toLowerCase())).toMatchObject({ exitCode: 0, json: { deviceId: key.id } });
    expect((await listDevices(client)).text).toContain('gets a new token when it');
    expect(await test.knock(old, HERE)).toMatchObject({ let: 'in' });
    expect((await listDevices(client)).text).not.toContain('Old token');
  });
});
