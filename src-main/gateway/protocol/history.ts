/**
 * What happened at the gate, for people: who asked, who decided and where, who was refused and why.
 *
 * Plain data only, as in desk.ts: the renderer imports it. Holds no secret and nothing that one could be made from.
 */
import type { Locality, Role, Surface } from './desk.ts';

export const HISTORY_KINDS = [
  'requested',
  'approved',
  'denied',
  'expired',
  'superseded',
  'blocked',
  'unblocked',
  /** Let in by the shared secret alone, without being a trusted device. */
  'connected-by-secret',
  'signed-out',
  'removed',
  /** One role was taken away. */
  'revoked',
  'rotated',
  'renamed',
  'access-changed',
  'token-issued',
  'refused',
  'locked-out',
  'unlocked',
  /** A person let a device whose token is old come back with a new one. */
  'repaired',
  'setup-code-made',
  'setup-code-used',
  'undone',
  'access-ended',
] as const;

export type HistoryKind = (typeof HISTORY_KINDS)[number];

/** One thing that happened, or several of the same kind that came one after the other. */
export interface HistoryEntry {
  readonly id: string;
  /** Wall clock, milliseconds; of the first, where there were several. */
  readonly atMs: number;
  readonly kind: HistoryKind;
  /** Only of a key that was proved by its signature; a page offers "Sign out" or "Remove" for it. */
  readonly deviceId?: string;
  /** What its owner calls the device, or else its own claim, made safe to show. */
  readonly name?: string;
  /** Matching code of the request. */
  readonly code?: string;
  readonly requestId?: string;
  readonly role?: Role;
  /** What was asked or granted. */
  readonly scopes?: readonly string[];
  /** Of a node: what it asked to run, or may run from now on. */
  readonly commands?: readonly string[];
  readonly by?: Surface;
  /** Of `client`: the device on which it was decided, where it has a name. */
  readonly byName?: string;
  /** In the gateway's own words, for programs: why a device asked, why it was refused, how it signed in. */
  readonly cause?: string;
  /** Of a refusal, as sentences for a person: what happened, why, and the one next step. */
  readonly what?: string;
  readonly why?: string;
  readonly fix?: string;
  readonly address?: string;
  readonly locality?: Locality;
  readonly clientId?: string;
  /** How often it happened; absent means once. Of a lock-out: how many wrong guesses led to it. */
  readonly count?: number;
  /** Of several: when the last one happened. */
  readonly lastAtMs?: number;
}

/** Parameters of `desk.history`. */
export interface DeskHistoryParams {
  /** At most 500; 100 where it is absent. */
  readonly limit?: number;
  /** Only what is older than the entry with this id: `next` of the page before. */
  readonly before?: string;
  readonly deviceId?: string;
  readonly kinds?: readonly HistoryKind[];
}

/** Answer of `desk.history`. */
export interface HistoryPage {
  /** Newest first. */
  readonly entries: readonly HistoryEntry[];
  /** Absent where there is nothing older. */
  readonly next?: string;
}

/** Payload of the event `desk.history`: new, or with an id that is known already and a higher count. */
export interface HistoryNews {
  readonly entry: HistoryEntry;
}
