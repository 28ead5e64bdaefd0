/** Who holds a state folder's lease, as written in its file, and what can be told of whether that process still lives. */
import { randomBytes } from 'node:crypto';
import fs from 'node:fs/promises';
import os from 'node:os';
import { z } from 'zod';
import { errorCode } from '../error-code.ts';

const leaseHolderSchema = z.object({
  id: z.string(),
  /** The machine's or container's own name. */
  host: z.string(),
  pid: z.int(),
  /** When the process began, in the system's own measure: tells it from a later one with the same number. Linux. */
  began: z.string().optional(),
  /** The running kernel, which containers share with their host. Linux. */
  kernel: z.string().optional(),
  /** The numbering of processes, which they do not share. Linux. */
  processes: z.string().optional(),
  /** Its control socket lies in the state folder, so whoever shares kernel and folder finds it there. */
  socketInFolder: z.boolean(),
});

export type LeaseHolder = z.infer<typeof leaseHolderSchema>;

/** `unknown`: it may run where this process can't look, such as another container or another machine. */
export type HolderLife = 'alive' | 'ended' | 'unknown';

/** What runs under a process number now. */
export type ProcessAt = (
  pid: number,
) => Promise<{ readonly alive: false } | { readonly alive: true; readonly began?: string }>;

/** This process as a holder. */
export async function holderHere(socketInFolder: boolean): Promise<LeaseHolder> {
  const read = async (file: string): Promise<string | undefined> =>
    await fs.readFile(file, 'utf8').then(
      (text) => text.trim(),
      () => undefined,
    );
  const [kernel, processes, self] = await Promise.all([
    read('/proc/sys/kernel/random/boot_id'),
    fs.readlink('/proc/self/ns/pid').catch(() => undefined),
    processAt(process.pid),
  ]);
  return {
    id: randomBytes(12).toString('hex'),
    host: os.hostname(),
    pid: process.pid,
    ...(self.alive && self.began !== undefined && { began: self.began }),
    ...(kernel !== undefined && { kernel }),
    ...(processes !== undefined && { processes }),
    socketInFolder,
  };
}

/** What a lease's file says; undefined where it says nothing that can be read. */
export function holderIn(text: string): LeaseHolder | undefined {
  try {
    return leaseHolderSchema.parse(JSON.parse(text));
  } catch {
    return undefined; // half-written, or not by us
  }
}

/** `here` has just found that nobody answers at the control socket. */
export async function lifeOf(holder: LeaseHolder, here: LeaseHolder, at: ProcessAt = processAt): Promise<HolderLife> {
  if (sharesProcesses(holder, here)) {
    const found = await at(holder.pid);
    if (!found.alive) return 'ended';
    if (found.began === undefined || holder.began === undefined) return 'unknown';
    return found.began === holder.began ? 'alive' : 'ended';
  }
  const sharesKernel = holder.kernel !== undefined && holder.kernel === here.kernel;
  return sharesKernel && holder.socketInFolder && here.socketInFolder ? 'ended' : 'unknown';
}

/** Whether `here` sees that its process still runs, where it did so a moment ago: its number is no other's yet. */
export async function isSeenAlive(holder: LeaseHolder, here: LeaseHolder, at: ProcessAt = processAt): Promise<boolean> {
  if (!sharesProcesses(holder, here)) return false;
  const found = await at(holder.pid);
  if (!found.alive || found.began === undefined || holder.began === undefined) return found.alive;
  return found.began === holder.began;
}

function sharesProcesses(holder: LeaseHolder, here: LeaseHolder): boolean {
  if (holder.kernel === undefined && here.kernel === undefined) return holder.host === here.host;
  return holder.kernel === here.kernel && holder.processes !== undefined && holder.processes === here.processes;
}

/** For a person, for example `nas, process 4711`. */
export function holderWords({ host, pid }: LeaseHolder): string {
  return `${host}, process ${String(pid)}`;
}

/** It has ended, and whoever began it has not asked yet how; in some containers nobody ever does. */
const ENDED: ReadonlySet<string> = new Set(['Z', 'X']);

const processAt: ProcessAt = async (pid) => {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (errorCode(error) === 'ESRCH') return { alive: false };
  }
  const stat = await fs.readFile(`/proc/${String(pid)}/stat`, 'utf8').catch(() => undefined);
  // From the third field; the second one is a name in parentheses that may hold blanks itself.
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
  if (fields !== undefined && ENDED.has(fields[0] ?? '')) return { alive: false };
  const began = fields?.[19];
  return { alive: true, ...(began !== undefined && { began }) };
};
