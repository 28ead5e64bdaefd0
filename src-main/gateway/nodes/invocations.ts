/** Calls in flight from operators to nodes. Each is bound to one caller and to one connection of the node. */
import { randomUUID } from 'node:crypto';
import { ErrorCodes } from '@openclaw/gateway-protocol/gateway-error-details';
import type { Clock } from '../ports.ts';
import { eventText, fail, type Reply } from '../protocol/frames.ts';
import { LIMITS } from '../protocol/limits.ts';
import type { Session } from '../routing/session.ts';

export interface Call {
  readonly nodeId: string;
  readonly command: string;
  /** JSON as the node is to get it; undefined where the caller gave none. */
  readonly paramsJSON: string | undefined;
  readonly timeoutMs: number;
  readonly idempotencyKey: string;
}

export type NodeResult =
  /** JSON text, or undefined where the node gave nothing. */
  | { readonly ok: true; readonly payloadJSON: string | undefined }
  | { readonly ok: false; readonly code: string; readonly message: string };

interface Invocation {
  readonly id: string;
  readonly call: Call;
  readonly caller: Session;
  readonly node: Session;
  readonly answer: (reply: Reply) => void;
  readonly stop: () => void;
  inputs: number;
}

export class Invocations {
  readonly #clock: Clock;
  readonly #running = new Map<string, Invocation>();
  /** By either end, so that a session that ends takes only its own with it. */
  readonly #ofSession = new Map<Session, Set<Invocation>>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  async start(call: Call, caller: Session, node: Session): Promise<Reply> {
    if (this.#countOf(caller) >= LIMITS.invocationsPerSession || this.#countOf(node) >= LIMITS.invocationsPerSession) {
      return fail(ErrorCodes.UNAVAILABLE, 'too many calls in flight', { retryable: true, retryAfterMs: 500 });
    }
    return await new Promise((answer) => {
      const stop = this.#clock.after(call.timeoutMs, () => {
        this.#cancel(invocation);
        this.#end(invocation, fail(ErrorCodes.UNAVAILABLE, 'TIMEOUT: node invoke timed out'));
      });
      const invocation: Invocation = { id: randomUUID(), call, caller, node, answer, stop, inputs: 0 };
      this.#running.set(invocation.id, invocation);
      this.#enlist(caller, invocation);
      this.#enlist(node, invocation);
      const { nodeId, command, paramsJSON, timeoutMs, idempotencyKey } = call;
      node.send(
        eventText('node.invoke.request', { id: invocation.id, nodeId, command, paramsJSON, timeoutMs, idempotencyKey }),
      );
    });
  }

  /** False for a result that is late, unknown, or of another connection: it changes nothing. */
  settle(id: string, result: NodeResult, node: Session): boolean {
    const invocation = this.#boundTo(node, id);
    if (invocation === undefined) return false;
    this.#end(invocation, replyTo(invocation.call, result));
    return true;
  }

  /** Hands a piece of the answer to the caller. */
  progress(id: string, piece: { readonly seq: number; readonly chunk: string }, node: Session): boolean {
    const invocation = this.#boundTo(node, id);
    if (invocation === undefined) return false;
    const { nodeId, idempotencyKey } = invocation.call;
    invocation.caller.send(eventText('node.invoke.progress', { invokeId: id, nodeId, idempotencyKey, ...piece }));
    return true;
  }

  /** Hands the caller's further input to the node. */
  input(idempotencyKey: string, payloadJSON: string, caller: Session): boolean {
    const invocation = this.#calledBy(caller, idempotencyKey);
    if (invocation === undefined) return false;
    const { id, call, node } = invocation;
    node.send(eventText('node.invoke.input', { id, nodeId: call.nodeId, seq: invocation.inputs, payloadJSON }));
    invocation.inputs += 1;
    return true;
  }

  cancel(idempotencyKey: string, caller: Session): boolean {
    const invocation = this.#calledBy(caller, idempotencyKey);
    if (invocation === undefined) return false;
    this.#cancel(invocation);
    this.#end(invocation, fail(ErrorCodes.UNAVAILABLE, 'CANCELLED: the caller called it off'));
    return true;
  }

  #boundTo(node: Session, id: string): Invocation | undefined {
    const invocation = this.#running.get(id);
    return invocation?.node === node ? invocation : undefined;
  }

  #calledBy(caller: Session, idempotencyKey: string): Invocation | undefined {
    for (const invocation of this.#ofSession.get(caller) ?? []) {
      if (invocation.caller === caller && invocation.call.idempotencyKey === idempotencyKey) return invocation;
    }
    return undefined;
  }

  #countOf(session: Session): number {
    return this.#ofSession.get(session)?.size ?? 0;
  }

  #enlist(session: Session, invocation: Invocation): void {
    const known = this.#ofSession.get(session);
    if (known !== undefined) {
      known.add(invocation);
      return;
    }
    this.#ofSession.set(session, new Set([invocation]));
    session.whenClosed(() => {
      const left = this.#ofSession.get(session) ?? [];
      this.#ofSession.delete(session);
      for (const each of left) this.#abandon(each);
    });
  }

  /** One of its ends is gone. */
  #abandon(invocation: Invocation): void {
    const { node, call } = invocation;
    if (node.open) this.#cancel(invocation);
    const message = `node disconnected (${call.command})`;
    this.#end(invocation, replyTo(call, { ok: false, code: 'DISCONNECTED', message }));
  }

  #cancel({ id, node, call }: Invocation): void {
    node.send(eventText('node.invoke.cancel', { invokeId: id, nodeId: call.nodeId }));
  }

  #end(invocation: Invocation, reply: Reply): void {
    if (!this.#running.delete(invocation.id)) return;
    invocation.stop();
    this.#ofSession.get(invocation.caller)?.delete(invocation);
    this.#ofSession.get(invocation.node)?.delete(invocation);
    invocation.answer(reply);
  }
}

function replyTo({ nodeId, command }: Call, result: NodeResult): Reply {
  if (!result.ok) {
    const { code, message } = result;
    const details = { nodeError: { code, message }, nodeCommandDispatched: true };
    return fail(ErrorCodes.UNAVAILABLE, `${code}: ${message}`, { details });
  }
  const { payloadJSON } = result;
  const start = `{"ok":true,"nodeId":${JSON.stringify(nodeId)},"command":${JSON.stringify(command)}`;
  if (payloadJSON === undefined) return { ok: true, payloadText: `${start}}` };
  // The node's JSON goes on as it came: it was made sure to be JSON, and making it anew costs as much as all the rest.
  return { ok: true, payloadText: `${start},"payload":${payloadJSON},"payloadJSON":${JSON.stringify(payloadJSON)}}` };
}
