/** Keeping somebody out: by key for good, by address for an hour. Both before they become a request. */
import { senderKey } from '../origin/address.ts';
import { CLOSE } from '../protocol/close.ts';
import type { WaitingRequest } from '../protocol/desk.ts';
import { LIMITS } from '../protocol/limits.ts';
import type { BlockView, DeskUnblockParams } from '../protocol/trust.ts';
import type { Session } from '../routing/session.ts';
import { surfaceOf, toldBy, type Decider } from './decider.ts';
import type { AfterApproval } from './after-approval.ts';
import { blockView, type AddressBlock, type Block, type KeyBlock } from './block.ts';
import type { BlockOrder, DecisionFailure, DecisionResult } from './desk.ts';
import type { DeskParts } from './desk-parts.ts';
import { notPossible, notSaved, tooManyBlocks, unknownDevice, unknownRequest } from './outcomes.ts';
import type { PairedDevice } from './paired-device.ts';

const NOT_BLOCKED = notPossible('Nobody is kept out by that.');

export class BlockDesk {
  readonly #parts: DeskParts;
  readonly #afterApproval: AfterApproval;

  constructor(parts: DeskParts, afterApproval: AfterApproval) {
    this.#parts = parts;
    this.#afterApproval = afterApproval;
  }

  /** Newest first. */
  views(): readonly BlockView[] {
    return this.#parts.blocks
      .all()
      .flatMap((block) => blockView(block) ?? [])
      .sort((a, b) => b.atMs - a.atMs);
  }

  /** `caller` as in `ChangeFacts`. */
  async block(order: BlockOrder, caller?: Session): Promise<DecisionResult> {
    const found = this.#find(order);
    if ('reason' in found) return found;
    return await this.#parts.turns.run(found.deviceId, () => this.#blockNow(found, order, caller));
  }

  async #blockNow(found: Found, order: BlockOrder, caller: Session | undefined): Promise<DecisionResult> {
    const { blocks, registry, logger, undoBook, emit } = this.#parts;
    const { by } = order;
    const { deviceId, request } = found;
    if (registry.isTest(deviceId)) return notPossible('This is a test of your own: there is nobody to block.');
    const address = order.address === true ? this.#addressOf(found) : undefined;
    if (address !== undefined && 'reason' in address) return address;

    const before = blocks.ofKey(deviceId);
    if (before?.kind === 'key') return notPossible('This key is blocked already.');
    const key = this.#keyBlock(found, before, by);
    const added: readonly Block[] = [key, ...(address === undefined ? [] : [this.#addressBlock(address.address, key)])];
    const lastSeenAtMs = registry.lastSeen(deviceId);
    let removed: PairedDevice | undefined;
    try {
      if (!(await blocks.put(...added))) return tooManyBlocks;
      removed = await registry.remove(deviceId);
    } catch (error) {
      logger.error('a block was not saved', { deviceId, error });
      await this.#takeBack(added, before);
      return notSaved;
    }
    const undoable = {
      kind: 'removal',
      what: 'block',
      name: key.name,
      record: removed,
      lastSeenAtMs,
      added,
      replaced: before,
    } as const;
    const undoUntilMs = undoBook.remember(deviceId, undoable);
    for (const asked of this.#asksOf(deviceId, address?.address)) this.#refuse(asked, by);
    const [view] = added.flatMap((block) => blockView(block) ?? []);
    if (view !== undefined) emit({ type: 'blocked', block: view, ...toldBy(by), undoUntilMs });
    if (removed !== undefined) this.#afterApproval.wentAway(removed, by, { caller, undoUntilMs });
    else this.#closeStrangers(deviceId, caller);
    if (address !== undefined) this.#closeAddress(address.address, caller);
    return { ok: true, requestId: request?.requestId ?? '', deviceId };
  }

  /** Nobody is trusted by this: a key may ask again, and must, whatever secret it shows. */
  async unblock(whom: DeskUnblockParams, by: Decider): Promise<DecisionResult> {
    if ('address' in whom) return await this.#lift(this.#parts.blocks.ofAddress(whom.address), by);
    const { deviceId } = whom;
    return await this.#parts.turns.run(deviceId, () => this.#lift(this.#parts.blocks.ofKey(deviceId), by));
  }

  async #lift(block: Block | undefined, by: Decider): Promise<DecisionResult> {
    const { blocks, logger, undoBook, emit } = this.#parts;
    const view = block && blockView(block);
    if (block === undefined || view === undefined) return NOT_BLOCKED;
    try {
      if (block.kind === 'key') await blocks.put({ ...block, kind: 'removed' });
      else await blocks.drop(block);
    } catch (error) {
      logger.error('an end of a block was not saved', { error });
      return notSaved;
    }
    const { deviceId = '' } = view;
    if (block.kind === 'key') undoBook.overtaken(deviceId);
    emit({ type: 'unblocked', block: view, ...toldBy(by) });
    return { ok: true, requestId: '', deviceId };
  }

  #find({ deviceId, requestId }: BlockOrder): Found | DecisionFailure {
    const { waitingRoom, registry, sessions } = this.#parts;
    if (requestId !== undefined) {
      const request = waitingRoom.find(requestId);
      return request === undefined ? unknownRequest : { deviceId: request.deviceId, request };
    }
    const [request] = waitingRoom.ofDevice(deviceId ?? '');
    const [session] = sessions.ofDevice(deviceId ?? '');
    const isSeen = registry.get(deviceId ?? '') !== undefined || request !== undefined || session !== undefined;
    // One that is gone meanwhile can still be named by its whole id, as the history shows it.
    if (deviceId === undefined || !(isSeen || /^[0-9a-f]{64}$/.test(deviceId))) return unknownDevice;
    return { deviceId, request, session };
  }

  /** Only an address of one sender: many share this computer's own, or that of a proxy. */
  #addressOf({ request, session }: Found): { readonly address: string } | DecisionFailure {
    const from = request ?? session?.facts;
    if (from === undefined) return notPossible('Its address is not known: it is not here at the moment.');
    return from.locality === 'remote'
      ? { address: senderKey(from.address) }
      : notPossible('Only the device can be blocked here: others come from the same address.');
  }

