/** Two gateways on one state folder, where neither sees the other's process or socket. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { holderHere, lifeOf, type LeaseHolder, type ProcessAt } from '../../src-main/adapters/state/lease-holder.ts';
import { BEAT_MS, PATIENCE_MS, takeStateLease, type LeaseResult } from '../../src-main/adapters/state/state-lease.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { tempDir } from '../support/gateway.ts';

const SECOND = 1_000;
/** More than anyone here waits for. */
const MOST_SECONDS = 300;

const holder = (more: Partial<LeaseHolder> = {}): LeaseHolder => ({
  id: 'a',
  host: 'web-1',
  pid: 1,
  began: '100',
  kernel: 'k1',
  processes: 'pid:[1]',
  socketInFolder: false,
  ...more,
});

describe('what can be told of the one that holds a state folder', () => {
  const gone: ProcessAt = () => Promise.resolve({ alive: false });
  const since =
    (began?: string): ProcessAt =>
    () =>
      Promise.resolve({ alive: true, ...(began !== undefined && { began }) });
  const noKernel = { kernel: undefined, processes: undefined } as unknown as Partial<LeaseHolder>;

  it.each<[string, Partial<LeaseHolder>, Partial<LeaseHolder>, ProcessAt, string]>([
    ['its process runs', {}, {}, since('100'), 'alive'],
    ['its process is gone', {}, {}, gone, 'ended'],
    ['another process got its number', {}, {}, since('101'), 'ended'],
    ['another container: its number means nothing here', { processes: 'pid:[2]' }, {}, since('100'), 'unknown'],
    ['another container: that it is not seen here either', { processes: 'pid:[2]' }, {}, gone, 'unknown'],
    [
      'another container on this kernel, whose socket lay in the folder and answers no more',
      { processes: 'pid:[2]', socketInFolder: true },
      { socketInFolder: true },
      since('100'),
      'ended',
    ],
    [
      'its socket lay in the folder, and this process looked for it elsewhere',
      { processes: 'pid:[2]', socketInFolder: true },
      {},
      since('100'),
      'unknown',
    ],
    [
      'another machine, or this one before it started anew',
      { kernel: 'k2', socketInFolder: true },
      { socketInFolder: true },
      gone,
      'unknown',
    ],
    ['a system that tells no beginnings, process gone', noKernel, noKernel, gone, 'ended'],
    [
      'a system that tells no beginnings, number in use',
      { ...noKernel, began: undefined! },
      noKernel,
      since(),
      'unknown',
    ],
    ['such a system, another computer', { ...noKernel, host: 'web-2' }, noKernel, gone, 'unknown'],
  ])('%s', async (_what, its, own, at, life) => {
    expect(await lifeOf(holder(its), holder({ id: 'b', ...own }), at)).toBe(life);
  });

  it.runIf(process.platform === 'linux')('takes no process for alive that nobody has asked how it ended', async () => {
    const parent = spawn('sh', ['-c', 'sleep 60 & echo $!; exec sleep 60'], { stdio: ['ignore', 'pipe', 'ignore'] });
    onTestFinished(() => void parent.kill());
    const pid = Number(String((await once(parent.stdout, 'data'))[0]));
    const stat = async (): Promise<readonly string[]> => {
      const text = await fs.readFile(`/proc/${String(pid)}/stat`, 'utf8');
      return text.slice(text.lastIndexOf(')') + 2).split(' ');
    };
    const here = await holderHere(true);
    const its = { ...here, id: 'its', pid, began: (await stat())[19] ?? '' };
    expect(await lifeOf(its, here)).toBe('alive');
    process.kill(pid);
    await expect.poll(async () => (await stat())[0]).toBe('Z');
    expect(await lifeOf(its, here)).toBe('ended');
  });

  it('sees itself', async () => {
    const here = await holderHere(true);
    expect(await lifeOf(here, { ...here, id: 'another' })).toBe('alive');
  });
});

