/**
 * The lease of a state folder: a file whose holder gives a sign of life every few seconds.
 *
 * The control socket already keeps two gateways apart that share a kernel and find it in the folder. The lease does so
 * for all others: two containers whose sockets lie elsewhere, two machines with one network folder.
 */
import { readFileSync, renameSync } from 'node:fs';
import fs from 'node:fs/promises';
import path from 'node:path';
import { randomBytes } from 'node:crypto';
import type { Clock } from '../../gateway/index.ts';
import { absent, errorCode, NO_ROOM } from '../error-code.ts';
import { holderIn, lifeOf, type HolderLife, type LeaseHolder } from './lease-holder.ts';
import { makePrivateDir } from '../private-file.ts';

export interface StateLease {
  /** Gives the folder free. */
  release(): Promise<void>;
}

export type LeaseResult =
  | { readonly ok: true; readonly lease: StateLease }
  /** `holder` is undefined where the file says nothing that can be read. */
  | { readonly ok: false; readonly holder: LeaseHolder | undefined };

export interface LeaseParts {
  readonly file: string;
  readonly clock: Clock;
  /** This process. */
  readonly here: LeaseHolder;
  /** Whoever holds it can't be looked at: from now on its signs of life are waited for, this long at most. */
  onWait?(holder: LeaseHolder | undefined, ms: number): void;
  /** Someone else has it: this process was away for so long that it was taken for dead. */
  onLost(): void;
}

/** Often enough that nobody waits long for a refusal, seldom enough that a disk can rest in between. */
export const BEAT_MS = 3_000;
/** A busy network folder shows signs of life seconds after they were given, so some may seem to be missing. */
export const PATIENCE_MS = 4 * BEAT_MS;
const LOOK_MS = 1_000;

interface Seen {
  readonly text: string;
  readonly beatMs: number;
}

/** Rejects where the folder can't be used. */
export async function takeStateLease(parts: LeaseParts): Promise<LeaseResult> {
  const { file, here } = parts;
  await makePrivateDir(path.dirname(file));
  let guessed = false;
  for (;;) {
    const made = await create(file, here);
    if (made !== undefined) {
      const lease = new Lease(parts, made);
      if (!guessed || (await lease.isStillHeld())) return { ok: true, lease };
      await lease.release();
      return { ok: false, holder: holderIn((await look(file))?.text ?? '') };
    }
    const seen = await look(file);
    if (seen === undefined) continue; // given free meanwhile
    const holder = holderIn(seen.text);
    const known = holder === undefined ? 'unknown' : await lifeOf(holder, here);
    // Others may have waited beside this process, and be about to take it away, too.
    if (known === 'unknown') guessed = true;
    const life = known === 'unknown' ? await lifeSeen(seen, holder, parts) : known;
    if (life === 'alive' || !(await clearAway(file, seen))) return { ok: false, holder };
  }
}

/** Waits for a sign of life. */
async function lifeSeen(seen: Seen, holder: LeaseHolder | undefined, parts: LeaseParts): Promise<HolderLife> {
  parts.onWait?.(holder, PATIENCE_MS);
  const until = parts.clock.monotonic() + PATIENCE_MS;
  while (parts.clock.monotonic() < until) {
    await passed(parts.clock, LOOK_MS);
    const now = await look(parts.file);
    if (now === undefined) return 'ended';
    if (now.text !== seen.text || now.beatMs !== seen.beatMs) return 'alive';
  }
  return 'ended';
}

async function passed(clock: Clock, ms: number): Promise<void> {
  await new Promise<void>((resolve) => {
    clock.after(ms, resolve);
  });
}

interface Made {
  readonly handle: fs.FileHandle;
  /** Whether it says whose it is. */
  readonly named: boolean;
}

/** Undefined where there is one. Of those who ask at the same moment the system lets one make it. */
async function create(file: string, here: LeaseHolder): Promise<Made | undefined> {
  let handle: fs.FileHandle;
  try {
    handle = await fs.open(file, 'wx', 0o600);
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return undefined;
    throw error;
  }
  try {
    return { handle, named: await name(handle, here) };
  } catch (error) {
    await handle.close();
    throw error;
  }
}

