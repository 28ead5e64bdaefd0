/** The desk of this gateway: lists what waits, decides, and tells everyone who watches. The only writer of trust. */
import type { Clock, Logger } from '../ports.ts';
import { CLOSE } from '../protocol/close.ts';
import type {
  CommandRequest,
  GatewayStatus,
  MissedRequest,
  PairedDeviceView,
  Role,
  Surface,
  WaitingRequest,
} from '../protocol/desk.ts';
import type { Session } from '../routing/session.ts';
import type { Sessions } from '../routing/sessions.ts';
import { commandRequest, CommandDesk } from './command-desk.ts';
import type {
  Approval,
  CommandApproval,
  DecisionResult,
  DeskCapabilities,
  DeskEvent,
  DeviceChange,
  PairingDesk,
} from './desk.ts';
import { deviceView } from './device-view.ts';
import { grantedAsk } from './granted-ask.ts';
import { MissedRequests } from './missed-requests.ts';
import { notSaved, unknownDevice, unknownRequest } from './outcomes.ts';
import { isOnFirstConnection, rolesOf, withGrant, withoutRole, type PairedDevice } from './paired-device.ts';
import type { Registry } from './registry.ts';
import { askOf, WaitingRoom, type Ask, type KnockResult } from './waiting-room.ts';

export interface ChangeFacts {
  readonly what: DeviceChange;
  readonly by: Surface;
  readonly role?: Role;
  readonly closes?: boolean;
  /** As of `remove`. */
  readonly caller?: Session | undefined;
}

export class LocalDesk implements PairingDesk {
  readonly capabilities: DeskCapabilities = { test: true };
  readonly #clock: Clock;
  readonly #logger: Logger;
  readonly #registry: Registry;
  readonly #sessions: Sessions;
  readonly #status: () => GatewayStatus;
  readonly #listeners = new Set<(event: DeskEvent) => void>();
  readonly #missed = new MissedRequests();
  readonly waitingRoom: WaitingRoom;
  readonly commands: CommandDesk;

  constructor(parts: {
    readonly clock: Clock;
    readonly logger: Logger;
    readonly registry: Registry;
    readonly sessions: Sessions;
    readonly status: () => GatewayStatus;
  }) {
    this.#clock = parts.clock;
    this.#logger = parts.logger;
    this.#registry = parts.registry;
    this.#sessions = parts.sessions;
    this.#status = parts.status;
    this.commands = new CommandDesk({
      ...parts,
      emit: (event) => {
        this.#emit(event);
      },
    });
    this.waitingRoom = new WaitingRoom(parts.clock, (request) => {
      this.#emit({ type: 'resolved', request, outcome: 'expired', by: 'gateway' });
    });
    this.subscribe((event) => {
      this.#missed.hear(event);
    });
  }

  waiting(): readonly WaitingRequest[] {
    return this.waitingRoom.list();
  }