describe('the lease of a state folder', () => {
  /** A gateway in a container of its own, so that the others can't look at its process. */
  async function container(name: string, file: string, clock = new FakeClock()) {
    const told: string[] = [];
    let lost = false;
    const here = holder({ id: name, host: name, processes: name });
    const take = async (): Promise<LeaseResult> => {
      const taken = await takeStateLease({
        file,
        clock,
        here,
        onWait: (who, ms) => told.push(`${who?.host ?? 'nobody'} ${String(ms)}`),
        onLost: () => {
          lost = true;
        },
      });
      if (taken.ok) onTestFinished(() => taken.lease.release());
      return taken;
    };
    return { name, clock, take, told, lost: () => lost };
  }

  async function folder() {
    return path.join(await tempDir(), 'own', 'lease.json');
  }

  const idIn = async (file: string): Promise<string> => (JSON.parse(await fs.readFile(file, 'utf8')) as LeaseHolder).id;

  /**
   * Lets time go on for all until this has come to an end: a second, and then as much of the disk's time as a holder
   * needs for what it does within one. On a slow disk a sign of life would come late otherwise.
   */
  async function settled<T>(pending: Promise<T>, ...clocks: readonly FakeClock[]): Promise<T> {
    const end = { has: false };
    void pending.finally(() => {
      end.has = true;
    });
    const scratch = path.join(await tempDir(), 'scratch');
    for (let seconds = 0; !end.has && seconds < MOST_SECONDS; seconds += 1) {
      for (const clock of clocks) clock.advance(SECOND);
      for (let round = 0; round < 2; round += 1) await writtenAndRead(scratch);
    }
    expect(end.has).toBe(true);
    return await pending;
  }

  async function writtenAndRead(file: string): Promise<void> {
    const handle = await fs.open(file, 'w');
    await handle.write('1');
    await handle.sync();
    await handle.utimes(1, 1);
    await handle.close();
    await fs.readFile(file);
    await fs.rm(file);
  }

  async function held(one: Awaited<ReturnType<typeof container>>) {
    const taken = await one.take();
    if (!taken.ok) throw new Error('not taken');
    return taken.lease;
  }

  it('is refused to a second container as long as the first gives signs of life', async () => {
    const file = await folder();
    const first = await container('first', file);
    const second = await container('second', file);
    const lease = await held(first);
    const refused = await settled(second.take(), first.clock, second.clock);
    expect(refused).toMatchObject({ ok: false, holder: { host: 'first' } });
    expect(second.told).toEqual([`first ${String(PATIENCE_MS)}`]);
    expect([await idIn(file), first.lost()]).toEqual(['first', false]);

    await lease.release();
    await expect(fs.access(file)).rejects.toThrow();
    expect(await second.take()).toMatchObject({ ok: true });
    expect(second.told).toHaveLength(1); // free is free: nothing to wait for
  });

  it('is given to the second when the first was killed', async () => {
    const file = await folder();
    const first = await container('first', file);
    const second = await container('second', file);
    await held(first);
    // No time passes for the first any more.
    expect(await settled(second.take(), second.clock)).toMatchObject({ ok: true });
    expect(await idIn(file)).toBe('second');
    expect(second.clock.monotonic()).toBeGreaterThanOrEqual(PATIENCE_MS);
  });

  it('is lost to whoever was away for long, and who hears of it at the next sign of life', async () => {
    const file = await folder();
    const first = await container('first', file);
    const second = await container('second', file);
    await held(first);
    await settled(second.take(), second.clock);
    first.clock.advance(BEAT_MS);
    await expect.poll(first.lost).toBe(true);
    expect(second.lost()).toBe(false);
    expect(await idIn(file)).toBe('second');
  });

  it('taken from one that gave no sign is not had where another one has it a moment later', async () => {
    const file = await folder();
    await held(await container('dead', file));
    const second = await container('second', file);
    const taking = second.take();
    for (let seconds = 0; (await idIn(file).catch(() => '')) !== 'second' && seconds < MOST_SECONDS; seconds += 1) {
      second.clock.advance(SECOND);
      await writtenAndRead(`${file}.scratch`);
    }
    // What a third one does that had waited as well: it takes away what it believes to be the dead one's.
    await fs.rm(file);
    await fs.writeFile(file, JSON.stringify(holder({ id: 'third', host: 'third' })), { mode: 0o600 });
    expect(await settled(taking, second.clock)).toMatchObject({ ok: false, holder: { id: 'third' } });
    expect([await idIn(file), second.lost()]).toEqual(['third', false]);
  });

  it('goes to one of many who find a dead one at the same moment', async () => {
    const file = await folder();
    await held(await container('dead', file));
    const all = await Promise.all(['a', 'b', 'c', 'd'].map((name) => container(name, file)));
    const results = await settled(Promise.all(all.map((one) => one.take())), ...all.map(({ clock }) => clock));
    const winners = results.flatMap((result, index) => (result.ok ? [all[index]!.name] : []));
    expect(winners).toHaveLength(1);
    expect(await idIn(file)).toBe(winners[0]);
    expect((await fs.readdir(path.dirname(file))).filter((name) => name !== 'lease.json')).toEqual([]);
  });

  it('comes back where someone took the file away', async () => {
    const file = await folder();
    const first = await container('first', file);
    await held(first);
    await fs.rm(file);
    first.clock.advance(BEAT_MS);
    await expect.poll(() => idIn(file).catch(() => '')).toBe('first');
    expect(first.lost()).toBe(false);
  });

  it('left half-written is waited for like any other, and then taken', async () => {
    const file = await folder();
    await fs.mkdir(path.dirname(file), { recursive: true });
    await fs.writeFile(file, '{"id":');
    const second = await container('second', file);
    expect(await settled(second.take(), second.clock)).toMatchObject({ ok: true });
    expect(second.told).toEqual([`nobody ${String(PATIENCE_MS)}`]);
  });
});
