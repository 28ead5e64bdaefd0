/** One call to a node from this page, from the click to its end; for `useSyncExternalStore`. */
import { GatewayProtocolRequestError } from '@openclaw/gateway-client/browser';
import type { GatewayLink } from '../link/gateway-link.ts';
import { Listeners } from '../link/listeners.ts';
import { readNodeResult, safeText, type NodeResult } from './node-result.ts';

export type CallState =
  | { readonly kind: 'idle' }
  | {
      readonly kind: 'running';
      readonly command: string;
      /** What the node has told so far. */
      readonly pieces: string;
      readonly cancelling: boolean;
    }
  | {
      readonly kind: 'done';
      readonly command: string;
      readonly result: NodeResult;
      readonly pieces: string;
      readonly tookMs: number;
    }
  | { readonly kind: 'failed'; readonly command: string; readonly failure: CallFailure; readonly pieces: string };

export type CallFailure =
  /** `code` and `message` are the node's own. */
  | { readonly reason: 'node-refused'; readonly code: string; readonly message: string }
  | { readonly reason: 'timeout' | 'cancelled' | 'not-connected' | 'disconnected' | 'no-answer' }
  /** The gateway's own sentence. */
  | { readonly reason: 'not-allowed'; readonly message: string };

export interface NodeOrder {
  readonly nodeId: string;
  readonly command: string;
  /** Undefined: none. */
  readonly params: unknown;
  readonly timeoutMs: number;
}

/** The gateway ends a call in time; this is for a gateway that is gone itself. */
const GRACE_MS = 5_000;

export class NodeCall {
  #state: CallState = { kind: 'idle' };
  /** Of the call that runs. */
  #key: string | undefined;
  readonly #link: GatewayLink;
  readonly #now: () => number;
  readonly #listeners = new Listeners<[]>();

  constructor(link: GatewayLink, now: () => number) {
    this.#link = link;
    this.#now = now;
  }

  readonly subscribe = (listener: () => void): (() => void) => this.#listeners.add(listener);
  readonly state = (): CallState => this.#state;

  /** The returned function ends it, and calls off what still runs. */
  readonly start = (): (() => void) => {
    const stop = this.#link.onEvent((event, payload) => {
      if (event === 'node.invoke.progress') this.#progress(payload);
    });
    return () => {
      stop();
      this.cancel();
    };
  };

  readonly run = (order: NodeOrder): void => {
    if (this.#state.kind === 'running') return;
    const { nodeId, command, params, timeoutMs } = order;
    const key = crypto.randomUUID();
    const startedAt = this.#now();
    this.#key = key;
    this.#become({ kind: 'running', command, pieces: '', cancelling: false });
    this.#link
      .request(
        'node.invoke',
        { nodeId, command, ...(params !== undefined && { params }), timeoutMs, idempotencyKey: key },
        { timeoutMs: timeoutMs + GRACE_MS },
      )
      .then(
        (answer) => {
          // The gateway serves this page itself, so its answer has the shape of the protocol; the payload is the node's.
          const result = readNodeResult((answer as { readonly payload?: unknown }).payload);
          this.#end(key, { kind: 'done', command, result, pieces: this.#pieces(), tookMs: this.#now() - startedAt });
        },
        (error: unknown) => {
          this.#end(key, { kind: 'failed', command, failure: failureOf(error), pieces: this.#pieces() });
        },
      );
  };

  readonly cancel = (): void => {
    const state = this.#state;
    if (state.kind !== 'running' || this.#key === undefined) return;
    this.#become({ ...state, cancelling: true });
    // The call itself then ends as called off.
    this.#link.request('node.invoke.cancel', { idempotencyKey: this.#key }).catch(() => undefined);
  };

  #progress(payload: unknown): void {
    const state = this.#state;
    const { idempotencyKey, chunk } = payload as { readonly idempotencyKey?: unknown; readonly chunk?: unknown };
    if (state.kind !== 'running' || idempotencyKey !== this.#key || typeof chunk !== 'string') return;
    this.#become({ ...state, pieces: safeText(state.pieces + chunk) });
  }

  #pieces(): string {
    return 'pieces' in this.#state ? this.#state.pieces : '';
  }

  #end(key: string, state: CallState): void {
    if (key !== this.#key) return;
    this.#key = undefined;
    this.#become(state);
  }

  #become(state: CallState): void {
    this.#state = state;
    this.#listeners.emit();
  }
}

interface CallErrorDetails {
  readonly code?: unknown;
  readonly nodeError?: { readonly code?: unknown; readonly message?: unknown };
}

export function failureOf(error: unknown): CallFailure {
  if (!(error instanceof GatewayProtocolRequestError)) return { reason: 'no-answer' };
  const { code, nodeError } = (error.details ?? {}) as CallErrorDetails;
  if (error.message.startsWith('TIMEOUT:')) return { reason: 'timeout' };
  if (error.message.startsWith('CANCELLED:')) return { reason: 'cancelled' };
  if (code === 'NOT_CONNECTED') return { reason: 'not-connected' };
  if (nodeError?.code === 'DISCONNECTED') return { reason: 'disconnected' };
  if (typeof nodeError?.code === 'string' && typeof nodeError.message === 'string') {
    return { reason: 'node-refused', code: safeText(nodeError.code), message: safeText(nodeError.message) };
  }
  return { reason: 'not-allowed', message: error.message };
}
