/** Addresses that guessed wrong too often, for people: who, why, until when. Plain data only, as in desk.ts. */

/** What was guessed at; the kinds do not share a count. */
export type GuessKind = 'shared-secret' | 'device-token' | 'setup-code';

export interface Lockout {
  readonly id: string;
  readonly kind: GuessKind;
  /** What is locked out: an IPv4 address, an IPv6 network, or a page of this computer by its origin. */
  readonly address: string;
  /** Wrong guesses that led to it. */
  readonly failures: number;
  /** Wall clock, milliseconds. */
  readonly sinceMs: number;
  readonly untilMs: number;
  /** The key that guessed last, where it proved one. */
  readonly lastDeviceId?: string;
}

/** Answer of `desk.lockouts`; newest first. */
export interface DeskLockouts {
  readonly lockouts: readonly Lockout[];
  /** The gateway's wall clock when this was made. */
  readonly nowMs: number;
}

/** Parameters of `desk.unlock`. */
export interface DeskUnlockParams {
  readonly id: string;
}
