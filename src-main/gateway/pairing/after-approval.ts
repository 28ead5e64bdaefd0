/** What is done about a trusted device after it was let in: each change is on the disk before anyone is told of it. */
import { CLOSE, type Close } from '../protocol/close.ts';
import type { Role } from '../protocol/desk.ts';
import type { Session } from '../routing/session.ts';
import { surfaceOf, toldBy, type Decider } from './decider.ts';
import type { KeyBlock } from './block.ts';
import { commandRequest } from './command-desk.ts';
import type { AccessChange, DecisionFailure, DecisionResult, DeviceChange } from './desk.ts';
import type { DeskParts } from './desk-parts.ts';
import { withAccess, withoutSignIn } from './device-access.ts';
import { displayText } from './display-text.ts';
import { notPossible, notSaved, tooManyBlocks, unknownDevice } from './outcomes.ts';
import { rolesOf, withoutRole, type PairedDevice } from './paired-device.ts';
import type { Changed } from './registry.ts';

export interface ChangeFacts {
  readonly what: DeviceChange;
  readonly by: Decider;
  /** The one role that it is about. */
  readonly role?: Role;
  /** Its sessions end by this: those of the role, or all. */
  readonly closes?: Close | undefined;
  /** A session that asked for this and still awaits its answer: whoever answers closes it. */
  readonly caller?: Session | undefined;
}

export interface RemovalFacts {
  /** As in `ChangeFacts`. */
  readonly caller?: Session | undefined;
  /** False where it can't be taken back. */
  readonly undo?: boolean;
}

export interface AccessFacts extends AccessChange {
  readonly caller?: Session | undefined;
  /** Why whoever asks may not give these scopes, as a sentence; asked at the moment of the change. */
  readonly mayNotGive?: (gains: readonly string[]) => string | undefined;
}

type Written = { readonly ok: true; readonly device: PairedDevice } | DecisionFailure;

export class AfterApproval {
  readonly #parts: DeskParts;

  constructor(parts: DeskParts) {
    this.#parts = parts;
  }

  async remove(deviceId: string, by: Decider, facts: RemovalFacts = {}): Promise<DecisionResult> {
    return await this.#parts.turns.run(deviceId, () => this.removeNow(deviceId, by, facts));
  }

  /** For whoever has the device's turn already. */
  async removeNow(deviceId: string, by: Decider, { caller, undo = true }: RemovalFacts): Promise<DecisionResult> {
    const { registry, blocks, logger, undoBook } = this.#parts;
    const lastSeenAtMs = registry.lastSeen(deviceId);
    let removed: PairedDevice | undefined;
    try {
      removed = await registry.remove(deviceId);
    } catch (error) {
      logger.error('removal not saved', { deviceId, error });
      return notSaved;
    }
    if (removed === undefined) return unknownDevice;
    undoBook.clear(deviceId);
    const replaced = blocks.ofKey(deviceId);
    const added = await this.#rememberRemoval(removed, by);
    if (!undo) this.wentAway(removed, by, { caller });
    else {
      const name = removed.label ?? removed.name;
      const removal = {
        kind: 'removal',
        what: 'removal',
        name,
        record: removed,
        lastSeenAtMs,
        added,
        replaced,
      } as const;
      this.wentAway(removed, by, { caller, undoUntilMs: undoBook.remember(deviceId, removal) });
    }
    return { ok: true, requestId: '', deviceId };
  }

  /** A record is gone from the registry: ends and tells all that belonged to it. */
  wentAway(
    removed: PairedDevice,
    by: Decider,
    { caller, undoUntilMs }: { readonly caller?: Session | undefined; readonly undoUntilMs?: number } = {},
  ): void {
    const { sessions, accessEnds, emit, view } = this.#parts;
    const { deviceId } = removed;
    accessEnds.look(deviceId);
    const device = view(removed);
    this.withdraw(deviceId, by);
    const request = commandRequest(removed);
    if (request !== undefined) emit({ type: 'commands-resolved', request, outcome: 'removed', ...toldBy(by) });
    emit({ type: 'removed', device, ...toldBy(by), ...(undoUntilMs !== undefined && { undoUntilMs }) });
    sessions.closeDevice(deviceId, CLOSE.deviceRemoved, { except: caller });
  }

