/** The trusted devices, one file each: a change writes one small file, and damage to one costs only that device. */
import { createHash } from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import {
  errorWords,
  pairedDeviceSchema,
  type Clock,
  type DeviceStore,
  type LoadedDevices,
  type Logger,
  type PairedDevice,
} from '../../gateway/index.ts';
import { errorCode } from '../error-code.ts';
import type { Places } from '../places.ts';
import { makePrivateDir, NOT_THE_FILES_FAULT, readPrivateFile, removeFile, writePrivateFile } from '../private-file.ts';
import { closeToOthers, foldersOpenToOthers, openedNotice } from './state-modes.ts';

const SUFFIX = '.json';
/** Reads at once: enough to keep the disk busy, few enough to stay below a process's open files. */
const READ_TOGETHER = 64;
/** Last-seen times are a comfort, not a decision; losing half a minute of them hurts nobody. */
const WRITE_SEEN_EVERY_MS = 30_000;

const lastSeenSchema = z.record(z.string(), z.number());

export class DeviceFiles implements DeviceStore {
  readonly #places: Places;
  readonly #clock: Clock;
  readonly #logger: Logger;
  #lastSeen = new Map<string, number>();
  #cancelWrite: (() => void) | undefined;
  #writing: Promise<void> = Promise.resolve();
  readonly #openFolders: readonly string[];

  constructor(places: Places, clock: Clock, logger: Logger) {
    this.#places = places;
    this.#clock = clock;
    this.#logger = logger;
    this.#openFolders = foldersOpenToOthers(places);
  }

  async load(): Promise<LoadedDevices> {
    const { devicesDir } = this.#places;
    await makePrivateDir(devicesDir);
    const lastSeen = this.#readLastSeen();
    const opened = [...this.#openFolders, ...(await closeToOthers(this.#places))];
    const names = (await fs.readdir(devicesDir)).filter((name) => name.endsWith(SUFFIX)).sort();
    const devices: PairedDevice[] = [];
    const damage: string[] = [];
    for (let start = 0; start < names.length; start += READ_TOGETHER) {
      const batch = names.slice(start, start + READ_TOGETHER);
      const read = await Promise.all(batch.map((name) => this.#read(name, opened)));
      for (const result of read) {
        if (typeof result === 'string') damage.push(result);
        else devices.push(result);
      }
    }
    this.#lastSeen = await lastSeen;
    for (const place of opened) this.#logger.warn('other users could open this until now', { place });
    return { devices, lastSeen: this.#lastSeen, damage: [...damage, ...opened.map(openedNotice)] };
  }

  async put(device: PairedDevice): Promise<void> {
    await writePrivateFile(this.#file(device.deviceId), `${JSON.stringify(device, null, 2)}\n`);
  }

  async remove(deviceId: string): Promise<void> {
    await removeFile(this.#file(deviceId));
    this.#lastSeen.delete(deviceId);
  }

  noteSeen(deviceId: string, atMs: number): void {
    this.#lastSeen.set(deviceId, atMs);
    this.#cancelWrite ??= this.#clock.after(WRITE_SEEN_EVERY_MS, () => {
      void this.flush();
    });
  }

  /** Also waits for a write that is under way: whoever stops may then leave. */
  async flush(): Promise<void> {
    if (this.#cancelWrite !== undefined) {
      this.#cancelWrite();
      this.#cancelWrite = undefined;
      this.#writing = this.#writeSeen();
    }
    await this.#writing;
  }

  async #writeSeen(): Promise<void> {
    try {
      await writePrivateFile(this.#places.lastSeenFile, JSON.stringify(Object.fromEntries(this.#lastSeen)));
    } catch (error) {
      this.#logger.warn('last-seen times were not saved', { error });
    }
  }

  #file(deviceId: string): string {
    return path.join(this.#places.devicesDir, `${deviceId}${SUFFIX}`);
  }

  /** The device, or a sentence about the damaged file, which is kept aside and lets nobody in. */
  async #read(name: string, opened: string[]): Promise<PairedDevice | string> {
    const file = path.join(this.#places.devicesDir, name);
    const problem = (why: string): Promise<string> => this.#setAside(file, why);
    let content: unknown;
    try {
      content = JSON.parse((await readPrivateFile(file, () => opened.push(file))) ?? '');
    } catch (error) {
      if (NOT_THE_FILES_FAULT.has(errorCode(error))) throw error;
      return await problem(errorWords(error));
    }
    const parsed = pairedDeviceSchema.safeParse(content);
    if (!parsed.success) return await problem(parsed.error.issues[0]?.message ?? 'not a device');
    const device = parsed.data;
    const keyHash = createHash('sha256').update(Buffer.from(device.publicKey, 'base64url')).digest('hex');
    if (keyHash !== device.deviceId || `${device.deviceId}${SUFFIX}` !== name) {
      return await problem('its key, id and file name do not belong together');
    }
    return device;
  }

  async #setAside(file: string, why: string): Promise<string> {
    const aside = `${file}.damaged-${String(this.#clock.now())}`;
    await fs.rename(file, aside);
    this.#logger.error('a device file is damaged', { file, why, keptAs: aside });
    return `A device file is damaged (${why}). Its device must be approved again; the file is kept as ${aside}.`;
  }

  async #readLastSeen(): Promise<Map<string, number>> {
    try {
      const text = await readPrivateFile(this.#places.lastSeenFile);
      const parsed = lastSeenSchema.safeParse(JSON.parse(text ?? '{}'));
      return new Map(Object.entries(parsed.success ? parsed.data : {}));
    } catch (error) {
      this.#logger.warn('last-seen times are unreadable', { error });
      return new Map();
    }
  }
}
