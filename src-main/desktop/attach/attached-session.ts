/**
 * The window's session with a gateway elsewhere: the frames that it exchanges with one in this process, answered by the link
 * and its desk. Nothing of the link's secrets passes, and what the gateway says is made fit to be shown.
 */
import { membersOf, type FrameChannel, type DecisionResult } from '../../gateway/index.ts';
import type { AttachedDesk } from './attached-desk.ts';
import type { AttachedLink } from './attached-link.ts';
import { plainPayload } from './plain-payload.ts';

interface RequestFrame {
  readonly id: string;
  readonly method: string;
  readonly params: Readonly<Record<string, unknown>>;
}

const CLOSED = { code: 1012, reason: 'not attached' };
/** A node may take its time; the page has its own, shorter patience where it should. */
const LONGEST_ANSWER_MS = 600_000;
/** What the desk answers where the gateway itself has no such method. */
const OFFICIAL_DECISIONS = [
  'desk.approve',
  'desk.deny',
  'desk.dismiss',
  'desk.remove',
  'desk.rename',
  'desk.approveCommands',
  'desk.denyCommands',
] as const;

const REMOVING: ReadonlySet<string> = new Set(['desk.remove', 'desk.block']);

export class AttachedSession {
  readonly #link: AttachedLink;
  readonly #desk: AttachedDesk;
  readonly #channel: FrameChannel;
  readonly #stops: readonly (() => void)[];
  /** The page knows that it may ask. */
  #greeted = false;

  constructor(link: AttachedLink, desk: AttachedDesk, channel: FrameChannel) {
    this.#link = link;
    this.#desk = desk;
    this.#channel = channel;
    this.#stops = [
      desk.subscribe(() => {
        this.#follow();
        if (this.#greeted) this.#event('desk.changed', {});
      }),
      link.onEvent((event, payload) => {
        if (this.#greeted && event !== 'desk.changed') this.#event(event, plainPayload(payload));
      }),
    ];
    this.#follow();
  }

  receive(text: string): void {
    const request = requestIn(text);
    if (request === undefined) return;
    void this.#answer(request).then(
      (payload) => {
        this.#send({ type: 'res', id: request.id, ok: true, payload });
      },
      (error: unknown) => {
        this.#send({ type: 'res', id: request.id, ok: false, error: errorOf(error) });
      },
    );
  }

  /** The page is gone, or another gateway is shown in it. */
  ended(): void {
    for (const stop of this.#stops) stop();
  }

  close(): void {
    this.ended();
    this.#channel.close(CLOSED);
  }

  #follow(): void {
    const attachedTo = this.#link.attachedTo();
    if (attachedTo === undefined) {
      // The page says that the connection is lost, and asks for a port again until it is back.
      if (this.#greeted) this.close();
      return;
    }
    if (this.#greeted || this.#desk.deskList() === undefined) return;
    this.#greeted = true;
    const methods = this.#desk.isOurs
      ? [...attachedTo.methods]
      : [...attachedTo.methods, 'desk.list', ...OFFICIAL_DECISIONS];
    this.#event('hello-ok', { features: { methods } });
  }

  async #answer({ method, params }: RequestFrame): Promise<unknown> {
    if (method === 'desk.list') return this.#desk.deskList() ?? missing();
    if (!this.#desk.isOurs && (OFFICIAL_DECISIONS as readonly string[]).includes(method)) {
      return await this.#decide(method as (typeof OFFICIAL_DECISIONS)[number], params);
    }
    if (!(this.#link.attachedTo()?.methods.has(method) ?? false) && !UNLISTED.test(method)) {
      throw new Error(`unknown method: ${method}`);
    }
    const ask = (): Promise<unknown> => this.#link.request(method, params, LONGEST_ANSWER_MS);
    const decided = decidedBy(method, params);
    return plainPayload(await (decided === undefined ? ask() : this.#desk.decidedInWindow(decided, ask)));
  }

  async #decide(method: (typeof OFFICIAL_DECISIONS)[number], params: RequestFrame['params']): Promise<unknown> {
    const requestId = textOf(params['requestId']);
    const deviceId = textOf(params['deviceId']);
    const digest = textOf(params['digest']);
    const by = 'window';
    switch (method) {
      case 'desk.approve':
        return answerOf(await this.#desk.approve({ requestId, digest, grant: 'asked', by }));
      case 'desk.deny':
        return answerOf(await this.#desk.deny(requestId, by));
      case 'desk.dismiss':
        return {}; // it stays listed until it runs out, which is all that it is to do
      case 'desk.remove':
        return answerOf(await this.#desk.remove(deviceId, by));
      case 'desk.rename':
        await this.#link.request('device.pair.rename', { deviceId, label: textOf(params['name']) });
        this.#desk.look();
        return { requestId, deviceId };
      case 'desk.approveCommands':
        return answerOf(await this.#desk.approveCommands({ requestId, digest, by }));
      case 'desk.denyCommands':
        return answerOf(await this.#desk.denyCommands(requestId, by));
    }
  }

  #event(event: string, payload: unknown): void {
    this.#send({ type: 'event', event, payload });
  }

  #send(frame: object): void {
    this.#channel.send(JSON.stringify(frame));
  }
}

/** Served by gateways and not announced. */
const UNLISTED = /^device\.pair\.(setupCode|setupStatus)$/;

/** Undefined for what no page of ours sends. */
function requestIn(text: string): RequestFrame | undefined {
  const { type, id, method, params } = membersOf(jsonIn(text)) ?? {};
  if (type !== 'req' || typeof id !== 'string' || typeof method !== 'string') return undefined;
  const known = membersOf(params) ?? {};
  return { id, method, params: known };
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The request that it answers, or the device that it removes; undefined for all else. */
function decidedBy(method: string, { requestId, deviceId }: RequestFrame['params']): string | undefined {
  if (method.startsWith('desk.') && typeof requestId === 'string') return requestId;
  return REMOVING.has(method) && typeof deviceId === 'string' ? deviceId : undefined;
}

function answerOf(result: DecisionResult): unknown {
  if (!result.ok) throw new Error(result.message);
  return { requestId: result.requestId, deviceId: result.deviceId };
}

function missing(): never {
  throw new Error('The gateway does not answer now.');
}

/** As a gateway answers; the page shows its message. */
function errorOf(error: unknown): object {
  if (!(error instanceof Error)) return { code: 'UNAVAILABLE', message: 'The gateway does not answer now.' };
  const { gatewayCode, details } = error as Error & Readonly<Record<string, unknown>>;
  return {
    code: typeof gatewayCode === 'string' ? gatewayCode : 'INVALID_REQUEST',
    message: plainPayload(error.message),
    ...(details !== undefined && { details: plainPayload(details) }),
  };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
