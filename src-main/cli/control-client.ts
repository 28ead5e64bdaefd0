/** Calls the running gateway over the owner's control socket: no token, no pairing. */
import { WebSocket } from 'ws';
import { controlSocketsOf, type SocketPlaces } from '../adapters/index.ts';

export type CallResult<T> =
  { readonly ok: true; readonly payload: T } | { readonly ok: false; readonly message: string };

/** Whatever the gateway tells everyone: its name, and what it carries. */
export type EventListener = (event: string, payload: unknown) => void;

interface Frame {
  readonly type: string;
  readonly event?: string;
  readonly id?: string;
  readonly ok?: boolean;
  readonly payload?: unknown;
  readonly error?: { readonly message: string };
}

/** The gateway answers in milliseconds; after this it hangs, and the person should hear of it. */
const ANSWER_MS = 10_000;
const CLOSED = { ok: false, message: 'The gateway closed the connection.' } as const;

export class ControlClient {
  readonly #socket: WebSocket;
  readonly #waiting = new Map<string, (result: CallResult<unknown>) => void>();
  readonly #listeners = new Set<EventListener>();
  #nextId = 1;

  /** The gateway is gone, or this client closed the connection. */
  readonly closed: Promise<void>;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on('message', (data: Buffer) => {
      this.#receive(data.toString());
    });
    socket.on('error', () => undefined); // `close` follows
    this.closed = new Promise((resolve) => {
      socket.on('close', () => {
        resolve();
      });
    });
    socket.on('close', () => {
      for (const settle of this.#waiting.values()) settle(CLOSED);
    });
  }

  /** Undefined where no gateway answers. */
  static async open(places: SocketPlaces): Promise<ControlClient | undefined> {
    for (const file of await controlSocketsOf(places)) {
      const client = await ControlClient.#openAt(file);
      if (client !== undefined) return client;
    }
    return undefined;
  }

  static async #openAt(file: string): Promise<ControlClient | undefined> {
    const socket = new WebSocket(`ws+unix:${file}:/`, { perMessageDeflate: false });
    const client = new ControlClient(socket);
    return await new Promise((resolve) => {
      socket.once('open', () => {
        resolve(client);
      });
      socket.once('error', () => {
        resolve(undefined);
      });
    });
  }

  /** False from the moment on that no answer can come any more. */
  get isOpen(): boolean {
    return this.#socket.readyState === WebSocket.OPEN;
  }

  /** The payload is trusted to be what this version's gateway answers: both are one program. */
  async call<T>(method: string, params: object = {}): Promise<CallResult<T>> {
    if (!this.isOpen) return CLOSED;
    const id = String(this.#nextId++);
    const result = await new Promise<CallResult<unknown>>((resolve) => {
      const timer = setTimeout(() => {
        resolve({ ok: false, message: `The gateway did not answer ${method} within 10 s.` });
      }, ANSWER_MS);
      this.#waiting.set(id, (settled) => {
        clearTimeout(timer);
        resolve(settled);
      });
      this.#socket.send(JSON.stringify({ type: 'req', id, method, params }));
    });
    this.#waiting.delete(id);
    return result as CallResult<T>;
  }

  onEvent(listener: EventListener): void {
    this.#listeners.add(listener);
  }

  close(): void {
    this.#socket.close();
  }

  #receive(text: string): void {
    const frame = JSON.parse(text) as Frame;
    if (frame.event !== undefined) for (const listener of this.#listeners) listener(frame.event, frame.payload);
    if (frame.type !== 'res' || frame.id === undefined) return;
    this.#waiting.get(frame.id)?.(
      frame.ok === true
        ? { ok: true, payload: frame.payload }
        : { ok: false, message: frame.error?.message ?? 'The gateway answered without a reason.' },
    );
  }
}