  /** Takes one role away with all that belongs to it; the device stays listed. */
  async revoke(deviceId: string, role: Role, by: Decider, caller?: Session): Promise<DecisionResult> {
    const { registry, clock, emit } = this.#parts;
    const known = registry.get(deviceId);
    const request = role === 'node' && known !== undefined ? commandRequest(known) : undefined;
    const revoke = (device: PairedDevice): PairedDevice | undefined => withoutRole(device, role, clock.now());
    const result = await this.change(deviceId, revoke, {
      what: 'revoked',
      by,
      role,
      closes: CLOSE.deviceRemoved,
      caller,
    });
    if (result.ok && request) emit({ type: 'commands-resolved', request, outcome: 'removed', ...toldBy(by) });
    return result;
  }

  /** A device that was only a node is removed altogether. */
  async removeNode(deviceId: string, by: Decider, caller?: Session): Promise<DecisionResult> {
    const known = this.#parts.registry.get(deviceId);
    const isOnlyNode = known !== undefined && rolesOf(known).join() === 'node';
    return isOnlyNode ? await this.remove(deviceId, by, { caller }) : await this.revoke(deviceId, 'node', by, caller);
  }

  async rename(deviceId: string, name: string, by: Decider): Promise<DecisionResult> {
    const label = displayText(name);
    if (label === '' && name !== '') return notPossible('Nothing of that name can be shown. Give it another one.');
    const renamed = ({ label: _, ...device }: PairedDevice): PairedDevice =>
      label === '' ? device : { ...device, label };
    return await this.change(deviceId, renamed, { what: 'renamed', by });
  }

