/** Tells when a file that the settings are read from has changed, whoever changed it and however their editor writes. */
import fs, { type FSWatcher } from 'node:fs';
import fsPromises from 'node:fs/promises';
import path from 'node:path';
import type { Clock, SettingsWatch } from '../gateway/index.ts';
import { errorCode } from './error-code.ts';

/** Editors write in several steps; one look follows them all. */
const SETTLE_MS = 250;
/** Shared folders and mounts of containers tell nobody of changes: a look now and then finds those too. */
const LOOK_MS = 10_000;

export function settingsWatch(files: readonly string[], clock: Clock): SettingsWatch {
  return (changed) => {
    const watch = new Watch(files, clock, changed);
    return () => {
      watch.end();
    };
  };
}

class Watch {
  readonly #files: readonly string[];
  readonly #clock: Clock;
  readonly #changed: () => void;
  readonly #watchers = new Map<string, FSWatcher>();
  #known: Promise<string>;
  #cancelLook = (): void => undefined;
  #looksSoon = false;
  #ended = false;

  constructor(files: readonly string[], clock: Clock, changed: () => void) {
    this.#files = files;
    this.#clock = clock;
    this.#changed = changed;
    this.#known = this.#states();
    this.#lookIn(LOOK_MS);
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
    const isSame = (await before) === (await this.#known);
    if (this.#ended) return;
    if (!this.#looksSoon) this.#lookIn(LOOK_MS);
    if (!isSame) this.#changed();
  }

  async #states(): Promise<string> {
    const states = await Promise.all(this.#files.map((file) => this.#state(file)));
    return states.join('\n');
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
