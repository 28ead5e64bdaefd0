/**
 * The history on the disk: one JSON line per entry, five files of one mebibyte, the oldest dropped. Nothing waits for a
 * write; what can't be written now is tried again with the next entry.
 */
import fs from 'node:fs/promises';
import type { AuditLog, HistoryEntry, HistoryPage, HistoryQuery, Logger } from '../../gateway/index.ts';
import { AuditPage, linesOf } from './audit-page.ts';
import { absent } from '../error-code.ts';
import { makePrivateDir, openPrivateAppend, readPrivateFile } from '../private-file.ts';
import type { Places } from '../places.ts';

export interface AuditBounds {
  readonly fileBytes: number;
  /** With the one that is written to. */
  readonly files: number;
  /** Entries that wait for a disk that can't be written; then the oldest of them are lost. */
  readonly waiting: number;
}

const BOUNDS: AuditBounds = { fileBytes: 1_048_576, files: 5, waiting: 1_000 };
const NEWLINE = 10;

export class AuditFile implements AuditLog {
  readonly #dir: string;
  readonly #file: string;
  readonly #logger: Logger;
  readonly #bounds: AuditBounds;
  #waiting: HistoryEntry[] = [];
  /** Writing and reading take turns, so that no file is moved while it is read. */
  #last: Promise<unknown> = Promise.resolve();
  #isWriting = false;
  #failed = false;

  constructor(places: Pick<Places, 'ownDir' | 'auditFile'>, logger: Logger, bounds: AuditBounds = BOUNDS) {
    this.#dir = places.ownDir;
    this.#file = places.auditFile;
    this.#logger = logger;
    this.#bounds = bounds;
  }

  append(entry: HistoryEntry): void {
    this.#waiting.push(entry);
    if (this.#waiting.length > this.#bounds.waiting) this.#waiting.shift();
    if (this.#isWriting) return;
    this.#isWriting = true;
    void this.#inTurn(async () => {
      this.#isWriting = false; // what comes from here on needs another turn
      await this.#write();
    });
  }

  async read(query: HistoryQuery): Promise<HistoryPage> {
    return await this.#inTurn(async () => {
      await this.#write();
      const page = new AuditPage(query);
      page.take([...this.#waiting].reverse());
      for (let number = 0; number < this.#bounds.files && !page.isFull; number += 1) {
        const content = await readPrivateFile(this.#name(number));
        page.take(linesOf(content ?? '').reverse());
      }
      return page.result();
    });
  }

  async flush(): Promise<void> {
    await this.#inTurn(() => this.#write());
  }

  async #inTurn<T>(task: () => Promise<T>): Promise<T> {
    const mine = this.#last.then(task, task);
    this.#last = mine.catch(() => undefined);
    return await mine;
  }

  async #write(): Promise<void> {
    try {
      while (this.#waiting.length > 0) await this.#writeSome();
      this.#failed = false;
    } catch (error) {
      // Once, not for every entry: a full disk stays full for a while.
      if (!this.#failed) this.#logger.error('the history cannot be written', { error, file: this.#file });
      this.#failed = true;
    }
  }

  async #writeSome(): Promise<void> {
    await makePrivateDir(this.#dir);
    const handle = await openPrivateAppend(this.#file);
    let isFull: boolean;
    try {
      isFull = await this.#writeTo(handle);
      await handle.datasync();
    } finally {
      await handle.close();
    }
    if (isFull) await this.#rotate();
  }

  /** As much as fits; true where the next line does not. */
  async #writeTo(handle: fs.FileHandle): Promise<boolean> {
    let { size } = await handle.stat();
    if (size > 0 && !(await endsLine(handle, size))) size += (await handle.write('\n')).bytesWritten;
    for (let [entry] = this.#waiting; entry !== undefined; [entry] = this.#waiting) {
      const line = Buffer.from(`${JSON.stringify(entry)}\n`);
      if (size > 0 && size + line.length > this.#bounds.fileBytes) return true;
      await handle.appendFile(line);
      size += line.length;
      if (this.#waiting[0] === entry) this.#waiting.shift(); // it may have made room for another meanwhile
    }
    return false;
  }

  /** The oldest first, so that whatever a crash interrupts leaves no two files under one name. */
  async #rotate(): Promise<void> {
    for (let number = this.#bounds.files - 1; number > 0; number -= 1) {
      await fs.rename(this.#name(number - 1), this.#name(number)).catch(absent);
    }
  }

  /** `audit.jsonl`, then `audit.1.jsonl` and so on, older and older. */
  #name(number: number): string {
    return number === 0 ? this.#file : this.#file.replace(/(\.[^.]+)$/, `.${String(number)}$1`);
  }
}

async function endsLine(handle: fs.FileHandle, size: number): Promise<boolean> {
  const { buffer } = await handle.read(Buffer.alloc(1), 0, 1, size - 1);
  return buffer[0] === NEWLINE;
}
