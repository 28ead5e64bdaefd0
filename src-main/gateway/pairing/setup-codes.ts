/**
 * The setup codes that a device could still use. In memory only, as hashes: a code is single use, lives ten minutes, and
 * belongs to the first device that shows it.
 */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Clock } from '../ports.ts';
import type { Role } from '../protocol/desk.ts';
import { LIMITS } from '../protocol/limits.ts';
import type { SetupCodeEnd, SetupCodeFacts } from '../protocol/setup-code.ts';
import { isWithinProfile } from './setup-profile.ts';
import { withWallEnd } from './wall-end.ts';

/** `deviceId` is the hash of a key whose signature was checked, so it stands for that key. */
type SetupPhase =
  /** On a screen; whoever shows it first has it. */
  | { readonly kind: 'shown' }
  /** Its device waits for a person. Nobody else can use the code, so it need not be on a screen any more. */
  | { readonly kind: 'held'; readonly deviceId: string }
  /** A person said yes: the device may come back with it. */
  | { readonly kind: 'approved'; readonly deviceId: string }
  /** Its pairing is being written: not to be used a second time meanwhile. */
  | { readonly kind: 'redeeming'; readonly deviceId: string }
  /** Paired, and the answer is on its way; the same device may come again where it never arrives. */
  | { readonly kind: 'handed'; readonly deviceId: string };

interface Entry {
  facts: SetupCodeFacts;
  /** Only ever compared. */
  readonly maker: object;
  readonly hash: Buffer;
  phase: SetupPhase;
  /** Monotonic milliseconds. */
  deadline: number;
  cancelTimer: () => void;
}

/** `handedTo` is a device that was paired by the code, and may not have heard of it. */
type OnEnd = (facts: SetupCodeFacts, why: SetupCodeEnd, holder: string | undefined, wasHanded: boolean) => void;

export class SetupCodes {
  readonly #clock: Clock;
  readonly #onEnd: OnEnd;
  readonly #entries = new Map<string, Entry>();

  constructor(clock: Clock, onEnd: OnEnd) {
    this.#clock = clock;
    this.#onEnd = onEnd;
  }

  /** Undefined where too many codes are held by devices that wait. Otherwise the oldest one on show makes room. */
  make(
    shown: Pick<SetupCodeFacts, 'profile' | 'ask' | 'url'>,
    maker: object,
  ): { facts: SetupCodeFacts; token: string } | undefined {
    if (this.#entries.size >= LIMITS.setupCodes) {
      const oldest = [...this.#entries.values()].find(({ phase }) => phase.kind === 'shown');
      if (oldest === undefined) return undefined;
      this.#end(oldest, 'crowded-out');
    }
    const token = randomBytes(32).toString('base64url');
    const facts: SetupCodeFacts = {
      ...shown,
      setupId: `setup-${randomBytes(9).toString('hex')}`,
      expiresAtMs: this.#clock.now() + LIMITS.setupCodeLifeMs,
    };
    const entry: Entry = {
      facts,
      maker,
      hash: hashOf(token),
      phase: { kind: 'shown' },
      deadline: 0,
      cancelTimer: () => undefined,
    };
    this.#entries.set(facts.setupId, entry);
    this.#live(entry, LIMITS.setupCodeLifeMs);
    return { facts, token };
  }

  /** Those that `maker` asked for, until when by the wall clock as it is now. */
  madeBy(maker: object): readonly SetupCodeFacts[] {
    const made = [...this.#entries.values()].filter((entry) => entry.maker === maker);
    for (const entry of made) entry.facts = withWallEnd(this.#clock, entry.deadline, entry.facts);
    return made.map(({ facts }) => facts);
  }

  /** A device shows a code; from now on it is that device's. Undefined where it is no code for it. */
  present(token: string, deviceId: string, role: Role, scopes: readonly string[]): SetupCodeFacts | undefined {
    const entry = this.#byToken(token);
    if (entry === undefined || entry.deadline <= this.#clock.monotonic()) return undefined;
    const { phase, facts } = entry;
    if (phase.kind === 'redeeming' || (phase.kind !== 'shown' && phase.deviceId !== deviceId)) return undefined;
    if (!isWithinProfile(facts.profile, role, scopes)) return undefined;
    if (phase.kind === 'shown') entry.phase = { kind: 'held', deviceId };
    return facts;
  }

  /** Somebody decided for its device: it has as long as a request lives to come back, whatever is on the screen. */
  approved(deviceId: string): void {
    for (const entry of this.#entries.values()) {
      const { phase, deadline } = entry;
      if (phase.kind !== 'held' || phase.deviceId !== deviceId) continue;
      entry.phase = { kind: 'approved', deviceId };
      this.#live(entry, Math.max(LIMITS.requestLifeMs, deadline - this.#clock.monotonic()));
    }
  }

  /** False where it is gone by now. */
  redeeming(setupId: string, deviceId: string): boolean {
    const entry = this.#entries.get(setupId);
    if (entry === undefined) return false;
    entry.phase = { kind: 'redeeming', deviceId };
    return true;
  }

  redeemed(setupId: string, deviceId: string, done: boolean): void {
    const entry = this.#entries.get(setupId);
    if (entry !== undefined) entry.phase = { kind: done ? 'handed' : 'held', deviceId };
  }

  /** The device has its answer: the code is dead for everyone. */
  used(setupId: string): SetupCodeFacts | undefined {
    const entry = this.#entries.get(setupId);
    if (entry === undefined) return undefined;
    this.#forget(entry);
    return entry.facts;
  }

  /** Takes the code off its screen. The device that has it by then is returned, and keeps it. */
  withdraw(setupId: string, why: SetupCodeEnd): { readonly holder: string | undefined } | undefined {
    const entry = this.#entries.get(setupId);
    if (entry === undefined) return undefined;
    if (entry.phase.kind !== 'shown') return { holder: entry.phase.deviceId };
    this.#end(entry, why);
    return { holder: undefined };
  }

  /** The device was turned away: what it holds is dead. */
  denied(deviceId: string): void {
    for (const entry of [...this.#entries.values()]) {
      if (entry.phase.kind !== 'shown' && entry.phase.deviceId === deviceId) this.#end(entry, 'denied');
    }
  }

  /** Looks at every one, always. */
  #byToken(token: string): Entry | undefined {
    const hash = hashOf(token);
    let found: Entry | undefined;
    for (const entry of this.#entries.values()) if (timingSafeEqual(entry.hash, hash)) found = entry;
    return found;
  }

  #live(entry: Entry, ms: number): void {
    entry.cancelTimer();
    entry.deadline = this.#clock.monotonic() + ms;
    entry.cancelTimer = this.#clock.after(ms, () => {
      this.#end(entry, 'expired');
    });
  }

  #end(entry: Entry, why: SetupCodeEnd): void {
    const { phase, facts } = entry;
    this.#forget(entry);
    const holder = phase.kind === 'shown' ? undefined : phase.deviceId;
    this.#onEnd(facts, why, holder, phase.kind === 'handed');
  }

  #forget(entry: Entry): void {
    entry.cancelTimer();
    this.#entries.delete(entry.facts.setupId);
  }
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