/** False on a full disk: a lease without a name still shows signs of life, and keeps others away by them. */
async function name(handle: fs.FileHandle, here: LeaseHolder): Promise<boolean> {
  try {
    await handle.write(JSON.stringify(here), 0);
    await handle.sync(); // another machine sees what has left this one
    return true;
  } catch (error) {
    if (!NO_ROOM.has(errorCode(error))) throw error;
    await handle.truncate();
    return false;
  }
}

/** Opened anew each time: that is what makes a network folder show what others wrote. Undefined where there is none. */
async function look(file: string): Promise<Seen | undefined> {
  const handle = await fs.open(file, 'r').catch(absent);
  if (handle === undefined) return undefined;
  try {
    const { mtimeMs } = await handle.stat();
    return { text: await handle.readFile('utf8'), beatMs: mtimeMs };
  } finally {
    await handle.close();
  }
}

/** Takes away what a dead holder left; false where it is someone's again, who took it away first. */
async function clearAway(file: string, dead: Seen): Promise<boolean> {
  const aside = `${file}.${randomBytes(4).toString('hex')}`;
  try {
    // Without a pause in between: whoever found it dead together with others must not move what one of them made since.
    if (readFileSync(file, 'utf8') !== dead.text) return false;
    renameSync(file, aside);
  } catch {
    return true; // another one has just taken it away
  }
  const taken = await look(aside);
  const isTheDeadOne = taken?.text === dead.text;
  // Where a filesystem has no links, its holder makes it anew at the next sign of life.
  if (!isTheDeadOne) await fs.link(aside, file).catch(() => undefined);
  await fs.rm(aside, { force: true });
  return isTheDeadOne;
}

class Lease implements StateLease {
  readonly #parts: LeaseParts;
  #handle: fs.FileHandle;
  #named: boolean;
  #cancel: () => void = () => undefined;
  #beating = Promise.resolve();
  #released = false;

  constructor(parts: LeaseParts, { handle, named }: Made) {
    this.#parts = parts;
    this.#handle = handle;
    this.#named = named;
    this.#beatLater();
  }

  /** After a look's time: by then, whoever had found the former one dead as well has moved what it was about to. */
  async isStillHeld(): Promise<boolean> {
    await passed(this.#parts.clock, LOOK_MS);
    return await this.#isMine();
  }

  async release(): Promise<void> {
    if (this.#released) return;
    this.#released = true;
    this.#cancel();
    await this.#beating;
    const isMine = await this.#isMine().catch(() => false);
    await this.#handle.close();
    if (isMine) await fs.rm(this.#parts.file, { force: true });
  }

  #beatLater(): void {
    this.#cancel = this.#parts.clock.after(BEAT_MS, () => {
      this.#beating = this.#beat().then(
        (holds) => {
          if (this.#released) return;
          if (holds) this.#beatLater();
          else this.#parts.onLost();
        },
        () => {
          if (!this.#released) this.#beatLater(); // a folder that is out of reach for a moment takes nothing away
        },
      );
    });
  }

  /** False where someone else holds it. The open file is beaten, never the name: that may be another one's by now. */
  async #beat(): Promise<boolean> {
    if (!this.#named) this.#named = await name(this.#handle, this.#parts.here);
    const now = new Date(this.#parts.clock.now());
    await this.#handle.utimes(now, now);
    if (await this.#isMine()) return true;
    const again = await create(this.#parts.file, this.#parts.here);
    if (again === undefined) return await this.#isMine();
    await this.#handle.close();
    this.#handle = again.handle;
    this.#named = again.named;
    return true;
  }

  async #isMine(): Promise<boolean> {
    const { file, here } = this.#parts;
    const seen = await look(file);
    if (seen === undefined) return false;
    if (this.#named) return holderIn(seen.text)?.id === here.id;
    const [mine, there] = await Promise.all([this.#handle.stat(), fs.stat(file)]);
    return mine.dev === there.dev && mine.ino === there.ino;
  }
}
