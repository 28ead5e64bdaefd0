/**
 * How every page talks to the gateway, whatever carries the frames: a MessagePort in the window, a
 * WebSocket in a browser. Nothing else in the renderer knows which one it is.
 */
import type { Refusal } from './refusal.ts';

export type LinkStatus =
  | { readonly kind: 'connecting' }
  /** `connId` is this connection's name in the gateway's lists; absent where the gateway gave none. `methods` are those it serves. */
  | { readonly kind: 'ready'; readonly connId?: string | undefined; readonly methods?: ReadonlySet<string> }
  /** The gateway answered and did not let this page in. `retrying`: the link goes on asking by itself. */
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly retrying: boolean }
  /** Nobody answers, or the connection broke; the link goes on trying. */
  | { readonly kind: 'lost' };

export type LinkEventListener = (event: string, payload: unknown) => void;

export interface RequestOptions {
  /** Milliseconds until it is given up here; by default half a minute. */
  readonly timeoutMs?: number;
}

export interface GatewayLink {
  readonly status: LinkStatus;
  /** Of the browser that this page runs in; the window is no device. */
  readonly ownDeviceId?: string;
  /**
   * Resolves with the payload of the answer. Rejects with `GatewayProtocolRequestError` (its message is a sentence for a
   * person) or, if no answer came, with any other Error.
   */
  request(method: string, params: object, options?: RequestOptions): Promise<unknown>;
  onEvent(listener: LinkEventListener): () => void;
  onState(listener: () => void): () => void;
}

/** What only a browser's link can do, because only it has to prove who it is. */
export interface SignInLink extends GatewayLink {
  /** Tries again at once. */
  retry(): void;
  /** Keeps the gateway's token for this tab and this origin, and tries again with it. */
  useToken(token: string): void;
}
