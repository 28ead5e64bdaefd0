/** One small client over a real socket: it knocks, waits, calls and listens, and holds every frame against the contract. */
import { WebSocket, type ClientOptions } from 'ws';
import { ContractWatch, type Frame } from './contract-watch.ts';
import { connectParams, type Asker, type ConnectParams } from './phone.ts';

export type { Frame } from './contract-watch.ts';

export interface Hello {
  readonly auth: {
    readonly role: string;
    readonly scopes: readonly string[];
    readonly deviceToken?: string;
    readonly deviceTokens?: readonly { readonly deviceToken: string; readonly role: string }[];
    readonly method?: string;
  };
  readonly server: { readonly version: string; readonly connId: string };
  readonly features: { readonly methods: readonly string[] };
  readonly policy: { readonly tickIntervalMs: number };
}

export interface ErrorShape {
  readonly code: string;
  readonly message: string;
  readonly details?: Readonly<Record<string, unknown>>;
  readonly retryable?: boolean;
  readonly retryAfterMs?: number;
}

export interface Closed {
  readonly code: number;
  readonly reason: string;
}

export interface Answer {
  readonly ok: boolean;
  readonly payload: never;
  readonly error: ErrorShape;
}

export type Outcome =
  | { readonly let: 'in'; readonly hello: Hello; readonly client: Client }
  | { readonly let: 'out'; readonly error: ErrorShape; readonly closed: Closed };

/** A bound on every wait, so that a missing frame names itself instead of ending in the runner's time-out. */
const PATIENCE_MS = 15_000;

export class Client {
  readonly #socket: WebSocket;
  readonly #frames: Frame[] = [];
  readonly #watchers = new Set<() => void>();
  readonly #contract = new ContractWatch();
  #taken = new Set<Frame>();
  #closed: Closed | undefined;
  #nextId = 1;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on('message', (data: Buffer) => {
      const frame = JSON.parse(data.toString()) as Frame;
      this.#frames.push(frame);
      this.#contract.received(frame);
      this.#wake();
    });
    socket.on('close', (code, reason) => {
      this.#closed = { code, reason: reason.toString() };
      this.#wake();
    });
    socket.on('error', () => undefined);
  }

  static async open(url: string, options: ClientOptions = {}): Promise<Client> {
    const socket = new WebSocket(url, options);
    const client = new Client(socket);
    await new Promise<void>((resolve, reject) => {
      socket.once('open', resolve);
      socket.once('error', reject);
    });
    return client;
  }

  /** Opens, answers the challenge, and reports how it went. */
  static async knock(url: string, asker: Asker, options: ClientOptions = {}): Promise<Outcome> {
    const client = await Client.open(url, options);
    return await client.connect(asker);
  }

  /** `spoil` changes the parameters after they were signed; they may then be such as no client should send. */
  async connect(asker: Asker, spoil?: (params: ConnectParams) => void): Promise<Outcome> {
    const challenge = await this.event('connect.challenge');
    const { nonce, ts } = challenge as { nonce: string; ts: number };
    const params = connectParams(asker, nonce, asker.signedAt ?? ts);
    spoil?.(params);
    const frame = { type: 'req', id: 'connect', method: 'connect', params };
    if (spoil === undefined) this.#contract.sent(frame);
    else this.#contract.sentRaw(frame);
    this.#socket.send(JSON.stringify(frame));
    const answer = await this.next((frame) => frame['type'] === 'res' && frame['id'] === 'connect');
    if (answer['ok'] === true) return { let: 'in', hello: answer['payload'] as Hello, client: this };
    return { let: 'out', error: answer['error'] as ErrorShape, closed: await this.closed() };
  }

  send(frame: Frame): void {
    this.#contract.sent(frame);
    this.#socket.send(JSON.stringify(frame));
  }

  /** Past the contract, for what no client should send. With `fin: false` it is one fragment of a message that goes on. */
  sendRaw(data: string | Buffer, { fin }: { readonly fin: boolean } = { fin: true }): void {
    this.#socket.send(data, { fin });
  }

  async call(method: string, params?: unknown): Promise<Answer> {
    const frame = this.#request(method, params);
    this.send(frame);
    return await this.#answerTo(frame);
  }

  /** As `call`, past the contract: the parameters are wrong on purpose. Its answer is held against the contract. */
  async callRaw(method: string, params: unknown): Promise<Answer> {
    const frame = this.#request(method, params);
    this.#contract.sentRaw(frame);
    this.#socket.send(JSON.stringify(frame));
    return await this.#answerTo(frame);
  }

  #request(method: string, params: unknown): Frame & { readonly id: string } {
    return { type: 'req', id: String(this.#nextId++), method, ...(params !== undefined && { params }) };
  }

  async #answerTo({ id }: { readonly id: string }): Promise<Answer> {
    return (await this.next((frame) => frame['type'] === 'res' && frame['id'] === id)) as never;
  }

  async event(name: string): Promise<Frame> {
    const frame = await this.next((seen) => seen['type'] === 'event' && seen['event'] === name);
    return frame['payload'] as Frame;
  }

  /** The first frame, seen or to come, that fits and was not taken before. */
  async next(fits: (frame: Frame) => boolean): Promise<Frame> {
    return await this.#until('a frame', () => {
      const frame = this.#frames.find((seen) => !this.#taken.has(seen) && fits(seen));
      if (frame !== undefined) this.#taken.add(frame);
      return frame;
    });
  }

  async closed(): Promise<Closed> {
    return await this.#until('the close', () => this.#closed);
  }

  get isOpen(): boolean {
    return this.#closed === undefined;
  }

  get frames(): readonly Frame[] {
    return this.#frames;
  }

  async close(): Promise<void> {
    this.#socket.close();
    await this.closed();
  }

  /** Goes there and back once: whatever was sent before has arrived by then. */
  async settled(): Promise<void> {
    await this.call('health');
  }

  /** The names of all events that came, in order. */
  get events(): readonly string[] {
    return this.#frames.filter((frame) => frame['type'] === 'event').map((frame) => String(frame['event']));
  }

  /** Stops reading, so that the other side's buffer fills. */
  pause(): void {
    this.#socket.pause();
  }

  async #until<T>(what: string, look: () => T | undefined): Promise<T> {
    return await new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#watchers.delete(check);
        reject(new Error(`waited ${String(PATIENCE_MS)} ms for ${what}, got ${this.#seen()}`));
      }, PATIENCE_MS);
      const check = (): void => {
        const found = look();
        if (found === undefined) {
          if (this.#closed !== undefined && what !== 'the close') {
            clearTimeout(timer);
            this.#watchers.delete(check);
            reject(new Error(`closed ${JSON.stringify(this.#closed)} while waiting for ${what}, got ${this.#seen()}`));
          }
          return;
        }
        clearTimeout(timer);
        this.#watchers.delete(check);
        resolve(found);
      };
      this.#watchers.add(check);
      check();
    });
  }

  #seen(): string {
    return JSON.stringify(this.#frames).slice(0, 600);
  }

  #wake(): void {
    for (const watcher of [...this.#watchers]) watcher();
  }
}
