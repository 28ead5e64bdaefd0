/**
 * The desk of a gateway elsewhere, for tray, notifications and window (DESIGN D15). Our own gateway shows and does all that
 * ours does here; the official one lists less, approves an ask whole or not at all, and takes nothing back.
 */
import type {
  Approval,
  Clock,
  CommandApproval,
  DecisionResult,
  DeskCapabilities,
  DeskEvent,
  DeskList,
  GatewayStatus,
  PairingDesk,
  Surface,
} from '../../gateway/index.ts';
import type { AttachedLink } from './attached-link.ts';
import { failureOf, NOT_WAITING } from './decision-failure.ts';
import { changesBetween } from './list-changes.ts';
import { officialList } from './official-list.ts';
import { ourList } from './our-list.ts';
import { OFFICIAL_DESK, OUR_DESK, statusOf, type RemoteList } from './remote-list.ts';
import { hostOf, type AttachTarget } from './target.ts';

/** Events can be missed, and the official gateway tells nothing of a request that runs out or a device that is removed. */
const POLL_MS = 15_000;
/** Less than a person notices; a gateway that tells something all the time is not asked more often than this. */
const GATHER_MS = 200;
/** So many ends are remembered until they show in the list. */
const MOST_ENDS = 200;

const TELLING = /^(desk\.changed|device\.pair\.|node\.pair\.|presence$)/;

type Decider = Parameters<PairingDesk['remove']>[1];

export class AttachedDesk implements PairingDesk {
  readonly #link: AttachedLink;
  readonly #target: AttachTarget;
  readonly #clock: Clock;
  readonly #listeners = new Set<(event: DeskEvent) => void>();
  readonly #decisions = new Map<string, 'approved' | 'rejected'>();
  readonly #decidedHere = new Map<string, Surface>();
  readonly #stops: readonly (() => void)[];
  #ours = false;
  #list: RemoteList | undefined;
  #cancelRead: (() => void) | undefined;
  #reading: Promise<void> | undefined;
  #readAgain = false;
  #closed = false;

