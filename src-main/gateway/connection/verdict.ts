/** What judging a `connect` needs, and what comes of it. */
import type { AttemptLimiter, Lock } from '../auth/attempt-limiter.ts';
import type { Scope } from '../auth/scopes.ts';
import type { SlowDown } from '../auth/slow-down.ts';
import type { NodeSurface } from '../nodes/node-surface.ts';
import type { BlockList } from '../pairing/block-list.ts';
import type { Registry } from '../pairing/registry.ts';
import type { SetupDesk } from '../pairing/setup-desk.ts';
import type { HandedToken } from '../pairing/setup-handover.ts';
import type { Repairs } from '../pairing/repairs.ts';
import type { Ask, KnockResult } from '../pairing/waiting-room.ts';
import type { Clock, GatewaySettings, Network } from '../ports.ts';
import type { Role, WaitingRequest } from '../protocol/desk.ts';
import type { Refusal } from './refusal.ts';

export interface Admission {
  readonly role: Role;
  readonly scopes: readonly Scope[];
  readonly method: 'token' | 'password' | 'device-token' | 'bootstrap-token' | 'trusted-proxy' | 'none';
  /** Of a node. */
  readonly declared?: NodeSurface;
  /** Absent for the owner's command line and for others without an identity. */
  readonly deviceId?: string;
  /** Absent for a session that the shared secret alone admits. */
  readonly deviceToken?: { readonly token: string; readonly issuedAtMs: number };
  /** Of its other roles: a setup code hands out all that a phone needs at once. */
  readonly moreTokens?: readonly HandedToken[];
  /** The setup code that this uses up. */
  readonly setupId?: string;
  /** Its token was old, and a person let it come back. */
  readonly repaired?: true;
}

export type Verdict =
  | { readonly ok: true; readonly admission: Admission }
  | {
      readonly ok: false;
      readonly refusal: Refusal;
      /** Holds the answer back, which is how a guesser on this machine is slowed down. */
      readonly delayMs: number;
      /** Of a key that was proved by its signature. */
      readonly deviceId?: string;
    };

export interface Gate {
  readonly settings: GatewaySettings;
  readonly registry: Registry;
  readonly blocks: Pick<BlockList, 'refusesKey' | 'ofAddress' | 'mustAsk'>;
  readonly limiter: AttemptLimiter;
  readonly slowDown: SlowDown;
  readonly repairs: Repairs;
  readonly clock: Clock;
  readonly network: Network;
  readonly setup: SetupDesk;
  /** The limiter has just locked somebody out. */
  lockedOut(lock: Lock): void;
  knock(ask: Ask): KnockResult;
  wasDenied(request: WaitingRequest): boolean;
}

export function admitted(admission: Admission): Verdict {
  return { ok: true, admission };
}

export function refuse(refusal: Refusal, delayMs = 0): Verdict {
  return { ok: false, refusal, delayMs };
}
