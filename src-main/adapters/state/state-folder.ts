/**
 * Holds the state folder, so that two gateways never write the same files: the control socket, which is also the command
 * line's way in, and the lease, for those who can't see that socket.
 */
import path from 'node:path';
import type { Clock, Gateway } from '../../gateway/index.ts';
import { openControlSocket } from '../control-socket.ts';
import { holderHere, holderWords } from './lease-holder.ts';
import type { Places } from '../places.ts';
import { takeStateLease, type LeaseResult } from './state-lease.ts';

export interface HeldStateFolder {
  /** Once the gateway has stopped. */
  close(): Promise<void>;
}

export type StateFolderResult =
  | { readonly ok: true; readonly folder: HeldStateFolder }
  /** `by` is absent where it answers at the control socket: the command line reaches it. */
  | { readonly ok: false; readonly reason: 'already-running'; readonly by?: string };

export interface StateFolderParts {
  readonly places: Places;
  readonly gateway: Gateway;
  readonly clock: Clock;
  /** One sentence while it is found out whether the one that has it still runs. */
  readonly onWait: (why: string) => void;
  /** Another gateway has it now: this one must stop at once. */
  readonly onLost: () => void;
}

/** Rejects where the folder can't be used. */
export async function holdStateFolder(parts: StateFolderParts): Promise<StateFolderResult> {
  const { places, gateway, clock, onLost } = parts;
  const control = await openControlSocket(places, gateway);
  if (!control.ok) return control;
  let taken: LeaseResult;
  try {
    taken = await takeStateLease({
      file: places.leaseFile,
      clock,
      here: await holderHere(path.dirname(control.socket.file) === places.ownDir),
      onWait: (holder, ms) => {
        const who = holder === undefined ? 'another gateway' : holderWords(holder);
        parts.onWait(`${places.stateDir} was used by ${who}: waits up to ${String(ms / 1_000)} s for a sign of it.`);
      },
      onLost,
    });
  } catch (error) {
    await control.socket.close();
    throw error;
  }
  if (!taken.ok) {
    await control.socket.close();
    const by = taken.holder === undefined ? 'elsewhere' : holderWords(taken.holder);
    return { ok: false, reason: 'already-running', by };
  }
  const { lease } = taken;
  return {
    ok: true,
    folder: {
      close: async () => {
        await lease.release();
        await control.socket.close();
      },
    },
  };
}
