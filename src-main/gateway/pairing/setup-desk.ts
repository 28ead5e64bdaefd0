/**
 * Pairing by setup code: makes codes, knows which device holds which, and lets in whom a code was made for. The codes
 * themselves are kept by setup-codes.ts; who may use one is judged by connection/setup-code.ts.
 */
import type { Clock, Logger } from '../ports.ts';
import type { Role, WaitingRequest } from '../protocol/desk.ts';
import { LIMITS } from '../protocol/limits.ts';
import type { SetupCodeEnd, SetupCodeFacts, SetupCodeView, SetupProfile } from '../protocol/setup-code.ts';
import type { Session } from '../routing/session.ts';
import { surfaceOf, toldBy, type Decider } from './decider.ts';
import type { DeskEvent } from './desk.ts';
import type { LocalDesk } from './local-desk.ts';
import type { PairedDevice } from './paired-device.ts';
import type { Changed, Registry } from './registry.ts';
import { SetupCodes } from './setup-codes.ts';
import { handOver, type HandedToken, type Redemption } from './setup-handover.ts';
import { isReadable, setupCodeText, setupLink, type Place } from './setup-link.ts';
import { SETUP_GRANTS } from './setup-profile.ts';
import type { Ask } from './waiting-room.ts';

export interface SetupCodeOrder {
  readonly profile: SetupProfile;
  readonly ask: boolean;
  /** What the code names, the best one first. */
  readonly places: readonly [Place, ...Place[]];
  /** The code dies with this session, unless a device has it by then. */
  readonly maker: Session;
  readonly by: Decider;
}

export type RedeemResult =
  | { readonly ok: true; readonly tokens: readonly HandedToken[] }
  | { readonly ok: false; readonly reason: 'gone' }
  | { readonly ok: false; readonly reason: 'not-saved' }
  /** A person is about to decide about this very device. */
  | { readonly ok: false; readonly reason: 'deciding'; readonly request: WaitingRequest };

/** What became of a code that let a device in. `uncertain` until the answer was on its way to the device. */
export interface SetupOutcome {
  readonly state: 'completed' | 'uncertain';
  readonly deviceId: string;
  readonly deviceName: string;
  readonly profile: SetupProfile;
  /** Wall clock, milliseconds. */
  readonly atMs: number;
}

type WriteResult =
  | {
      readonly ok: true;
      readonly tokens: readonly HandedToken[];
      readonly device: PairedDevice;
      readonly undoUntilMs: number;
    }
  | { readonly ok: false; readonly reason: 'gone' | 'not-saved' };

export class SetupDesk {
  readonly #clock: Clock;
  readonly #logger: Logger;
  readonly #desk: LocalDesk;
  readonly #registry: Registry;
  readonly #codes: SetupCodes;
  readonly #outcomes = new Map<string, SetupOutcome>();

