/** The desk of this gateway: lists what waits, decides, and tells everyone who watches. The only writer of trust. */
import { OneAtATimePerKey } from '../one-at-a-time.ts';
import type { BlockStore, Clock, Logger } from '../ports.ts';
import type {
  CommandRequest,
  DeskCapabilities,
  GatewayStatus,
  MissedRequest,
  PairedDeviceView,
  WaitingRequest,
} from '../protocol/desk.ts';
import type { BlockView, DeskUnblockParams, SignedInView } from '../protocol/trust.ts';
import type { Sessions } from '../routing/sessions.ts';
import { Lockouts } from '../auth/lockouts.ts';
import { toldBy, type Decider } from './decider.ts';
import { AccessEnds } from './access-ends.ts';
import { AfterApproval } from './after-approval.ts';
import { Attendance } from './attendance.ts';
import { BlockDesk } from './block-desk.ts';
import { BlockList } from './block-list.ts';
import { CommandDesk } from './command-desk.ts';
import type {
  AccessChange,
  Approval,
  BlockOrder,
  CommandApproval,
  DecisionResult,
  DeskEvent,
  OwnDesk,
  RepairOrder,
} from './desk.ts';
import type { DeskParts } from './desk-parts.ts';
import { DeskWatchers } from './desk-watchers.ts';
import { deviceView } from './device-view.ts';
import { MissedRequests } from './missed-requests.ts';
import type { PairedDevice } from './paired-device.ts';
import type { Registry } from './registry.ts';
import { Repairs } from './repairs.ts';
import { RequestDesk } from './request-desk.ts';
import { UndoBook } from './undo-book.ts';
import { UndoDesk } from './undo-desk.ts';
import { WaitingRoom, type Ask, type KnockResult } from './waiting-room.ts';

export class LocalDesk implements OwnDesk {
  readonly capabilities: DeskCapabilities = { test: true, terms: true, undo: true, block: true, access: true };
  readonly #parts: DeskParts;
  readonly #status: () => GatewayStatus;
  readonly #watchers: DeskWatchers;
  readonly #missed = new MissedRequests();
  readonly attendance: Attendance;
  readonly waitingRoom: WaitingRoom;
  readonly blockList: BlockList;
  readonly #requests: RequestDesk;
  readonly commands: CommandDesk;
  readonly afterApproval: AfterApproval;
  readonly blockDesk: BlockDesk;
  readonly undo: UndoDesk;
  readonly repairDesk: Repairs;
  readonly lockoutDesk: Lockouts;