  async setAccess({ deviceId, role, by, caller, mayNotGive, ...wanted }: AccessFacts): Promise<DecisionResult> {
    const { clock } = this.#parts;
    const outcome: { refused?: DecisionFailure; scopesChanged: boolean } = { scopesChanged: false };
    const written = await this.#writeInTurn(deviceId, (device) => {
      const step = withAccess(device, { role, ...wanted }, clock.now());
      if (step === undefined) return undefined;
      if (!step.ok) {
        outcome.refused = notPossible(step.message);
        return undefined;
      }
      const denied = mayNotGive?.(step.gains);
      if (denied !== undefined) {
        outcome.refused = { ok: false, reason: 'not-allowed', message: denied };
        return undefined;
      }
      outcome.scopesChanged = step.scopesChanged;
      return step.device;
    });
    if (!written.ok) return outcome.refused ?? written;
    // So that it comes back with what it may do now.
    const closes = outcome.scopesChanged ? CLOSE.accessChanged : undefined;
    return this.#changed(written.device, { what: 'access-changed', by, role, closes, caller });
  }

  /** Its connections end, however it came in, and its key must be approved again. */
  async signOut(deviceId: string, by: Decider, caller?: Session): Promise<DecisionResult> {
    return await this.#parts.turns.run(deviceId, () => this.#signOutNow(deviceId, by, caller));
  }

  async #signOutNow(deviceId: string, by: Decider, caller: Session | undefined): Promise<DecisionResult> {
    const { registry, sessions, emit, view } = this.#parts;
    if (registry.get(deviceId) === undefined) return await this.#signOutStranger(deviceId, by, caller);
    const written = await this.#write(deviceId, (device) => withoutSignIn(device) ?? device);
    if (!written.ok) return written;
    const { device } = written;
    this.withdraw(deviceId, by);
    sessions.closeDevice(deviceId, CLOSE.deviceRemoved, { except: caller });
    emit({ type: 'signed-out', deviceId, name: device.label ?? device.name, device: view(device), ...toldBy(by) });
    return { ok: true, requestId: '', deviceId };
  }

  /**
   * Any other change of a trusted device by its owner. The change returns undefined where it does not apply any more.
   */
  async change(
    deviceId: string,
    change: (device: PairedDevice) => PairedDevice | undefined,
    facts: ChangeFacts,
  ): Promise<DecisionResult> {
    const written = await this.#writeInTurn(deviceId, change);
    return written.ok ? this.#changed(written.device, facts) : written;
  }

  /** Its requests have nothing left to decide. */
  withdraw(deviceId: string, by: Decider): void {
    const { waitingRoom, emit } = this.#parts;
    for (const request of waitingRoom.ofDevice(deviceId)) {
      waitingRoom.settle(request.requestId);
      emit({ type: 'resolved', request, outcome: 'removed', ...toldBy(by) });
    }
  }

  #changed(device: PairedDevice, { what, by, role, closes, caller }: ChangeFacts): DecisionResult {
    const { sessions, accessEnds, emit, view } = this.#parts;
    const { deviceId } = device;
    accessEnds.look(deviceId);
    if (closes) sessions.closeDevice(deviceId, closes, { ...(role && { role }), except: caller });
    emit({ type: 'changed', device: view(device), what, ...toldBy(by), ...(role && { role }) });
    return { ok: true, requestId: '', deviceId };
  }

  async #writeInTurn(deviceId: string, change: (device: PairedDevice) => PairedDevice | undefined): Promise<Written> {
    return await this.#parts.turns.run(deviceId, () => this.#write(deviceId, change));
  }

  async #write(deviceId: string, change: (device: PairedDevice) => PairedDevice | undefined): Promise<Written> {
    const { registry, undoBook, logger } = this.#parts;
    let changed: Changed | undefined;
    try {
      changed = await registry.change(deviceId, (device) => device && change(device));
    } catch (error) {
      logger.error('a change of a device was not saved', { deviceId, error });
      return notSaved;
    }
    if (changed === undefined) return unknownDevice;
    undoBook.overtaken(deviceId);
    return { ok: true, device: changed.after };
  }

  /** A key that nobody approved, and that the shared secret let in: from now on it must ask. */
  async #signOutStranger(deviceId: string, by: Decider, caller: Session | undefined): Promise<DecisionResult> {
    const { blocks, sessions, undoBook, clock, logger, emit } = this.#parts;
    const [session] = sessions.ofDevice(deviceId);
    if (session === undefined && !isDeviceId(deviceId)) return unknownDevice;
    const name = session?.facts.client.name ?? blocks.ofKey(deviceId)?.name ?? '';
    undoBook.overtaken(deviceId);
    if (!blocks.mustAsk(deviceId)) {
      try {
        const kept = await blocks.put({ kind: 'signed-out', deviceId, name, atMs: clock.now(), by: surfaceOf(by) });
        if (!kept) return tooManyBlocks;
      } catch (error) {
        logger.error('a sign-out was not saved', { deviceId, error });
        return notSaved;
      }
    }
    sessions.closeDevice(deviceId, CLOSE.deviceRemoved, { except: caller });
    emit({ type: 'signed-out', deviceId, name, ...toldBy(by) });
    return { ok: true, requestId: '', deviceId };
  }

  /** It must be approved again, whatever secret it shows. The removal holds though this can't be written. */
  async #rememberRemoval({ deviceId, label, name }: PairedDevice, by: Decider): Promise<readonly KeyBlock[]> {
    const { blocks, clock, logger, registry } = this.#parts;
    if (registry.isTest(deviceId)) return [];
    const removal: KeyBlock = { kind: 'removed', deviceId, name: label ?? name, atMs: clock.now(), by: surfaceOf(by) };
    try {
      return (await blocks.put(removal)) ? [removal] : [];
    } catch (error) {
      logger.warn('that a device was removed is not remembered', { deviceId, error });
      return [];
    }
  }
}

function isDeviceId(text: string): boolean {
  return /^[0-9a-f]{64}$/.test(text);
}
