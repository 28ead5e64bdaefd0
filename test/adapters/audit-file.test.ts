/** The history on the disk: private, bounded, readable after a crash, and never in anyone's way. */
import fs from 'node:fs/promises';
import path from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { AuditFile, type AuditBounds } from '../../src-main/adapters/state/audit-file.ts';
import { placesFrom } from '../../src-main/adapters/places.ts';
import type { HistoryEntry, HistoryQuery } from '../../src-main/gateway/index.ts';
import { tempDir } from '../support/gateway.ts';

const BOUNDS: AuditBounds = { fileBytes: 1_048_576, files: 5, waiting: 1_000 };
const ALL: HistoryQuery = { limit: 500 };

async function anAudit(bounds: Partial<AuditBounds> = {}) {
  const places = placesFrom({ OPENCLAW_STATE_DIR: await tempDir() });
  const errors: string[] = [];
  const logger = { info: () => undefined, warn: () => undefined, error: (message: string) => errors.push(message) };
  const open = () => new AuditFile(places, logger, { ...BOUNDS, ...bounds });
  return { places, errors, open, audit: open(), file: places.auditFile };
}

function entry(id: string, more: Partial<HistoryEntry> = {}): HistoryEntry {
  return { id, atMs: 1, kind: 'removed', deviceId: 'd', by: 'window', ...more };
}

const idsOf = async (audit: AuditFile, query: HistoryQuery = ALL) =>
  (await audit.read(query)).entries.map(({ id }) => id);
const numbers = (count: number): string[] => Array.from({ length: count }, (_, index) => `e${String(index)}`);

afterEach(() => {
  vi.restoreAllMocks();
});

describe('what was appended', () => {
  it('is read newest first, by this one and by the next one that opens the folder', async () => {
    const { audit, open } = await anAudit();
    const first = entry('a', { name: 'Pixel 9', scopes: ['operator.read'], count: 3 });
    audit.append(first);
    audit.append(entry('b'));
    expect(await audit.read(ALL)).toEqual({ entries: [entry('b'), first] });
    expect(await open().read(ALL)).toEqual({ entries: [entry('b'), first] });
  });

  it('is on the disk after a flush, readable by its owner alone', async () => {
    const { audit, file } = await anAudit();
    audit.append(entry('a'));
    await audit.flush();
    expect(await fs.readFile(file, 'utf8')).toBe(`${JSON.stringify(entry('a'))}\n`);
    expect(((await fs.stat(file)).mode & 0o777).toString(8)).toBe('600');
    expect(((await fs.stat(path.dirname(file))).mode & 0o777).toString(8)).toBe('700');
    await fs.chmod(file, 0o644);
    audit.append(entry('b'));
    await audit.flush();
    expect(((await fs.stat(file)).mode & 0o777).toString(8)).toBe('600');
  });

  it('comes in pages that go on where the one before ended', async () => {
    const { audit } = await anAudit();
    for (const id of numbers(5)) audit.append(entry(id));
    const first = await audit.read({ limit: 2 });
    expect(first).toMatchObject({ entries: [{ id: 'e4' }, { id: 'e3' }], next: 'e3' });
    audit.append(entry('new'));
    const second = await audit.read({ limit: 2, before: first.next });
    expect(second).toMatchObject({ entries: [{ id: 'e2' }, { id: 'e1' }], next: 'e1' });
    expect(await audit.read({ limit: 2, before: second.next })).toEqual({ entries: [entry('e0')] });
    expect(await audit.read({ limit: 2, before: 'nobody' })).toEqual({ entries: [] });
    expect(await audit.read({ limit: 6 })).not.toHaveProperty('next');
  });

  it('is found by its device and by its kind', async () => {
    const { audit } = await anAudit();
    audit.append(entry('a', { deviceId: 'x' }));
    audit.append(entry('b', { deviceId: 'x', kind: 'approved' }));
    audit.append(entry('c'));
    expect(await idsOf(audit, { ...ALL, deviceId: 'x' })).toEqual(['b', 'a']);
    expect(await idsOf(audit, { ...ALL, kinds: ['approved', 'denied'] })).toEqual(['b']);
  });

  it('and went on stays one entry in its place, with its latest count', async () => {
    const { audit, open } = await anAudit();
    audit.append(entry('a', { kind: 'refused' }));
    audit.append(entry('b'));
    for (const count of [4, 9]) audit.append(entry('a', { kind: 'refused', count, lastAtMs: count }));
    audit.append(entry('c'));
    const expected = [entry('c'), entry('b'), entry('a', { kind: 'refused', count: 9, lastAtMs: 9 })];
    expect((await audit.read(ALL)).entries).toEqual(expected);
    expect((await open().read({ limit: 1, before: 'b' })).entries).toEqual(expected.slice(2));
  });
});

