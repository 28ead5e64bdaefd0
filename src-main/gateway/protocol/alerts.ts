/** What a person is told of without any device having asked: a lock-out, and a known device whose token is old. Plain data. */
import type { Locality, Role } from './desk.ts';

/** An address that guessed wrong too often. */
export interface Lockout {
  readonly id: string;
  readonly kind: 'shared-secret' | 'device-token' | 'setup-code';
  readonly address: string;
  readonly failures: number;
  /** Wall clock, milliseconds. */
  readonly sinceMs: number;
  readonly untilMs: number;
  readonly lastDeviceId?: string;
}

/** A paired device whose signature is right and whose token is not: it may be given a new one. */
export interface RepairOffer {
  readonly repairId: string;
  /** Of what is shown; a repair names it. */
  readonly digest: string;
  readonly deviceId: string;
  readonly name: string;
  readonly role: Role;
  readonly address: string;
  readonly locality: Locality;
  /** Wall clock, milliseconds. */
  readonly atMs: number;
  readonly expiresAtMs: number;
  /** Six characters, as in `WaitingRequest`. */
  readonly code: string;
}
