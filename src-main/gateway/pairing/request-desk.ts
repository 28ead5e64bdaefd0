/** The desk's first layer: who may connect at all. Devices knock; a person approves, denies, or puts it off. */
import { surfaceOf, toldBy, type Decider } from './decider.ts';
import { displayText } from './display-text.ts';
import type { WaitingRequest } from '../protocol/desk.ts';
import { changedWords } from '../words/changed-words.ts';
import { changedFields } from './changed-fields.ts';
import type { Approval, DecisionFailure, DecisionResult } from './desk.ts';
import type { DeskParts } from './desk-parts.ts';
import { grantedAsk, termsProblem } from './granted-ask.ts';
import { lookAlikeOf } from './look-alike.ts';
import { alreadyDeciding, notPossible, notSaved, unknownDevice, unknownRequest } from './outcomes.ts';
import { withGrant } from './paired-device.ts';
import type { Changed } from './registry.ts';
import { askOf, type Ask, type KnockResult, type KnownAsk } from './waiting-room.ts';

export class RequestDesk {
  readonly #parts: DeskParts;

  constructor(parts: DeskParts) {
    this.#parts = parts;
  }

  knock(ask: Ask, { told = true }: { readonly told?: boolean } = {}): KnockResult {
    const { registry, waitingRoom, emit } = this.#parts;
    const result = waitingRoom.knock(this.#withWhatIsKnown(ask), registry.isTest(ask.deviceId));
    if (result.kind === 'again') emit({ type: 'refreshed', request: result.request });
    if (result.kind === 'new') {
      const { request, replaces } = result;
      if (replaces !== undefined) emit({ type: 'resolved', request: replaces, outcome: 'superseded', by: 'gateway' });
      if (told) emit({ type: 'requested', request, ...(replaces && { replaces: replaces.requestId }) });
    }
    return result;
  }

  async approve(approval: Approval): Promise<DecisionResult> {
    const { waitingRoom, turns } = this.#parts;
    const { requestId } = approval;
    const shown = waitingRoom.find(requestId);
    const problem = shown === undefined ? this.#noLongerThere(requestId) : problemOf(shown, approval);
    if (problem !== undefined) return problem;
    const publicKey = waitingRoom.publicKeyOf(requestId);
    const request = waitingRoom.claim(requestId);
    if (request === undefined || publicKey === undefined) return alreadyDeciding;
    return await turns.run(request.deviceId, () => this.#approveNow(request, publicKey, approval));
  }

  async #approveNow(request: WaitingRequest, publicKey: string, approval: Approval): Promise<DecisionResult> {
    const { waitingRoom, registry, clock, logger, blocks, undoBook, accessEnds, emit, view } = this.#parts;
    const { requestId, deviceId } = request;
    const { by } = approval;
    // Withdrawn while this waited for its turn, as by a removal or a sign-out.
    if (waitingRoom.find(requestId) === undefined) return unknownRequest;
    const ask = grantedAsk(request, publicKey, approval);
    let approved: Changed | undefined;
    try {
      approved = await registry.change(deviceId, (device) => {
        // More for a known device must not bring back one that was removed meanwhile, nor a key that was blocked.
        const isGone = (device === undefined && request.reason !== 'not-paired') || blocks.refusesKey(deviceId);
        return isGone ? undefined : withGrant(device, ask, surfaceOf(by), clock.now());
      });
    } catch (error) {
      waitingRoom.release(requestId);
      logger.error('approval not saved', { requestId, error });
      return notSaved;
    }
    if (approved === undefined) {
      waitingRoom.release(requestId); // whatever removed or blocked it takes it out
      return unknownDevice;
    }
    waitingRoom.settle(requestId);
    accessEnds.look(deviceId);
    const undoUntilMs = undoBook.remember(deviceId, { kind: 'approval', request, before: approved.before });
    emit({ type: 'resolved', request, outcome: 'approved', ...toldBy(by), device: view(approved.after), undoUntilMs });
    await this.#forgetDecisions(deviceId);
    if (approval.scopes === undefined) this.#offerTheRest(request, ask.granted, publicKey);
    return { ok: true, requestId, deviceId };
  }

  deny(requestId: string, by: Decider): DecisionResult {
    const { waitingRoom, emit } = this.#parts;
    const request = waitingRoom.claim(requestId);
    if (request === undefined) return unknownRequest;
    waitingRoom.settle(requestId, 'denied');
    emit({ type: 'resolved', request, outcome: 'denied', ...toldBy(by) });
    return { ok: true, requestId, deviceId: request.deviceId };
  }

  dismiss(requestId: string): DecisionResult {
    const { waitingRoom, emit } = this.#parts;
    const request = waitingRoom.quieten(requestId);
    if (request === undefined) return unknownRequest;
    emit({ type: 'refreshed', request });
    return { ok: true, requestId, deviceId: request.deviceId };
  }

  #withWhatIsKnown(ask: Ask): KnownAsk {
    const { registry, blocks } = this.#parts;
    const { deviceId } = ask;
    const isKnown = registry.get(deviceId) !== undefined;
    const decided = blocks.ofKey(deviceId)?.kind;
    const known = isKnown || decided === 'signed-out' ? 'known' : decided === 'removed' ? 'removed-before' : 'new';
    const lookAlike = registry.isTest(deviceId) ? undefined : lookAlikeOf(ask, registry.all());
    return { ...ask, known, ...(lookAlike !== undefined && { lookAlike }) };
  }

  #noLongerThere(requestId: string): DecisionFailure {
    const replaced = this.#parts.waitingRoom.replaced(requestId);
    return replaced === undefined ? unknownRequest : changed(replaced.shown, replaced.current);
  }

  /** That it was removed or signed out before counts no more: it was approved. */
  async #forgetDecisions(deviceId: string): Promise<void> {
    const { blocks, logger } = this.#parts;
    const decided = blocks.ofKey(deviceId);
    if (decided === undefined || decided.kind === 'key') return;
    try {
      await blocks.drop(decided);
    } catch (error) {
      logger.warn('what was decided about a device before its approval is still kept', { deviceId, error });
    }
  }

  /** One click granted only the ordinary part: the next card offers what is left of the same ask. */
  #offerTheRest(request: WaitingRequest, granted: readonly string[], publicKey: string): void {
    if (granted.length === request.scopes.length) return;
    this.knock({ ...askOf(request, publicKey), approvedScopes: granted, reason: 'scope-upgrade' });
  }
}

function problemOf(request: WaitingRequest, approval: Approval): DecisionFailure | undefined {
  if (approval.digest !== undefined && approval.digest !== request.digest) return changed(undefined, request);
  const problem = termsProblem(request, approval);
  if (problem !== undefined) return notPossible(problem);
  if (approval.name !== undefined && displayText(approval.name) === '') {
    return notPossible('Nothing of that name can be shown. Give it another one, or none.');
  }
  return undefined;
}

/** `shown` is undefined where it is not known what the person saw. */
function changed(shown: WaitingRequest | undefined, current: WaitingRequest): DecisionFailure {
  const fields = shown === undefined ? [] : changedFields(shown, current);
  return {
    ok: false,
    reason: 'changed',
    message: `The device asks for something else now.${changedWords(fields)}`,
    current,
    changed: fields,
  };
}