describe('the files', () => {
  /** Fits three lines. */
  const small = { fileBytes: 3 * (JSON.stringify(entry('e00')).length + 1), files: 3 };
  const filesOf = async (file: string) => (await fs.readdir(path.dirname(file))).toSorted();

  it('are rotated, and the oldest is dropped: what is left is the newest, in order', async () => {
    const { audit, open, file } = await anAudit(small);
    for (const id of numbers(12)) {
      audit.append(entry(id.padEnd(3, '.')));
      await audit.flush();
    }
    expect(await filesOf(file)).toEqual(['audit.1.jsonl', 'audit.2.jsonl', 'audit.jsonl']);
    for (const name of await filesOf(file)) {
      expect((await fs.stat(path.join(path.dirname(file), name))).size).toBeLessThanOrEqual(small.fileBytes);
    }
    const left = ['e11', 'e10', 'e9.', 'e8.', 'e7.', 'e6.', 'e5.', 'e4.', 'e3.'];
    expect(await idsOf(open())).toEqual(left);
    expect(await idsOf(open(), { limit: 2, before: 'e8.' })).toEqual(['e7.', 'e6.']);
  });

  it('are rotated the same when everything comes at once', async () => {
    const { audit, open, file } = await anAudit(small);
    for (const id of numbers(12)) audit.append(entry(id.padEnd(3, '.')));
    await audit.flush();
    expect((await idsOf(open())).length).toBe(9);
    expect(await filesOf(file)).toEqual(['audit.1.jsonl', 'audit.2.jsonl', 'audit.jsonl']);
  });

  it('lose nothing that is appended while others are written', async () => {
    const { audit, open, file } = await anAudit();
    const ids = numbers(200);
    for (const id of ids) {
      audit.append(entry(id));
      if (id.endsWith('7')) await audit.read({ limit: 1 });
      else await Promise.resolve();
    }
    await audit.flush();
    expect(await idsOf(open())).toEqual(ids.toReversed());
    expect(await filesOf(file)).toEqual(['audit.jsonl']);
  });

  it('of which one is missing, as a crash in the middle of a rotation leaves it, are read on', async () => {
    const { audit, open, file } = await anAudit(small);
    for (const id of numbers(6)) audit.append(entry(id.padEnd(3, '.')));
    await audit.flush();
    await fs.rename(file.replace('.jsonl', '.1.jsonl'), file.replace('.jsonl', '.2.jsonl'));
    expect((await idsOf(open())).length).toBe(6);
    const next = open();
    next.append(entry('new'));
    expect((await idsOf(next))[0]).toBe('new');
  });

  it('that are a link to another one are not written through', async () => {
    const { audit, errors, places, file } = await anAudit();
    const elsewhere = path.join(places.stateDir, 'elsewhere');
    await fs.mkdir(places.ownDir, { recursive: true });
    await fs.writeFile(elsewhere, 'untouched');
    await fs.symlink(elsewhere, file);
    audit.append(entry('a'));
    await audit.flush();
    expect([errors.length, await fs.readFile(elsewhere, 'utf8')]).toEqual([1, 'untouched']);
    await fs.rm(file);
    expect(await idsOf(audit)).toEqual(['a']);
  });
});

describe('a line that is', () => {
  it.each([
    ['torn', '{"id":"x","atMs":1,"kin'],
    ['of zeros', '\0'.repeat(40)],
    ['no object', '[1]'],
    ['of another shape', '{"id":"x","atMs":"now","kind":"removed"}'],
    ['of a kind that nobody knows', '{"id":"x","atMs":1,"kind":"hacked"}'],
    ['with more in it than belongs there', '{"id":"x","atMs":1,"kind":"removed","token":"t"}'],
    ['empty', ''],
  ])('%s is passed over, and the next one begins on a line of its own', async (_what, line) => {
    const { audit, open, file } = await anAudit();
    audit.append(entry('a'));
    await audit.flush();
    await fs.appendFile(file, line); // and no newline: the power went
    const next = open();
    expect(await idsOf(next)).toEqual(['a']);
    next.append(entry('b'));
    expect(await idsOf(open())).toEqual(['a']);
    await next.flush();
    expect(await idsOf(open())).toEqual(['b', 'a']);
  });
});

describe('a full disk', () => {
  /** From the given call on, each line is cut in the middle, as a disk that fills up does it. */
  function fill() {
    const realOpen = fs.open;
    let full = true;
    vi.spyOn(fs, 'open').mockImplementation(async (...parameters) => {
      const handle = await realOpen(...parameters);
      const append = handle.appendFile.bind(handle);
      handle.appendFile = async (data) => {
        if (!full) {
          await append(data);
          return;
        }
        await append(String(data).slice(0, 20));
        throw Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' });
      };
      return handle;
    });
    return () => {
      full = false;
    };
  }

  it('stops nobody, is told once, and what happened meanwhile is written when there is room', async () => {
    const { audit, open, errors } = await anAudit();
    audit.append(entry('a'));
    await audit.flush();
    const makeRoom = fill();
    for (const id of ['b', 'c']) {
      audit.append(entry(id));
      await audit.flush();
    }
    expect(errors).toEqual(['the history cannot be written']);
    // It is shown although it is on no disk yet.
    expect(await idsOf(audit)).toEqual(['c', 'b', 'a']);
    makeRoom();
    audit.append(entry('d'));
    await audit.flush();
    expect(await idsOf(open())).toEqual(['d', 'c', 'b', 'a']);
    expect(errors.length).toBe(1);
  });

  it('costs the oldest of what waits, once that is too much to keep', async () => {
    const { audit, open } = await anAudit({ waiting: 3 });
    const makeRoom = fill();
    for (const id of numbers(5)) audit.append(entry(id));
    await audit.flush();
    makeRoom();
    await audit.flush();
    expect(await idsOf(open())).toEqual(['e4', 'e3', 'e2']);
  });
});
