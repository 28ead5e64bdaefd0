/**
 * Trusted devices whose token is old. Each may be offered to a person, one per device and role, and once a person says
 * yes its next connect is let in with a new token. In memory only: after a restart the device is offered anew.
 */
import { createHash } from 'node:crypto';
import { coversScopes } from '../auth/scopes.ts';
import type { Clock } from '../ports.ts';
import type { Locality, Role } from '../protocol/desk.ts';
import { LIMITS } from '../protocol/limits.ts';
import type { RepairOffer } from '../protocol/repair.ts';
import { toldBy, type Decider } from './decider.ts';
import type { DecisionResult, DeskEvent, DeviceChange, RepairOrder } from './desk.ts';
import { unknownRepair } from './outcomes.ts';
import type { PairedDevice, RoleGrant } from './paired-device.ts';
import type { Registry } from './registry.ts';
import { codeOf, newRequestId } from './request-id.ts';
import { withWallEnd } from './wall-end.ts';

/** A connect by a proved key with a token that is not valid any more. */
export interface WrongToken {
  readonly device: PairedDevice;
  readonly role: Role;
  readonly scopes: readonly string[];
  readonly address: string;
  readonly locality: Locality;
}

interface Entry {
  offer: RepairOffer;
  /** Monotonic milliseconds. */
  readonly expiresAt: number;
  /** What was trusted when a person said yes. */
  readonly ordered?: RoleGrant;
}

/** A repair that a connect has taken for itself; nobody else can use it. */
export interface ClaimedRepair {
  /** False where something was decided about the device since a person said yes. */
  holdsFor(grant: RoleGrant): boolean;
  /** `expired`: it did not hold any more. */
  settle(outcome: 'used' | 'expired'): void;
  /** It could not be written: the next connect may try again. */
  release(): void;
}

const ROLES: readonly Role[] = ['operator', 'node'];
const TOKEN_CHANGES: ReadonlySet<string> = new Set<DeviceChange>(['rotated', 'revoked']);

export class Repairs {
  readonly #clock: Clock;
  readonly #registry: Registry;
  readonly #emit: (event: DeskEvent) => void;
  readonly #entries = new Map<string, Entry>();
  /** Monotonic milliseconds by key: the last time that an offer was announced. */
  readonly #announced = new Map<string, number>();
  #cancelSweep: (() => void) | undefined;

  constructor(parts: {
    readonly clock: Clock;
    readonly registry: Registry;
    readonly emit: (event: DeskEvent) => void;
  }) {
    this.#clock = parts.clock;
    this.#registry = parts.registry;
    this.#emit = parts.emit;
  }

