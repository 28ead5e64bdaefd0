/**
 * The desk of a gateway elsewhere, for tray, notifications and window. Our own gateway shows and does all that
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
import { Reading } from './reading.ts';
import { OFFICIAL_DESK, OUR_DESK, statusOf, type RemoteList } from './remote-list.ts';
import { hostOf, type AttachTarget } from './target.ts';

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
  readonly #reading: Reading;
  readonly #stops: readonly (() => void)[];
  #ours = false;
  #list: RemoteList | undefined;
  /** On the monotonic clock. */
  #takenAtMs = 0;
  #closed = false;

  constructor(parts: { readonly link: AttachedLink; readonly target: AttachTarget; readonly clock: Clock }) {
    this.#link = parts.link;
    this.#target = parts.target;
    this.#clock = parts.clock;
    this.#reading = new Reading(parts.clock, () => this.#read());
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
    const agoMs = this.#clock.monotonic() - this.#takenAtMs; // a page counts down from what it is told is now
    return {
      waiting,
      devices,
      commandRequests,
      status,
      nowMs: nowMs + Math.round(agoMs),
      ...others,
      can: this.capabilities,
    };
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

  /** What the window decides by itself about a request, or to remove a device: what follows is no news to the person. */
  async decidedInWindow<T>(id: string, decide: () => Promise<T>): Promise<T> {
    return await this.#decided(id, 'window', decide);
  }

  /** Something has been changed there that it does not tell of. */
  look(): void {
    this.#reading.soon(0);
  }

  close(): void {
    this.#closed = true;
    this.#reading.close();
    for (const stop of this.#stops) stop();
  }

  #follow(): void {
    const { kind } = this.#link.state();
    this.#ours = this.#link.attachedTo()?.methods.has('desk.list') ?? this.#ours;
    if (kind === 'attached') this.#reading.now();
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
    this.#reading.soon();
  }

  /** False where it is not attached. */
  async #read(): Promise<boolean> {
    const attachedTo = this.#link.attachedTo();
    if (attachedTo === undefined) return false;
    const facts = { target: this.#target, version: attachedTo.version, nowMs: this.#clock.now() };
    try {
      // Loaded only here: an app with a gateway of its own reads no lists of others.
      if (this.isOurs) {
        const { ourList } = await import('./our-list.ts');
        this.#take(ourList(await this.#link.request('desk.list', {}), facts));
      } else {
        const { officialList } = await import('./official-list.ts');
        this.#take(officialList(await this.#official(attachedTo.methods), facts));
      }
    } catch {
      // It broke off, which the link follows; or it may not be seen, which the link's state says.
    }
    return this.#link.attachedTo() !== undefined;
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
    this.#takenAtMs = this.#clock.monotonic();
    if (before === undefined) {
      this.#tell({ type: 'status', status: list.status });
      return;
    }
    const told = { decisions: this.#decisions, decidedHere: this.#decidedHere };
    for (const event of changesBetween(before, list, told)) {
      this.#tell(event);
      // It may be let in again, and be removed by somebody else then.
      if (event.type === 'removed') this.#decidedHere.delete(event.device.deviceId);
    }
  }

  async #decide(
    method: string,
    params: object,
    { requestId, deviceId, by }: { readonly requestId: string; readonly deviceId: string; readonly by: Decider },
  ): Promise<DecisionResult> {
    const surface = typeof by === 'string' ? by : 'client';
    try {
      await this.#decided(requestId === '' ? deviceId : requestId, surface, () => this.#link.request(method, params));
    } catch (error) {
      return failureOf(error, hostOf(this.#target));
    }
    return { ok: true, requestId, deviceId };
  }

  async #decided<T>(id: string, surface: Surface, decide: () => Promise<T>): Promise<T> {
    remember(this.#decidedHere, id, surface);
    try {
      return await decide();
    } catch (error) {
      this.#decidedHere.delete(id);
      throw error;
    } finally {
      this.#reading.soon(0);
    }
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
