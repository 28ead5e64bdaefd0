import { execFile } from 'node:child_process';
import fs from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { onTestFinished } from 'vitest';
import type { OrdinaryUser } from './ordinary-user.ts';

const run = promisify(execFile);

/** A disk of one megabyte that belongs to a person, and that a test fills and frees, or lets be read alone. */
export class SmallDisk {
  readonly folder: string;

  private constructor(folder: string) {
    this.folder = folder;
  }

  static async mount(user: OrdinaryUser, name: string): Promise<SmallDisk> {
    const folder = path.join(user.home, name);
    await fs.mkdir(folder, { recursive: true });
    await run('mount', ['-t', 'tmpfs', '-o', `size=1m,mode=0700,uid=${String(user.uid)}`, 'tmpfs', folder]);
    onTestFinished(async () => {
      await run('umount', ['--lazy', folder]);
    });
    return new SmallDisk(folder);
  }

  async fill(): Promise<void> {
    const page = Buffer.alloc(4096);
    const file = await fs.open(path.join(this.folder, 'filler'), 'a');
    try {
      for (;;) await file.write(page);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
    } finally {
      await file.close();
    }
  }

  async free(): Promise<void> {
    await fs.rm(path.join(this.folder, 'filler'));
  }

  async makeReadOnly(): Promise<void> {
    await run('mount', ['-o', 'remount,ro', this.folder]);
  }
}