  constructor(parts: { readonly link: AttachedLink; readonly target: AttachTarget; readonly clock: Clock }) {
    this.#link = parts.link;
    this.#target = parts.target;
    this.#clock = parts.clock;
    this.#stops = [
      this.#link.onState(() => {
        this.#follow();
      }),
      this.#link.onEvent((event, payload) => {
        this.#hear(event, payload);
      }),
    ];
  }

  get capabilities(): DeskCapabilities {
    return this.isOurs ? OUR_DESK : OFFICIAL_DESK;
  }

  /** Of the gateway as it was when the link was attached last. */
  get isOurs(): boolean {
    return this.#ours;
  }

  waiting(): RemoteList['waiting'] {
    return this.#list?.waiting ?? [];
  }

  devices(): RemoteList['devices'] {
    return this.#list?.devices ?? [];
  }

  connectedDevices(): RemoteList['devices'] {
    return this.devices().filter(({ connected }) => connected);
  }

  commandRequests(): RemoteList['commandRequests'] {
    return this.#list?.commandRequests ?? [];
  }

  status(): GatewayStatus {
    return this.#list?.status ?? statusOf(this.#target, '', { waiting: [], devices: [] });
  }

  /** As `desk.list` answers; undefined until it was read for the first time. */
  deskList(): DeskList | undefined {
    const list = this.#list;
    if (list === undefined) return undefined;
    const { waiting, devices, commandRequests, status, nowMs, others } = list;
    return { waiting, devices, commandRequests, status, nowMs, ...others, can: this.capabilities };
  }

  async approve({ requestId, digest, grant, name, scopes, lastsMs, by }: Approval): Promise<DecisionResult> {
    const request = this.waiting().find((other) => other.requestId === requestId);
    if (request === undefined) return NOT_WAITING;
    if (digest !== undefined && digest !== request.digest)
      return { ...NOT_WAITING, reason: 'changed', current: request };
    const { deviceId } = request;
    if (!this.isOurs) return await this.#decide('device.pair.approve', { requestId }, { requestId, deviceId, by });
    // One click is offered only where all that is asked is ordinary, so that "ordinary" is all that is asked.
    const terms = { ...(name !== undefined && { name }), ...(scopes && { scopes }), ...(lastsMs && { lastsMs }) };
    const params = { requestId, digest: request.digest, grant: grant === 'connect' ? grant : 'asked', ...terms };
    return await this.#decide('desk.approve', params, { requestId, deviceId, by });
  }

  async deny(requestId: string, by: Decider): Promise<DecisionResult> {
    const deviceId = this.waiting().find((other) => other.requestId === requestId)?.deviceId ?? '';
    const method = this.isOurs ? 'desk.deny' : 'device.pair.reject';
    return await this.#decide(method, { requestId }, { requestId, deviceId, by });
  }

  async approveCommands({ requestId, digest, by }: CommandApproval): Promise<DecisionResult> {
    const request = this.commandRequests().find((other) => other.requestId === requestId);
    if (request === undefined) return NOT_WAITING;
    if (digest !== undefined && digest !== request.digest) {
      return { ...NOT_WAITING, reason: 'changed', currentCommands: request };
    }
    const { deviceId } = request;
    if (!this.isOurs) return await this.#decide('node.pair.approve', { requestId }, { requestId, deviceId, by });
    const params = { requestId, digest: request.digest };
    return await this.#decide('desk.approveCommands', params, { requestId, deviceId, by });
  }

  async denyCommands(requestId: string, by: Decider): Promise<DecisionResult> {
    const deviceId = this.commandRequests().find((other) => other.requestId === requestId)?.deviceId ?? '';
    const method = this.isOurs ? 'desk.denyCommands' : 'node.pair.reject';
    return await this.#decide(method, { requestId }, { requestId, deviceId, by });
  }

  async remove(deviceId: string, by: Decider): Promise<DecisionResult> {
    const method = this.isOurs ? 'desk.remove' : 'device.pair.remove';
    return await this.#decide(method, { deviceId }, { requestId: '', deviceId, by });
  }

  /** Only a gateway of ours takes something back. */
  get undoApproval(): PairingDesk['undoApproval'] {
    if (!this.isOurs) return undefined;
    return async (requestId, by) =>
      await this.#decide('desk.undoApproval', { requestId }, { requestId, deviceId: '', by });
  }

  subscribe(listener: (event: DeskEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The window decided it: what follows from it is no news to the person. */
  decidedInWindow(id: string): void {
    remember(this.#decidedHere, id, 'window');
    this.#readSoon(0);
  }

  close(): void {
    this.#closed = true;
    this.#cancelRead?.();
    for (const stop of this.#stops) stop();
  }

  #follow(): void {
    const { kind } = this.#link.state();
    this.#ours = this.#link.attachedTo()?.methods.has('desk.list') ?? this.#ours;
    if (kind === 'attached') void this.#read();
    // What was known stays while it does not answer: it is asked again in a moment, and nothing can be decided meanwhile.
    if (kind === 'refused' || kind === 'waiting') this.#list = undefined;
    this.#tell({ type: 'status', status: this.status() });
  }

  #hear(event: string, payload: unknown): void {
    if (!TELLING.test(event)) return;
    const { requestId, decision } = (payload ?? {}) as Readonly<Record<string, unknown>>;
    if (typeof requestId === 'string' && (decision === 'approved' || decision === 'rejected')) {
      remember(this.#decisions, requestId, decision);
    }
    this.#readSoon(GATHER_MS);
  }

  #readSoon(ms: number): void {
    if (this.#closed) return;
    this.#cancelRead?.();
    this.#cancelRead = this.#clock.after(ms, () => void this.#read());
  }

  /** One at a time; asked for meanwhile, once more after it. */
  async #read(): Promise<void> {
    if (this.#reading !== undefined) {
      this.#readAgain = true;
      await this.#reading;
      return;
    }
    this.#reading = this.#readOnce();
    await this.#reading;
    this.#reading = undefined;
    const again = this.#readAgain;
    this.#readAgain = false;
    if (this.#link.attachedTo() !== undefined) this.#readSoon(again ? GATHER_MS : POLL_MS);
  }

  async #readOnce(): Promise<void> {
    const attachedTo = this.#link.attachedTo();
    if (this.#closed || attachedTo === undefined) return;
    const facts = { target: this.#target, version: attachedTo.version, nowMs: this.#clock.now() };
    try {
      const list = this.isOurs
        ? ourList(await this.#link.request('desk.list', {}), facts)
        : officialList(await this.#official(attachedTo.methods), facts);
      this.#take(list);
    } catch {
      // It broke off, which the link follows; or it may not be seen, which the link's state says.
    }
  }

  async #official(methods: ReadonlySet<string>) {
    const [devices, nodes] = await Promise.all([
      this.#link.request('device.pair.list', {}),
      methods.has('node.pair.list') ? this.#link.request('node.pair.list', {}) : undefined,
    ]);
    return { devices, nodes };
  }

  #take(list: RemoteList): void {
    if (this.#closed) return;
    const before = this.#list;
    this.#list = list;
    if (before === undefined) {
      this.#tell({ type: 'status', status: list.status });
      return;
    }
    const told = { decisions: this.#decisions, decidedHere: this.#decidedHere };
    for (const event of changesBetween(before, list, told)) this.#tell(event);
  }

  async #decide(
    method: string,
    params: object,
    { requestId, deviceId, by }: { readonly requestId: string; readonly deviceId: string; readonly by: Decider },
  ): Promise<DecisionResult> {
    const surface = typeof by === 'string' ? by : 'client';
    remember(this.#decidedHere, requestId === '' ? deviceId : requestId, surface);
    try {
      await this.#link.request(method, params);
    } catch (error) {
      this.#decidedHere.delete(requestId === '' ? deviceId : requestId);
      return failureOf(error, hostOf(this.#target));
    } finally {
      this.#readSoon(0);
    }
    return { ok: true, requestId, deviceId };
  }

  #tell(event: DeskEvent): void {
    for (const listener of this.#listeners) listener(event);
  }
}

function remember<T>(map: Map<string, T>, id: string, value: T): void {
  map.set(id, value);
  const [oldest] = map.keys();
  if (map.size > MOST_ENDS && oldest !== undefined) map.delete(oldest);
}