  #keyBlock({ deviceId, request, session }: Found, before: KeyBlock | undefined, by: Decider): KeyBlock {
    const { registry, clock } = this.#parts;
    const device = registry.get(deviceId);
    return {
      kind: 'key',
      deviceId,
      name: device?.label ?? device?.name ?? request?.name ?? session?.facts.client.name ?? before?.name ?? '',
      ...(request && { code: request.code }),
      atMs: clock.now(),
      by: surfaceOf(by),
    };
  }

  #addressBlock(address: string, { deviceId, name, code, atMs, by }: KeyBlock): AddressBlock {
    const untilMs = atMs + LIMITS.addressBlockMs;
    return { kind: 'address', address, deviceId, name, ...(code !== undefined && { code }), atMs, untilMs, by };
  }

  async #takeBack(added: readonly Block[], before: KeyBlock | undefined): Promise<void> {
    const { blocks, logger } = this.#parts;
    try {
      await blocks.drop(...added);
      if (before !== undefined) await blocks.put(before);
    } catch (error) {
      logger.error('half a block was saved: the device is refused, and still listed', { error });
    }
  }

  /** What this key asks, and what other unknown keys ask from its address. */
  #asksOf(deviceId: string, address: string | undefined): readonly WaitingRequest[] {
    const { waitingRoom, registry } = this.#parts;
    const isFrom = (request: WaitingRequest): boolean =>
      request.locality === 'remote' &&
      senderKey(request.address) === address &&
      registry.get(request.deviceId) === undefined;
    return waitingRoom.list().filter((request) => request.deviceId === deviceId || isFrom(request));
  }

  #refuse(request: WaitingRequest, by: Decider): void {
    const { waitingRoom, emit } = this.#parts;
    waitingRoom.settle(request.requestId); // refused from now on anyway, and once it is lifted it may ask afresh
    emit({ type: 'resolved', request, outcome: 'denied', ...toldBy(by) });
  }

  #closeStrangers(deviceId: string, caller: Session | undefined): void {
    this.#parts.sessions.closeDevice(deviceId, CLOSE.deviceRemoved, { except: caller });
  }

  /** Whoever came from there by the shared secret alone. */
  #closeAddress(address: string, caller: Session | undefined): void {
    const { sessions, registry } = this.#parts;
    sessions.closeRemote(CLOSE.deviceRemoved, (session) => {
      const { deviceId, locality } = session.facts;
      const isFrom = locality === 'remote' && senderKey(session.facts.address) === address;
      return isFrom && session !== caller && deviceId !== undefined && registry.get(deviceId) === undefined;
    });
  }
}

interface Found {
  readonly deviceId: string;
  readonly request?: WaitingRequest | undefined;
  readonly session?: Session | undefined;
}
