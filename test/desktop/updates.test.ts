/** What the app knows of a newer version, step by step. The updater library itself: test/e2e/update.test.ts. */
import { describe, expect, it } from 'vitest';
import type { UpdateState } from '../../src-main/desktop/updates/update-state.ts';
import { Updates, type Updater } from '../../src-main/desktop/updates/updates.ts';
import { FakeClock } from '../support/fake-clock.ts';

const FEED = { ok: true, feed: { url: 'https://updates.example/', publicKey: '' } } as const;
const DAY = 86_400_000;

class Shelf implements Updater {
  version: string | undefined;
  broken = false;
  readonly done: string[] = [];
  newer(): Promise<string | undefined> {
    this.done.push('looked');
    return this.broken ? Promise.reject(new Error('ENOTFOUND')) : Promise.resolve(this.version);
  }
  download(onPercent: (percent: number) => void): Promise<void> {
    this.done.push('fetched');
    if (this.broken) return Promise.reject(new Error('the file is not what was promised'));
    onPercent(41.7);
    return Promise.resolve();
  }
  install(): void {
    this.done.push('installed');
  }
}

function aDesk(feed: ConstructorParameters<typeof Updates>[0]['feed'] = FEED) {
  const [clock, shelf, logged] = [new FakeClock(), new Shelf(), [] as string[]];
  let loads = 0;
  const log = (message: string): void => void logged.push(message);
  const updates = new Updates({
    feed,
    clock,
    load: () => Promise.resolve((loads++, shelf)),
    logger: { info: log, warn: log, error: log },
    quitAndThen: (install) => {
      shelf.done.push('let go of everything');
      install();
    },
  });
  const seen: UpdateState[] = [];
  updates.subscribe((state) => seen.push(state));
  return { clock, shelf, updates, seen, logged, loads: () => loads };
}

describe('looking for a newer version', () => {
  it('begins two minutes after the start, and loads nothing before', async () => {
    const { clock, shelf, updates, loads } = aDesk();
    clock.advance(119_999);
    expect(loads()).toBe(0);
    clock.advance(1);
    await expect.poll(() => updates.state()).toEqual({ kind: 'current', checkedAtMs: clock.now() });
    clock.advance(DAY);
    await expect.poll(() => shelf.done).toEqual(['looked', 'looked']);
    expect(loads()).toBe(1);
    updates.close();
    clock.advance(10 * DAY);
    expect(shelf.done).toEqual(['looked', 'looked']);
  });

  it('fetches nothing by itself', async () => {
    const { clock, shelf, updates } = aDesk();
    shelf.version = '1.1.0';
    clock.advance(3 * DAY);
    await expect.poll(() => updates.state()).toEqual({ kind: 'available', version: '1.1.0' });
    clock.advance(3 * DAY);
    expect(shelf.done).toEqual(['looked']);
  });

  it('says that it failed, not the library’s words, and looks again', async () => {
    const { shelf, updates, logged } = aDesk();
    shelf.broken = true;
    await updates.check();
    expect(updates.state()).toEqual({ kind: 'failed', why: 'The place for updates did not answer as it should.' });
    expect(logged).toEqual(['update failed']);
    shelf.broken = false;
    await updates.check();
    expect(updates.state().kind).toBe('current');
  });
});

describe('a newer version', () => {
  it('is fetched and installed when a person says so, after everything was let go of', async () => {
    const { shelf, updates, seen } = aDesk();
    shelf.version = '1.1.0';
    await updates.check();
    await updates.download();
    expect(seen).toEqual([
      { kind: 'checking' },
      { kind: 'available', version: '1.1.0' },
      { kind: 'downloading', version: '1.1.0', percent: 0 },
      { kind: 'downloading', version: '1.1.0', percent: 41 },
      { kind: 'ready', version: '1.1.0' },
    ]);
    await updates.check(); // must not lose what is there
    expect(updates.state().kind).toBe('ready');
    await updates.restart();
    expect(shelf.done).toEqual(['looked', 'fetched', 'let go of everything', 'installed']);
  });

  it('that can’t be fetched is offered again after another look', async () => {
    const { shelf, updates } = aDesk();
    shelf.version = '1.1.0';
    await updates.check();
    shelf.broken = true;
    await updates.download();
    expect(updates.state()).toEqual({ kind: 'failed', why: 'Version 1.1.0 could not be fetched.' });
    shelf.broken = false;
    await updates.check();
    expect(updates.state().kind).toBe('available');
  });

  it.each(['download', 'restart'] as const)('is nothing to %s before its time', async (step) => {
    const { shelf, updates } = aDesk();
    await updates[step]();
    expect(shelf.done).toEqual([]);
  });
});

it('does nothing at all in a build that looks for none', async () => {
  const state = { kind: 'by-system', why: 'Updates come with those of your system.' } as const;
  const { clock, updates, loads } = aDesk({ ok: false, state });
  clock.advance(3 * DAY);
  await updates.check();
  await updates.download();
  await updates.restart();
  expect(updates.state()).toEqual(state);
  expect(loads()).toBe(0);
});
