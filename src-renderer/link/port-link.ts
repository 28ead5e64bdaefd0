/**
 * The window's link: JSON frames over a MessagePort that the main process bridges to an in-process session. No handshake
 * and no credential, because the session is the administrator's already; the first message is the `hello-ok`.
 */
import { GatewayProtocolRequestError } from '@openclaw/gateway-client/browser';
import { isGatewayEventFrame, isGatewayResponseFrame } from '@openclaw/gateway-protocol/frame-guards';
import type { DesktopBridge } from '../../src-main/desktop/ipc-contract.ts';
import type { GatewayLink, LinkEventListener, LinkStatus, RequestOptions } from './gateway-link.ts';
import { Listeners } from './listeners.ts';

/** As the official client has it. */
const REQUEST_TIMEOUT_MS = 30_000;
/** The main process closes a port when it rebuilds the gateway; the new one is there within a moment. */
const NEW_PORT_DELAY_MS = 500;

interface Pending {
  readonly resolve: (payload: unknown) => void;
  readonly reject: (error: Error) => void;
  readonly timer: ReturnType<typeof setTimeout>;
}

export class PortLink implements GatewayLink {
  #status: LinkStatus = { kind: 'connecting' };
  #port: MessagePort | undefined;
  #lastId = 0;
  readonly #bridge: Pick<DesktopBridge, 'requestGatewayPort'>;
  readonly #pending = new Map<string, Pending>();
  readonly #events = new Listeners<Parameters<LinkEventListener>>();
  readonly #states = new Listeners<[]>();

  constructor(bridge: Pick<DesktopBridge, 'requestGatewayPort'>) {
    this.#bridge = bridge;
  }

  get status(): LinkStatus {
    return this.#status;
  }

  start(page: Window): void {
    page.addEventListener('message', (message) => {
      // Only the preload script posts from this very window; a frame or an opener would be another source.
      if (message.source !== page || message.data !== 'gateway-port') return;
      const [port] = message.ports;
      if (port !== undefined) this.#adopt(port);
    });
    this.#bridge.requestGatewayPort();
  }

  request(method: string, params: object, { timeoutMs = REQUEST_TIMEOUT_MS }: RequestOptions = {}): Promise<unknown> {
    const port = this.#port;
    if (port === undefined || this.#status.kind !== 'ready') return Promise.reject(new Error('not connected'));
    const id = String((this.#lastId += 1));
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#pending.delete(id);
        reject(new Error(`no answer to ${method}`));
      }, timeoutMs);
      this.#pending.set(id, { resolve, reject, timer });
      port.postMessage(JSON.stringify({ type: 'req', id, method, params }));
    });
  }

  onEvent(listener: LinkEventListener): () => void {
    return this.#events.add(listener);
  }

  onState(listener: () => void): () => void {
    return this.#states.add(listener);
  }

  #adopt(port: MessagePort): void {
    this.#drop();
    this.#port = port;
    port.addEventListener('message', (message: MessageEvent<unknown>) => {
      if (this.#port === port && typeof message.data === 'string') this.#receive(message.data);
    });
    // Electron's own addition to the web's MessagePort.
    port.addEventListener('close', () => {
      if (this.#port !== port) return;
      this.#drop();
      this.#become({ kind: 'lost' });
      setTimeout(() => {
        if (this.#port === undefined) this.#bridge.requestGatewayPort();
      }, NEW_PORT_DELAY_MS);
    });
    port.start();
  }

  #receive(text: string): void {
    const frame: unknown = JSON.parse(text);
    if (isGatewayEventFrame(frame)) {
      if (frame.event === 'hello-ok') this.#become({ kind: 'ready', ...methodsIn(frame.payload) });
      else this.#events.emit(frame.event, frame.payload);
      return;
    }
    if (!isGatewayResponseFrame(frame)) return;
    const pending = this.#pending.get(frame.id);
    if (pending === undefined) return;
    this.#pending.delete(frame.id);
    clearTimeout(pending.timer);
    if (frame.ok) pending.resolve(frame.payload);
    else pending.reject(new GatewayProtocolRequestError(frame.error ?? {}));
  }

  #drop(): void {
    this.#port?.close();
    this.#port = undefined;
    for (const pending of this.#pending.values()) {
      clearTimeout(pending.timer);
      pending.reject(new Error('the connection closed'));
    }
    this.#pending.clear();
  }

  #become(status: LinkStatus): void {
    this.#status = status;
    this.#states.emit();
  }
}

function methodsIn(hello: unknown): { readonly methods?: ReadonlySet<string> } {
  const { methods } = (hello as { readonly features?: { readonly methods?: unknown } } | undefined)?.features ?? {};
  return Array.isArray(methods) ? { methods: new Set(methods.filter((name) => typeof name === 'string')) } : {};
}
