/** Undo: takes back an approval, or brings back what was removed, within ten seconds. Each is a new write of its own. */
import { CLOSE } from '../protocol/close.ts';
import { toldBy, type Decider } from './decider.ts';
import type { AfterApproval } from './after-approval.ts';
import { commandRequest } from './command-desk.ts';
import type { DecisionResult, DeskEvent } from './desk.ts';
import type { DeskParts } from './desk-parts.ts';
import { asBefore } from './device-access.ts';
import { afterTakingBack } from './node-approval.ts';
import { notSaved, tooLate } from './outcomes.ts';
import type { PairedDevice } from './paired-device.ts';
import { newRequestId } from './request-id.ts';
import type { Decision } from './undo-book.ts';

export class UndoDesk {
  readonly #parts: DeskParts;
  readonly #afterApproval: AfterApproval;

  constructor(parts: DeskParts, afterApproval: AfterApproval) {
    this.#parts = parts;
    this.#afterApproval = afterApproval;
  }

  /** The device whose approval can still be taken back. */
  deviceOf(requestId: string): string | undefined {
    return this.#parts.undoBook.decision(requestId)?.request.deviceId;
  }

  async undoApproval(requestId: string, by: Decider): Promise<DecisionResult> {
    const decision = this.#parts.undoBook.decision(requestId);
    if (decision === undefined) return tooLate;
    return await this.#parts.turns.run(decision.request.deviceId, () => this.#undoNow(decision, by));
  }

  async #undoNow(decision: Decision, by: Decider): Promise<DecisionResult> {
    if (this.#parts.undoBook.decision(decision.request.requestId) !== decision) return tooLate;
    if (decision.kind === 'commands') return await this.#undoCommands(decision, by);
    return decision.before === undefined
      ? await this.#undoNew(decision, by)
      : await this.#undoUpgrade(decision, decision.before, by);
  }

  /** A device that was approved anew meanwhile stays as it is. */
  async restore(deviceId: string, by: Decider): Promise<DecisionResult> {
    return await this.#parts.turns.run(deviceId, () => this.#restoreNow(deviceId, by));
  }

  async #restoreNow(deviceId: string, by: Decider): Promise<DecisionResult> {
    const { undoBook, registry, blocks, logger, accessEnds, emit, view } = this.#parts;
    const removal = undoBook.removal(deviceId);
    if (removal === undefined) return tooLate;
    const { what, name, record, lastSeenAtMs, added, replaced } = removal;
    let device: PairedDevice | undefined;
    try {
      const restored = await registry.change(deviceId, (current) => (current === undefined ? record : undefined));
      device = restored?.after;
      if (device === undefined && record !== undefined) return tooLate;
      await blocks.drop(...added);
      if (replaced !== undefined) await blocks.put(replaced);
    } catch (error) {
      logger.error('a removal was not taken back', { deviceId, error });
      if (device !== undefined) await this.#removeAgain(deviceId);
      return notSaved;
    }
    undoBook.strike(deviceId, removal);
    if (lastSeenAtMs !== undefined) registry.noteSeen(deviceId, lastSeenAtMs);
    accessEnds.look(deviceId);
    if (device !== undefined) this.#afterApproval.withdraw(deviceId, by); // it asked to be let in again meanwhile
    emit({
      type: 'undone',
      what,
      deviceId,
      name,
      ...(device && { device: view(device) }),
      ...toldBy(by),
    });
    return { ok: true, requestId: '', deviceId };
  }

  async #undoNew(decision: Decision & { readonly kind: 'approval' }, by: Decider): Promise<DecisionResult> {
    const { waitingRoom, emit } = this.#parts;
    const { request } = decision;
    const { deviceId, requestId, name } = request;
    const result = await this.#afterApproval.removeNow(deviceId, by, { undo: false });
    if (!result.ok) return result;
    waitingRoom.hush(request);
    emit({ type: 'undone', what: 'approval', deviceId, name, requestId, ...toldBy(by) });
    return { ok: true, requestId, deviceId };
  }

  async #undoUpgrade(
    decision: Decision & { readonly kind: 'approval' },
    before: PairedDevice,
    by: Decider,
  ): Promise<DecisionResult> {
    const { waitingRoom, clock, emit } = this.#parts;
    const { request } = decision;
    const { role } = request;
    const result = await this.#putBack(decision, (current) => asBefore(current, before, role, clock.now()));
    if (!result.ok) return result;
    waitingRoom.hush(request);
    this.#parts.sessions.closeDevice(request.deviceId, CLOSE.deviceRemoved, { role });
    emit(this.#undone('approval', request, by));
    return result;
  }

  /** The commands are asked for again, quietly: they were seen, and not wanted. */
  async #undoCommands(decision: Decision & { readonly kind: 'commands' }, by: Decider): Promise<DecisionResult> {
    const { registry, emit } = this.#parts;
    const { request, before } = decision;
    const result = await this.#putBack(decision, (current) => afterTakingBack(current, before, newRequestId()));
    if (!result.ok) return result;
    emit(this.#undone('commands', request, by));
    const device = registry.get(request.deviceId);
    const again = device && commandRequest(device);
    if (again !== undefined) emit({ type: 'commands-requested', request: again });
    return result;
  }

  async #putBack(
    decision: Decision,
    change: (current: PairedDevice) => PairedDevice | undefined,
  ): Promise<DecisionResult> {
    const { registry, undoBook, accessEnds, logger } = this.#parts;
    const { requestId, deviceId } = decision.request;
    try {
      const changed = await registry.change(deviceId, (current) => current && change(current));
      if (changed === undefined) return tooLate;
    } catch (error) {
      logger.error('an approval was not taken back', { requestId, error });
      return notSaved;
    }
    undoBook.strike(deviceId, decision);
    accessEnds.look(deviceId);
    return { ok: true, requestId, deviceId };
  }

  #undone(
    what: 'approval' | 'commands',
    { requestId, deviceId, name }: { readonly requestId: string; readonly deviceId: string; readonly name: string },
    by: Decider,
  ): DeskEvent {
    const device = this.#parts.registry.get(deviceId);
    const view = device && this.#parts.view(device);
    return {
      type: 'undone',
      what,
      deviceId,
      name: device?.label ?? name,
      requestId,
      ...(view && { device: view }),
      ...toldBy(by),
    };
  }

  async #removeAgain(deviceId: string): Promise<void> {
    const { registry, logger } = this.#parts;
    await registry.remove(deviceId).catch((error: unknown) => {
      logger.error('half a removal was taken back', { deviceId, error });
    });
  }
}