  constructor(parts: {
    readonly clock: Clock;
    readonly logger: Logger;
    readonly registry: Registry;
    readonly blocks: BlockStore;
    readonly sessions: Sessions;
    readonly status: () => GatewayStatus;
  }) {
    const { clock, logger, registry, sessions } = parts;
    this.#watchers = new DeskWatchers(logger);
    const emit = (event: DeskEvent): void => {
      this.#watchers.tell(event);
    };
    const view = (device: PairedDevice): PairedDeviceView => this.#view(device);
    this.#status = parts.status;
    this.waitingRoom = new WaitingRoom(clock, (request) => {
      emit({ type: 'resolved', request, outcome: 'expired', by: 'gateway' });
    });
    this.repairDesk = new Repairs({ clock, registry, emit });
    this.lockoutDesk = new Lockouts(clock, emit);
    this.subscribe((event) => {
      this.#missed.hear(event);
      this.repairDesk.hear(event);
    });
    this.blockList = new BlockList(parts.blocks, clock);
    const shared = { clock, logger, registry, sessions, emit, view };
    this.#parts = {
      ...shared,
      waitingRoom: this.waitingRoom,
      blocks: this.blockList,
      undoBook: new UndoBook(clock),
      accessEnds: new AccessEnds(shared),
      turns: new OneAtATimePerKey(),
    };
    this.attendance = new Attendance(this.#parts);
    this.#requests = new RequestDesk(this.#parts);
    this.commands = new CommandDesk(this.#parts);
    this.afterApproval = new AfterApproval(this.#parts);
    this.blockDesk = new BlockDesk(this.#parts, this.afterApproval);
    this.undo = new UndoDesk(this.#parts, this.afterApproval);
  }

  /** Reads what is kept. Returns a sentence for each damaged file that was set aside. */
  async load(): Promise<readonly string[]> {
    const damage = await Promise.all([this.#parts.registry.load(), this.blockList.load()]);
    this.#parts.accessEnds.start();
    return damage.flat();
  }

  waiting(): readonly WaitingRequest[] {
    return this.waitingRoom.list();
  }

  devices(): readonly PairedDeviceView[] {
    return [...this.#parts.registry.all()].map((device) => this.#view(device));
  }

  missed(): readonly MissedRequest[] {
    return this.#missed.list().filter(({ deviceId }) => this.waitingRoom.ofDevice(deviceId).length === 0);
  }

  connectedDevices(): readonly PairedDeviceView[] {
    return this.attendance.devices();
  }

  commandRequests(): readonly CommandRequest[] {
    return this.commands.requests();
  }

  /** Keys that are here by the shared secret alone. */
  signedIn(): readonly SignedInView[] {
    return this.attendance.strangers();
  }

  blocks(): readonly BlockView[] {
    return this.blockDesk.views();
  }

  status(): GatewayStatus {
    return this.#status();
  }

  /** `told: false` for an ask that is decided at once: nobody needs to hear that it waits. */
  knock(ask: Ask, options: { readonly told?: boolean } = {}): KnockResult {
    return this.#requests.knock(ask, options);
  }

  async approve(approval: Approval): Promise<DecisionResult> {
    return await this.#requests.approve(approval);
  }

  deny(requestId: string, by: Decider): DecisionResult {
    return this.#requests.deny(requestId, by);
  }

  dismiss(requestId: string): DecisionResult {
    return this.#requests.dismiss(requestId);
  }

  async approveCommands(approval: CommandApproval): Promise<DecisionResult> {
    return await this.commands.approve(approval);
  }

  async denyCommands(requestId: string, by: Decider): Promise<DecisionResult> {
    return await this.commands.deny(requestId, by);
  }

  async remove(deviceId: string, by: Decider): Promise<DecisionResult> {
    return await this.afterApproval.remove(deviceId, by);
  }

  async rename(deviceId: string, name: string, by: Decider): Promise<DecisionResult> {
    return await this.afterApproval.rename(deviceId, name, by);
  }

  async setAccess(change: AccessChange): Promise<DecisionResult> {
    return await this.afterApproval.setAccess(change);
  }

  async signOut(deviceId: string, by: Decider): Promise<DecisionResult> {
    return await this.afterApproval.signOut(deviceId, by);
  }

  async block(order: BlockOrder): Promise<DecisionResult> {
    return await this.blockDesk.block(order);
  }

  async unblock(whom: DeskUnblockParams, by: Decider): Promise<DecisionResult> {
    return await this.blockDesk.unblock(whom, by);
  }

  async restore(deviceId: string, by: Decider): Promise<DecisionResult> {
    return await this.undo.restore(deviceId, by);
  }

  async undoApproval(requestId: string, by: Decider): Promise<DecisionResult> {
    return await this.undo.undoApproval(requestId, by);
  }

  unlock(lockoutId: string, by: Decider): Promise<DecisionResult> {
    return Promise.resolve(this.lockoutDesk.unlock(lockoutId, by));
  }

  repair(order: RepairOrder): Promise<DecisionResult> {
    return Promise.resolve(this.repairDesk.repair(order));
  }

  expectTest(deviceId: string): void {
    this.#parts.registry.expectTest(deviceId);
  }

  async forgetTest(deviceId: string): Promise<void> {
    await this.afterApproval.remove(deviceId, 'gateway', { undo: false });
    this.afterApproval.withdraw(deviceId, 'gateway');
    this.#parts.registry.forgetTest(deviceId);
  }

  subscribe(listener: (event: DeskEvent) => void): () => void {
    return this.#watchers.add(listener);
  }

  /** What the desk's other parts did, for all who watch it. */
  tell(event: DeskEvent): void {
    this.#watchers.tell(event);
  }

  /** For an approval that is made elsewhere: it can be taken back until the returned time (wall clock, milliseconds). */
  rememberApproval(request: WaitingRequest, before: PairedDevice | undefined): number {
    return this.#parts.undoBook.remember(request.deviceId, { kind: 'approval', request, before });
  }

  toldOfApproval(
    request: WaitingRequest,
    by: Decider,
    { device, undoUntilMs }: { readonly device: PairedDevice; readonly undoUntilMs: number },
  ): void {
    this.#watchers.tell({
      type: 'resolved',
      request,
      outcome: 'approved',
      ...toldBy(by),
      device: this.#view(device),
      undoUntilMs,
    });
  }

  /** While "Pair a phone…" is open, requests without any proof are what the person waits for. */
  setPairingOpen(open: boolean): void {
    for (const request of this.waitingRoom.setPairingOpen(open)) this.#watchers.tell({ type: 'refreshed', request });
  }

  statusChanged(): void {
    this.#watchers.tell({ type: 'status', status: this.#status() });
  }

  #view(device: PairedDevice): PairedDeviceView {
    const { sessions, registry } = this.#parts;
    return deviceView(device, {
      sessions: sessions.ofDevice(device.deviceId),
      lastSeenAtMs: registry.lastSeen(device.deviceId),
      test: registry.isTest(device.deviceId),
    });
  }
}