  /** Newest first. */
  list(): readonly RepairOffer[] {
    for (const entry of this.#entries.values()) entry.offer = withWallEnd(this.#clock, entry.expiresAt, entry.offer);
    return [...this.#entries.values()].map(({ offer }) => offer).reverse();
  }

  find(repairId: string): RepairOffer | undefined {
    return this.list().find((offer) => offer.repairId === repairId);
  }

  /** Offers it to whoever decides; what a person has said yes to stays as it is. Returns what is offered now. */
  offer(wrong: WrongToken): RepairOffer {
    const key = keyOf(wrong.device.deviceId, wrong.role);
    const before = this.#entries.get(key);
    if (before?.ordered !== undefined) return before.offer;
    const shown = shownOf(wrong);
    const digest = digestOf(shown);
    const known = before?.offer.digest === digest ? before.offer : undefined;
    if (before !== undefined && known === undefined) this.#settle(before.offer, 'superseded', 'gateway');
    const offer: RepairOffer = known
      ? { ...known, tries: known.tries + 1, expiresAtMs: this.#clock.now() + LIMITS.requestLifeMs }
      : this.#newOffer(shown, digest, key);
    this.#keep(key, { offer, expiresAt: this.#clock.monotonic() + LIMITS.requestLifeMs });
    const isNews = known === undefined && !offer.quiet;
    this.#emit({ type: isNews ? 'repair-offered' : 'repair-refreshed', repair: offer });
    return offer;
  }

  repair({ repairId, digest, by }: RepairOrder): DecisionResult {
    const offer = this.find(repairId);
    const grant = offer && this.#registry.get(offer.deviceId)?.roles[offer.role];
    if (offer === undefined || grant === undefined) return unknownRepair;
    if (digest !== offer.digest) {
      return { ok: false, reason: 'changed', message: 'The device asks for something else now.' };
    }
    if (offer.phase === 'ordered') {
      return { ok: false, reason: 'already-deciding', message: 'It may come back already.' };
    }
    const ordered: RepairOffer = {
      ...offer,
      phase: 'ordered',
      expiresAtMs: this.#clock.now() + LIMITS.repairOrderMs,
    };
    const expiresAt = this.#clock.monotonic() + LIMITS.repairOrderMs;
    this.#keep(keyOf(offer.deviceId, offer.role), { offer: ordered, expiresAt, ordered: grant });
    this.#tellEnd(ordered, 'ordered', by);
    return { ok: true, requestId: repairId, deviceId: offer.deviceId };
  }

  dismiss(repairId: string, by: Decider): DecisionResult {
    const offer = this.find(repairId);
    if (offer === undefined) return unknownRepair;
    this.#settle(offer, 'dismissed', by);
    return { ok: true, requestId: repairId, deviceId: offer.deviceId };
  }

  /** For a connect by this proved key. Undefined where nobody said yes, or not to this. */
  claim(deviceId: string, role: Role, asked: readonly string[]): ClaimedRepair | undefined {
    const key = keyOf(deviceId, role);
    const entry = this.#entries.get(key);
    const ordered = entry?.ordered;
    // The sweep may come late, as after a sleep of the computer.
    const isOver = entry === undefined || entry.expiresAt <= this.#clock.monotonic();
    if (isOver || ordered === undefined || !coversScopes(entry.offer.scopes, asked)) return undefined;
    this.#entries.delete(key);
    return {
      holdsFor: (grant) => isSameTrust(ordered, grant),
      settle: (outcome) => {
        this.#tellEnd(entry.offer, outcome, 'gateway');
      },
      release: () => {
        if (!this.#entries.has(key)) this.#keep(key, entry);
      },
    };
  }

  /** What was decided about a device since is not undone by a repair from before. */
  hear(event: DeskEvent): void {
    if (event.type === 'removed') {
      const { deviceId } = event.device;
      this.#forget(deviceId);
      for (const role of ROLES) this.#announced.delete(keyOf(deviceId, role));
    } else if (event.type === 'signed-out') this.#forget(event.deviceId);
    else if (event.type === 'access-ended') this.#forget(event.device.deviceId, event.role);
    else if (event.type === 'changed' && TOKEN_CHANGES.has(event.what)) this.#forget(event.device.deviceId, event.role);
  }

  /** In this role, or in all. */
  #forget(deviceId: string, role?: Role): void {
    for (const offer of this.list()) {
      const isMeant = offer.deviceId === deviceId && (role === undefined || offer.role === role);
      if (isMeant) this.#settle(offer, 'expired', 'gateway');
    }
  }

  /** Takes out what has run out; to be called when time may have jumped. */
  sweep(): void {
    const now = this.#clock.monotonic();
    for (const { offer, expiresAt } of [...this.#entries.values()]) {
      if (expiresAt <= now) this.#settle(offer, 'expired', 'gateway');
    }
    this.#sweepLater();
  }

  #newOffer(shown: Shown, digest: string, key: string): RepairOffer {
    const [now, nowMs] = [this.#clock.monotonic(), this.#clock.now()];
    const announcedAt = this.#announced.get(key);
    const quiet = announcedAt !== undefined && announcedAt + LIMITS.repairAnnouncedEveryMs > now;
    if (!quiet) this.#announced.set(key, now);
    const repairId = newRequestId();
    return {
      ...shown,
      repairId,
      code: codeOf(repairId),
      digest,
      phase: 'offered',
      tries: 1,
      quiet,
      atMs: nowMs,
      expiresAtMs: nowMs + LIMITS.requestLifeMs,
    };
  }

  #keep(key: string, entry: Entry): void {
    this.#entries.delete(key); // so that the latest is listed as the newest
    this.#entries.set(key, entry);
    this.#sweepLater();
  }

  #settle(repair: RepairOffer, outcome: RepairOutcome, by: Decider): void {
    this.#entries.delete(keyOf(repair.deviceId, repair.role));
    this.#tellEnd(repair, outcome, by);
  }

  #tellEnd(repair: RepairOffer, outcome: RepairOutcome, by: Decider): void {
    this.#emit({ type: 'repair-settled', repairId: repair.repairId, repair, outcome, ...toldBy(by) });
  }

  #sweepLater(): void {
    this.#cancelSweep?.();
    const next = Math.min(...[...this.#entries.values()].map(({ expiresAt }) => expiresAt));
    if (!Number.isFinite(next)) return;
    this.#cancelSweep = this.#clock.after(Math.max(0, next - this.#clock.monotonic()), () => {
      this.sweep();
    });
  }
}

type RepairOutcome = Extract<DeskEvent, { type: 'repair-settled' }>['outcome'];
type Shown = ReturnType<typeof shownOf>;

function keyOf(deviceId: string, role: Role): string {
  return `${role} ${deviceId}`;
}

function shownOf({ device, role, scopes, address, locality }: WrongToken) {
  const { deviceId, platform, deviceFamily } = device;
  return { deviceId, name: device.label ?? device.name, platform, deviceFamily, role, scopes, address, locality };
}

function digestOf(shown: Shown): string {
  return createHash('sha256').update(JSON.stringify(shown)).digest('hex').slice(0, 16);
}

/** Neither approved anew nor given another token by its owner: a repair must not undo what came after it. */
function isSameTrust(ordered: RoleGrant, grant: RoleGrant): boolean {
  const known = new Set(ordered.tokens.map(({ hash }) => hash));
  return (
    grant.approvedAtMs === ordered.approvedAtMs &&
    grant.tokens.every(({ hash, rotated }) => rotated !== true || known.has(hash))
  );
}
