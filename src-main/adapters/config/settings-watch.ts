/** Tells when a file that the settings are read from has changed, whoever changed it and however their editor writes. */
import fs, { type FSWatcher } from 'node:fs';
import fsPromises from 'node:fs/promises';
import path from 'node:path';
import type { Clock, SettingsWatch } from '../../gateway/index.ts';
import { errorCode } from '../error-code.ts';
import type { SourceFiles } from './source-files.ts';

/** Editors write in several steps; one look follows them all. */
const SETTLE_MS = 250;
/** Shared folders and mounts of containers tell nobody of changes: a look now and then finds those too. */
const LOOK_MS = 10_000;

export function settingsWatch(sources: SourceFiles, clock: Clock): SettingsWatch {
  return (changed) => {
    const watch = new Watch(sources, clock, changed);
    const stopNoting = sources.onRead(() => void watch.note());
    return () => {
      stopNoting();
      watch.end();
    };
  };
}

type States = ReadonlyMap<string, string>;

class Watch {
  readonly #sources: SourceFiles;
  readonly #clock: Clock;
  readonly #changed: () => void;
  readonly #watchers = new Map<string, FSWatcher>();
  #known: Promise<States>;
  #cancelLook = (): void => undefined;
  #looksSoon = false;
  #ended = false;

  constructor(sources: SourceFiles, clock: Clock, changed: () => void) {
    this.#sources = sources;
    this.#clock = clock;
    this.#changed = changed;
    this.#known = this.#states();
    this.#lookIn(LOOK_MS);
  }

  /** The settings have just been read: what they were read from for the first time is as it is now. */
  async note(): Promise<void> {
    const before = this.#known;
    this.#known = this.#states().then(async (now) => new Map([...now, ...(await before)]));
    await this.#known;
  }

  end(): void {
    this.#ended = true;
    this.#cancelLook();
    for (const watcher of this.#watchers.values()) watcher.close();
    this.#watchers.clear();
  }

  #lookIn(ms: number): void {
    this.#cancelLook();
    this.#cancelLook = this.#clock.after(ms, () => {
      this.#looksSoon = false;
      void this.#look();
    });
  }

  async #look(): Promise<void> {
    const before = this.#known;
    this.#known = this.#states();
    const [was, now] = [await before, await this.#known];
    const isSame = [...now].every(([file, state]) => (was.get(file) ?? state) === state);
    if (this.#ended) return;
    if (!this.#looksSoon) this.#lookIn(LOOK_MS);
    if (!isSame) this.#changed();
  }

  async #states(): Promise<States> {
    return new Map(await Promise.all(this.#sources.all.map(async (file) => [file, await this.#state(file)] as const)));
  }

  /** What differs once the file is another one or says something else. Links are followed, and their goal is watched. */
  async #state(file: string): Promise<string> {
    this.#watchFolder(path.dirname(file));
    const target = await fsPromises.realpath(file).catch(() => file);
    this.#watchFolder(path.dirname(target));
    const stats = await fsPromises.stat(target).catch(errorCode);
    return typeof stats === 'string'
      ? stats
      : [target, stats.dev, stats.ino, stats.size, stats.mtimeMs, stats.ctimeMs].join();
  }

  /** The folder and not the file: most editors put a new file in the place of the old one. */
  #watchFolder(folder: string): void {
    if (this.#ended || this.#watchers.has(folder)) return;
    try {
      const watcher = fs.watch(folder, { persistent: false }, () => {
        // Not put off by what follows: in a folder where others write all the time, it would never come.
        if (this.#ended || this.#looksSoon) return;
        this.#looksSoon = true;
        this.#lookIn(SETTLE_MS);
      });
      watcher.on('error', () => {
        this.#watchers.delete(folder); // the folder is gone; the next look tries again
        watcher.close();
      });
      this.#watchers.set(folder, watcher);
    } catch {
      // Not there yet, or the system has no watch left: the look now and then has to do.
    }
  }
}
