/** What was decided in the last ten seconds, and how it was before. In memory only: after that nothing can be taken back. */
import type { Clock } from '../ports.ts';
import type { CommandRequest, WaitingRequest } from '../protocol/desk.ts';
import { LIMITS } from '../protocol/limits.ts';
import type { Block } from './block.ts';
import type { PairedDevice } from './paired-device.ts';

export type Undoable =
  /** `before` is undefined for a device that was not known. */
  | { readonly kind: 'approval'; readonly request: WaitingRequest; readonly before: PairedDevice | undefined }
  | { readonly kind: 'commands'; readonly request: CommandRequest; readonly before: PairedDevice }
  | {
      readonly kind: 'removal';
      readonly what: 'removal' | 'block';
      readonly name: string;
      /** Undefined where a key was blocked that was not trusted. */
      readonly record: PairedDevice | undefined;
      /** Wall clock, milliseconds; undefined where it never was. */
      readonly lastSeenAtMs: number | undefined;
      /** Entries that this decision put on the list of blocks, and the one that it replaced there. */
      readonly added: readonly Block[];
      readonly replaced: Block | undefined;
    };

export type Decision = Extract<Undoable, { kind: 'approval' | 'commands' }>;
type Removal = Extract<Undoable, { kind: 'removal' }>;

interface Entry {
  readonly undoable: Undoable;
  /** Monotonic. */
  readonly until: number;
}

export class UndoBook {
  readonly #clock: Clock;
  /** Per device, oldest first. */
  readonly #entries = new Map<string, readonly Entry[]>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Returns until when it can be taken back: wall clock, milliseconds. */
  remember(deviceId: string, undoable: Undoable): number {
    const entry = { undoable, until: this.#clock.monotonic() + LIMITS.undoMs };
    // A removal ends all that was decided before, and an approval after it stands on its own.
    const before = undoable.kind === 'removal' ? [] : this.#live(deviceId).filter(isDecision);
    this.#entries.set(deviceId, [...before, entry]);
    // Removed records hold tokens' hashes: they are not kept longer than they are needed.
    this.#clock.after(LIMITS.undoMs, () => {
      this.#keep(deviceId, this.#live(deviceId));
    });
    return this.#clock.now() + LIMITS.undoMs;
  }

  /** Undefined where it is too late, or something else was decided about this device since. */
  decision(requestId: string): Decision | undefined {
    for (const deviceId of this.#entries.keys()) {
      const live = this.#live(deviceId);
      const found = live.find(({ undoable }) => isOf(undoable, requestId))?.undoable;
      if (found === undefined || found.kind === 'removal') continue;
      // A device that is new goes whole, whatever was decided about it after that.
      return isNewDevice(found) || live.at(-1)?.undoable === found ? found : undefined;
    }
    return undefined;
  }

  removal(deviceId: string): Removal | undefined {
    const last = this.#live(deviceId).at(-1)?.undoable;
    return last?.kind === 'removal' ? last : undefined;
  }

  /** It was taken back. */
  strike(deviceId: string, undone: Undoable): void {
    this.#keep(
      deviceId,
      this.#live(deviceId).filter(({ undoable }) => undoable !== undone),
    );
  }

  /** The device is gone: nothing of it is left to put back. */
  clear(deviceId: string): void {
    this.#entries.delete(deviceId);
  }

  /** Something else was decided: putting back how it was before would undo that as well. */
  overtaken(deviceId: string): void {
    this.#keep(
      deviceId,
      this.#live(deviceId).filter(({ undoable }) => undoable.kind === 'approval' && isNewDevice(undoable)),
    );
  }

  #live(deviceId: string): readonly Entry[] {
    const now = this.#clock.monotonic();
    return (this.#entries.get(deviceId) ?? []).filter(({ until }) => until > now);
  }

  #keep(deviceId: string, entries: readonly Entry[]): void {
    if (entries.length === 0) this.#entries.delete(deviceId);
    else this.#entries.set(deviceId, entries);
  }
}

function isDecision({ undoable }: Entry): boolean {
  return undoable.kind !== 'removal';
}

function isOf(undoable: Undoable, requestId: string): boolean {
  return undoable.kind !== 'removal' && undoable.request.requestId === requestId;
}

function isNewDevice(decision: Decision): boolean {
  return decision.kind === 'approval' && decision.before === undefined;
}
