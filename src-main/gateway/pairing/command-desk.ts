/** The desk's second layer: which commands a trusted node may run. Kept on the device's record, so it survives restarts. */
import { createHash } from 'node:crypto';
import { needsReview } from '../nodes/command-policy.ts';
import type { NodeSurface } from '../nodes/node-surface.ts';
import { RateCap } from '../routing/rate-cap.ts';
import type { CommandRequest, Outcome } from '../protocol/desk.ts';
import { LIMITS } from '../protocol/limits.ts';
import { toldBy, type Decider } from './decider.ts';
import type { CommandApproval, DecisionResult } from './desk.ts';
import type { DeskParts } from './desk-parts.ts';
import { afterApproving, afterDeclaring, afterDenying, wasDeclined } from './node-approval.ts';
import { notSaved, unknownRequest } from './outcomes.ts';
import type { PairedDevice } from './paired-device.ts';
import { codeOf, newRequestId } from './request-id.ts';

type Parts = Pick<DeskParts, 'clock' | 'logger' | 'registry' | 'undoBook' | 'turns' | 'emit' | 'view'>;

export class CommandDesk {
  readonly #parts: Parts;
  readonly #declarations: RateCap;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#declarations = new RateCap(parts.clock, LIMITS.declarationsPerMinute);
  }

  /** Newest first. */
  requests(): readonly CommandRequest[] {
    return [...this.#parts.registry.all()]
      .flatMap((device) => commandRequest(device) ?? [])
      .sort((a, b) => b.askedAtMs - a.askedAtMs);
  }

  find(requestId: string): CommandRequest | undefined {
    return this.requests().find((request) => request.requestId === requestId);
  }

  ofDevice(deviceId: string): CommandRequest | undefined {
    const device = this.#parts.registry.get(deviceId);
    return device && commandRequest(device);
  }

  /** A node connected and said what it can do. */
  async declared(deviceId: string, surface: NodeSurface): Promise<void> {
    const known = this.#parts.registry.get(deviceId);
    const requestId = newRequestId();
    const nowMs = this.#parts.clock.now();
    if (known === undefined || afterDeclaring(known, surface, requestId, nowMs) === known) return;
    if (!this.#declarations.take(deviceId)) {
      this.#parts.logger.warn('a node changes its commands too often; its request stays as it is', { deviceId });
      return;
    }
    const change = await this.#change(deviceId, (device) => afterDeclaring(device, surface, requestId, nowMs));
    if (change === 'not-saved' || change === undefined) return;
    const [before, after] = [commandRequest(change.before), commandRequest(change.after)];
    if (before !== undefined && before.requestId !== after?.requestId) this.#resolved(before, 'superseded', 'gateway');
    if (after?.requestId !== requestId) return;
    this.#parts.emit({ type: 'commands-requested', request: after, ...(before && { replaces: before.requestId }) });
  }

  async approve({ requestId, digest, by }: CommandApproval): Promise<DecisionResult> {
    const request = this.find(requestId);
    if (request === undefined) return unknownRequest;
    if (digest !== undefined && digest !== request.digest) {
      return {
        ok: false,
        reason: 'changed',
        message: 'The device asks for something else now.',
        currentCommands: request,
      };
    }
    return await this.#parts.turns.run(request.deviceId, () => this.#approveNow(request, by));
  }

  async deny(requestId: string, by: Decider): Promise<DecisionResult> {
    const request = this.find(requestId);
    if (request === undefined) return unknownRequest;
    return await this.#parts.turns.run(request.deviceId, () => this.#denyNow(request, by));
  }

  async #approveNow(request: CommandRequest, by: Decider): Promise<DecisionResult> {
    const { undoBook, emit, view } = this.#parts;
    const { requestId, deviceId } = request;
    const change = await this.#change(deviceId, (device) => afterApproving(device, requestId));
    if (change === 'not-saved') return notSaved;
    if (change === undefined) return unknownRequest; // another decision, or another ask, came first
    const { before, after } = change;
    const undoUntilMs = undoBook.remember(deviceId, { kind: 'commands', request, before });
    emit({ type: 'commands-resolved', request, outcome: 'approved', ...toldBy(by), device: view(after), undoUntilMs });
    return { ok: true, requestId, deviceId };
  }

  async #denyNow(request: CommandRequest, by: Decider): Promise<DecisionResult> {
    const { undoBook } = this.#parts;
    const { requestId, deviceId } = request;
    const change = await this.#change(deviceId, (device) => afterDenying(device, requestId));
    if (change === 'not-saved') return notSaved;
    if (change === undefined) return unknownRequest;
    undoBook.overtaken(deviceId);
    this.#resolved(request, 'denied', by);
    return { ok: true, requestId, deviceId };
  }

  async #change(
    deviceId: string,
    next: (device: PairedDevice) => PairedDevice | undefined,
  ): Promise<{ readonly before: PairedDevice; readonly after: PairedDevice } | undefined | 'not-saved'> {
    try {
      const changed = await this.#parts.registry.change(deviceId, (device) => device && next(device));
      return changed?.before && { before: changed.before, after: changed.after };
    } catch (error) {
      this.#parts.logger.error("a node's commands were not saved", { deviceId, error });
      return 'not-saved';
    }
  }

  #resolved(request: CommandRequest, outcome: Outcome, by: Decider): void {
    this.#parts.emit({ type: 'commands-resolved', request, outcome, ...toldBy(by) });
  }
}

/** Undefined where it asks for nothing. */
export function commandRequest(device: PairedDevice): CommandRequest | undefined {
  const pending = device.node?.pending;
  if (pending === undefined) return undefined;
  const { requestId, surface, askedAtMs } = pending;
  const shown = {
    deviceId: device.deviceId,
    name: device.label ?? device.name,
    platform: device.platform,
    deviceFamily: device.deviceFamily,
    ...surface,
    approvedCommands: device.node?.approved?.commands ?? [],
    reserved: surface.commands.some(needsReview),
  };
  const digest = createHash('sha256').update(JSON.stringify(shown)).digest('hex').slice(0, 16);
  return { ...shown, requestId, code: codeOf(requestId), digest, quiet: wasDeclined(device), askedAtMs };
}