  devices(): readonly PairedDeviceView[] {
    return [...this.#registry.all()].map((device) => this.#view(device));
  }

  missed(): readonly MissedRequest[] {
    const missed = this.#missed.list();
    return missed.filter(({ deviceId }) => this.waitingRoom.ofDevice(deviceId).length === 0);
  }

  connectedDevices(): readonly PairedDeviceView[] {
    return this.#sessions.deviceIds().flatMap((deviceId) => {
      const device = this.#registry.get(deviceId);
      const view = device && this.#view(device);
      return view?.connected === true ? [view] : [];
    });
  }

  commandRequests(): readonly CommandRequest[] {
    return this.commands.requests();
  }

  status(): GatewayStatus {
    return this.#status();
  }

  knock(ask: Ask): KnockResult {
    const known = this.#registry.get(ask.deviceId) === undefined ? 'new' : 'known';
    const result = this.waitingRoom.knock({ ...ask, known }, this.#registry.isTest(ask.deviceId));
    if (result.kind === 'again') this.#emit({ type: 'refreshed', request: result.request });
    if (result.kind === 'new') {
      const { request, replaces } = result;
      if (replaces !== undefined) {
        this.#emit({ type: 'resolved', request: replaces, outcome: 'superseded', by: 'gateway' });
      }
      this.#emit({ type: 'requested', request, ...(replaces && { replaces: replaces.requestId }) });
    }
    return result;
  }

  async approve(approval: Approval): Promise<DecisionResult> {
    const { requestId } = approval;
    const shown = this.waitingRoom.find(requestId);
    if (shown === undefined) return unknownRequest;
    if (approval.digest !== undefined && approval.digest !== shown.digest) {
      return { ok: false, reason: 'changed', message: 'The device asks for something else now.', current: shown };
    }
    const publicKey = this.waitingRoom.publicKeyOf(requestId);
    const request = this.waitingRoom.claim(requestId);
    if (request === undefined || publicKey === undefined) {
      return { ok: false, reason: 'already-deciding', message: 'Someone is deciding this already.' };
    }
    const ask = grantedAsk(request, publicKey, approval);
    let approved: PairedDevice | undefined;
    try {
      approved = await this.#registry.change(request.deviceId, (device) =>
        // More for a known device must not bring back one that was removed meanwhile.
        device === undefined && request.reason !== 'not-paired'
          ? undefined
          : withGrant(device, ask, approval.by, this.#clock.now()),
      );
    } catch (error) {
      this.waitingRoom.release(requestId);
      this.#logger.error('approval not saved', { requestId, error });
      return notSaved;
    }
    if (approved === undefined) {
      this.waitingRoom.release(requestId); // the removal takes it out
      return unknownDevice;
    }
    this.waitingRoom.settle(requestId);
    this.#emit({ type: 'resolved', request, outcome: 'approved', by: approval.by });
    this.#offerTheRest(request, ask.granted, publicKey);
    return { ok: true, requestId, deviceId: request.deviceId };
  }

  deny(requestId: string, by: Surface): DecisionResult {
    const request = this.waitingRoom.claim(requestId);
    if (request === undefined) return unknownRequest;
    this.waitingRoom.settle(requestId, 'denied');
    this.#emit({ type: 'resolved', request, outcome: 'denied', by });
    return { ok: true, requestId, deviceId: request.deviceId };
  }

  dismiss(requestId: string): DecisionResult {
    const request = this.waitingRoom.quieten(requestId);
    if (request === undefined) return unknownRequest;
    this.#emit({ type: 'refreshed', request });
    return { ok: true, requestId, deviceId: request.deviceId };
  }

  async approveCommands(approval: CommandApproval): Promise<DecisionResult> {
    return await this.commands.approve(approval);
  }

  async denyCommands(requestId: string, by: Surface): Promise<DecisionResult> {
    return await this.commands.deny(requestId, by);
  }

  /** `caller` is a session that asked for this and still awaits its answer: whoever answers closes it. */
  async remove(deviceId: string, by: Surface, caller?: Session): Promise<DecisionResult> {
    let removed: PairedDevice | undefined;
    try {
      removed = await this.#registry.remove(deviceId);
    } catch (error) {
      this.#logger.error('removal not saved', { deviceId, error });
      return notSaved;
    }
    if (removed === undefined) return unknownDevice;
    const device = this.#view(removed);
    this.#withdraw(deviceId, by);
    const request = commandRequest(removed);
    if (request !== undefined) this.#emit({ type: 'commands-resolved', request, outcome: 'removed', by });
    this.#emit({ type: 'removed', device, by });
    this.#sessions.closeDevice(deviceId, CLOSE.deviceRemoved, { except: caller });
    return { ok: true, requestId: '', deviceId };
  }

  /** Takes one role away with all that belongs to it; the device stays listed. */
  async revoke(deviceId: string, role: Role, by: Surface, caller?: Session): Promise<DecisionResult> {
    const request = role === 'node' ? this.commands.ofDevice(deviceId) : undefined;
    const revoke = (device: PairedDevice): PairedDevice | undefined => withoutRole(device, role, this.#clock.now());
    const result = await this.change(deviceId, revoke, { what: 'revoked', by, role, closes: true, caller });
    if (result.ok && request) this.#emit({ type: 'commands-resolved', request, outcome: 'removed', by });
    return result;
  }

  /** A device that was only a node is removed altogether. */
  async removeNode(deviceId: string, by: Surface, caller?: Session): Promise<DecisionResult> {
    const known = this.#registry.get(deviceId);
    const isOnlyNode = known !== undefined && rolesOf(known).join() === 'node';
    return isOnlyNode ? await this.remove(deviceId, by, caller) : await this.revoke(deviceId, 'node', by, caller);
  }

  /**
   * Any other change of a trusted device by its owner. `role` is the one role that it is about, `closes` that the role's
   * sessions end by it. The change returns undefined where it does not apply any more.
   */
  async change(
    deviceId: string,
    change: (device: PairedDevice) => PairedDevice | undefined,
    { what, by, role, closes = false, caller }: ChangeFacts,
  ): Promise<DecisionResult> {
    let changed: PairedDevice | undefined;
    try {
      await this.#registry.change(deviceId, (device) => {
        changed = device && change(device);
        return changed;
      });
    } catch (error) {
      this.#logger.error('a change of a device was not saved', { deviceId, error });
      return notSaved;
    }
    if (changed === undefined) return unknownDevice;
    if (closes) this.#sessions.closeDevice(deviceId, CLOSE.deviceRemoved, { ...(role && { role }), except: caller });
    this.#emit({ type: 'changed', device: this.#view(changed), what, by, ...(role && { role }) });
    return { ok: true, requestId: '', deviceId };
  }

  expectTest(deviceId: string): void {
    this.#registry.expectTest(deviceId);
  }

  async forgetTest(deviceId: string): Promise<void> {
    await this.remove(deviceId, 'gateway');
    this.#withdraw(deviceId, 'gateway');
    this.#registry.forgetTest(deviceId);
  }

  subscribe(listener: (event: DeskEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  sessionOpened(session: Session): void {
    const device = this.#deviceOf(session);
    if (device === undefined) return;
    const firstTime = isOnFirstConnection(device);
    this.#registry.noteSeen(device.deviceId, this.#clock.now());
    this.#emit({ type: 'connected', device: this.#view(device), firstTime });
  }

  sessionClosed(session: Session): void {
    const device = this.#deviceOf(session);
    if (device === undefined) return;
    this.#registry.noteSeen(device.deviceId, this.#clock.now());
    this.#emit({ type: 'disconnected', device: this.#view(device) });
  }

  statusChanged(): void {
    this.#emit({ type: 'status', status: this.#status() });
  }

  #withdraw(deviceId: string, by: Surface): void {
    for (const request of this.waitingRoom.ofDevice(deviceId)) {
      this.waitingRoom.settle(request.requestId);
      this.#emit({ type: 'resolved', request, outcome: 'removed', by });
    }
  }

  #deviceOf({ facts }: Session): PairedDevice | undefined {
    return facts.deviceId === undefined ? undefined : this.#registry.get(facts.deviceId);
  }

  /** One click granted only the ordinary part: the next card offers what is left of the same ask. */
  #offerTheRest(request: WaitingRequest, granted: readonly string[], publicKey: string): void {
    if (granted.length === request.scopes.length) return;
    this.knock({ ...askOf(request, publicKey), approvedScopes: granted, reason: 'scope-upgrade' });
  }

  #view(device: PairedDevice): PairedDeviceView {
    return deviceView(device, {
      sessions: this.#sessions.ofDevice(device.deviceId),
      lastSeenAtMs: this.#registry.lastSeen(device.deviceId),
      test: this.#registry.isTest(device.deviceId),
    });
  }

  #emit(event: DeskEvent): void {
    for (const listener of this.#listeners) {
      try {
        listener(event);
      } catch (error) {
        // One watcher's fault must not keep the others from hearing of a device.
        this.#logger.error('a watcher of the desk failed', { event: event.type, error });
      }
    }
  }
}
