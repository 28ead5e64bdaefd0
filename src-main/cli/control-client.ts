/** Calls the running gateway over the owner's control socket: no token, no pairing. */
import { WebSocket } from 'ws';

export type CallResult<T> =
  { readonly ok: true; readonly payload: T } | { readonly ok: false; readonly message: string };

interface ResponseFrame {
  readonly type: string;
  readonly id?: string;
  readonly ok?: boolean;
  readonly payload?: unknown;
  readonly error?: { readonly message: string };
}

/** The gateway answers in milliseconds; after this it hangs, and the person should hear of it. */
const ANSWER_MS = 10_000;

export class ControlClient {
  readonly #socket: WebSocket;
  readonly #waiting = new Map<string, (result: CallResult<unknown>) => void>();
  #nextId = 1;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on('message', (data: Buffer) => {
      this.#receive(data.toString());
    });
    socket.on('error', () => undefined); // `close` follows
    socket.on('close', () => {
      for (const settle of this.#waiting.values()) settle({ ok: false, message: 'The gateway closed the connection.' });
    });
  }

  /** Undefined where no gateway answers. */
  static async open(controlSocket: string): Promise<ControlClient | undefined> {
    const socket = new WebSocket(`ws+unix:${controlSocket}:/`, { perMessageDeflate: false });
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

  /** The payload is trusted to be what this version's gateway answers: both are one program. */
  async call<T>(method: string, params: object = {}): Promise<CallResult<T>> {
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

  close(): void {
    this.#socket.close();
  }

  #receive(text: string): void {
    const frame = JSON.parse(text) as ResponseFrame;
    if (frame.type !== 'res' || frame.id === undefined) return;
    this.#waiting.get(frame.id)?.(
      frame.ok === true
        ? { ok: true, payload: frame.payload }
        : { ok: false, message: frame.error?.message ?? 'The gateway answered without a reason.' },
    );
  }
}