  constructor(parts: {
    readonly clock: Clock;
    readonly logger: Logger;
    readonly desk: LocalDesk;
    readonly registry: Registry;
  }) {
    this.#clock = parts.clock;
    this.#logger = parts.logger;
    this.#desk = parts.desk;
    this.#registry = parts.registry;
    this.#codes = new SetupCodes(parts.clock, (facts, why, holder, wasHanded) => {
      this.#ended(facts, why, holder, wasHanded);
    });
    parts.desk.subscribe((event) => {
      this.#hear(event);
    });
  }

  /** Undefined where devices hold as many codes as there may be. */
  make({ profile, ask, places, maker, by }: SetupCodeOrder): SetupCodeView | undefined {
    const [place] = places;
    const made = this.#codes.make({ profile, ask: ask || profile === 'full', url: place.url }, maker);
    if (made === undefined) return undefined;
    const { facts, token } = made;
    const { setupId, expiresAtMs } = facts;
    const urls = places.map(({ url }) => url);
    const { tlsFingerprint } = place;
    const code = setupCodeText({ urls, token, expiresAtMs, tlsFingerprint });
    maker.whenClosed(() => this.#codes.withdraw(setupId, 'closed'));
    this.#logger.info('a setup code was made', { setupId, profile, by: surfaceOf(by) });
    this.#desk.tell({ type: 'setup-code-made', setup: facts, ...toldBy(by) });
    return {
      ...facts,
      code,
      link: setupLink(code),
      urls,
      plaintext: isReadable(place),
      ...(tlsFingerprint && { tlsFingerprint }),
    };
  }

  /** The codes that this session asked for and that still live. */
  madeBy(maker: Session): readonly SetupCodeFacts[] {
    return this.#codes.madeBy(maker);
  }

  /** Undefined where there is no such code. A device that holds it keeps it: its own request decides about that. */
  cancel(setupId: string): { readonly holder: string | undefined } | undefined {
    return this.#codes.withdraw(setupId, 'cancelled');
  }

  /** From now on the code is this device's alone. Undefined where it is no code for it. */
  present(token: string, deviceId: string, role: Role, scopes: readonly string[]): SetupCodeFacts | undefined {
    return this.#codes.present(token, deviceId, role, scopes);
  }

  /** Gives the device its tokens, and what the code is for where nobody needs to be asked: one write, then told. */
  async redeem(redemption: Redemption): Promise<RedeemResult> {
    const { setup, deviceId, ask } = redemption;
    const { setupId } = setup;
    const { waitingRoom } = this.#desk;
    const claimed = ask === undefined ? undefined : this.#claim(ask);
    if (claimed?.ok === false) return { ok: false, reason: 'deciding', request: claimed.request };
    if (!this.#codes.redeeming(setupId, deviceId)) {
      if (claimed !== undefined) waitingRoom.settle(claimed.request.requestId);
      return { ok: false, reason: 'gone' };
    }
    const written = await this.#write(redemption, claimed?.request);
    this.#codes.redeemed(setupId, deviceId, written.ok);
    if (claimed !== undefined) waitingRoom.settle(claimed.request.requestId);
    if (!written.ok) return written;
    this.#remember(setup, deviceId, 'uncertain');
    if (claimed !== undefined) {
      this.#supersede(deviceId, SETUP_GRANTS[setup.profile].roles);
      this.#desk.toldOfApproval(claimed.request, 'setup-code', written);
    }
    return { ok: true, tokens: written.tokens };
  }

  /** The device's answer is on its way: the code is used up. */
  delivered(setupId: string): void {
    const setup = this.#codes.used(setupId);
    const outcome = this.#outcomes.get(setupId);
    if (setup === undefined || outcome === undefined) return;
    const { deviceId, deviceName } = this.#remember(setup, outcome.deviceId, 'completed');
    this.#logger.info('a setup code was used', { setupId, deviceId });
    this.#desk.tell({ type: 'setup-code-used', setup, deviceId, deviceName });
  }

  outcomeOf(setupId: string): SetupOutcome | undefined {
    return this.#outcomes.get(setupId);
  }

  /** Lists the ask and holds it at once, so that nobody decides about the same device meanwhile. */
  #claim(ask: Ask): { readonly ok: boolean; readonly request: WaitingRequest } {
    const { waitingRoom } = this.#desk;
    const knocked = this.#desk.knock(ask, { told: false });
    if (knocked.kind === 'full') throw new Error('a setup code is never crowded out');
    const { request } = knocked;
    return { ok: waitingRoom.claim(request.requestId) !== undefined, request };
  }

  /** `request` is what it approves, for Undo; undefined where the device only fetches what it was approved for. */
  async #write(redemption: Redemption, request: WaitingRequest | undefined): Promise<WriteResult> {
    const { deviceId } = redemption;
    let tokens: readonly HandedToken[] | undefined;
    let undoUntilMs = 0;
    let changed: Changed | undefined;
    try {
      changed = await this.#registry.change(deviceId, (current) => {
        const handed = handOver(current, redemption, this.#clock.now());
        tokens = handed?.tokens;
        if (handed !== undefined && request !== undefined) undoUntilMs = this.#desk.rememberApproval(request, current);
        return handed?.device;
      });
    } catch (error) {
      this.#logger.error('a pairing by setup code was not saved', { deviceId, error });
      return { ok: false, reason: 'not-saved' };
    }
    // Removed since it was approved.
    if (tokens === undefined || changed === undefined) return { ok: false, reason: 'gone' };
    return { ok: true, tokens, device: changed.after, undoUntilMs };
  }

  /** What the device asked before is answered by what the code gave it. */
  #supersede(deviceId: string, roles: readonly Role[]): void {
    for (const request of this.#desk.waitingRoom.ofDevice(deviceId)) {
      if (roles.includes(request.role)) this.#takeOut(request, 'superseded');
    }
  }

  #remember(setup: SetupCodeFacts, deviceId: string, state: SetupOutcome['state']): SetupOutcome {
    const { setupId, profile } = setup;
    const outcome: SetupOutcome = {
      state,
      deviceId,
      deviceName: this.#nameOf(deviceId),
      profile,
      atMs: this.#clock.now(),
    };
    this.#outcomes.delete(setupId);
    this.#outcomes.set(setupId, outcome);
    const [oldest] = this.#outcomes.keys();
    if (this.#outcomes.size > LIMITS.rememberedSetupCodes && oldest !== undefined) this.#outcomes.delete(oldest);
    return outcome;
  }

  #hear(event: DeskEvent): void {
    if (event.type === 'removed') this.#codes.denied(event.device.deviceId);
    if (event.type !== 'resolved') return;
    const { request, outcome } = event;
    if (outcome === 'denied') this.#codes.denied(request.deviceId);
    if (outcome === 'approved' && request.proof === 'setup-code') this.#codes.approved(request.deviceId);
  }

  #ended(setup: SetupCodeFacts, why: SetupCodeEnd, holder: string | undefined, wasHanded: boolean): void {
    this.#logger.info('a setup code has ended', { setupId: setup.setupId, why });
    if (holder === undefined || !wasHanded) this.#desk.tell({ type: 'setup-code-ended', setup, why });
    else {
      const uncertain = { deviceId: holder, deviceName: this.#nameOf(holder) };
      this.#desk.tell({ type: 'setup-code-ended', setup, why, uncertain });
    }
    // What its device asked can't be answered any more: it would come back with a dead code.
    for (const request of this.#desk.waitingRoom.ofDevice(holder ?? '')) {
      if (why === 'expired' && request.setupId === setup.setupId) this.#takeOut(request, 'expired');
    }
  }

  #takeOut({ requestId }: WaitingRequest, outcome: 'superseded' | 'expired'): void {
    const request = this.#desk.waitingRoom.claim(requestId);
    if (request === undefined) return; // a person is deciding about it
    this.#desk.waitingRoom.settle(requestId);
    this.#desk.tell({ type: 'resolved', request, outcome, by: 'gateway' });
  }

  #nameOf(deviceId: string): string {
    const device = this.#registry.get(deviceId);
    return device?.label ?? device?.name ?? '';
  }
}
