/** Listens on the configured addresses and turns each upgraded socket into a connection. */
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { createServer as createSecureServer, Server as SecureServer } from 'node:https';
import type { Duplex } from 'node:stream';
import type { TLSSocket } from 'node:tls';
import { WebSocketServer } from 'ws';
import { Connection, type ConnectionHost } from '../connection/connection.ts';
import type { FrontDoor } from '../origin/front-door.ts';
import type { GatewaySettings, StaticFiles, TlsIdentity } from '../ports.ts';
import type { GatewayAddress } from '../protocol/desk.ts';
import { LIMITS } from '../protocol/limits.ts';
import { Guests, type Guest } from './guests.ts';
import { refusalBody, refusalOf } from './http-refusal.ts';
import { httpRoutes, type HttpFacts } from './http-routes.ts';
import { answerRaw, TOO_MANY_SOCKETS } from './raw-answer.ts';
import { SocketChannel, textOf } from './socket-channel.ts';
import { StrangerBudget } from './stranger-budget.ts';

export type ListenResult =
  | { readonly ok: true; readonly addresses: readonly GatewayAddress[] }
  | { readonly ok: false; readonly code: 'EADDRINUSE' | 'EACCES' | 'EADDRNOTAVAIL' | 'other'; readonly host: string };

type ListenFailure = (ListenResult & { ok: false })['code'];

/** How often Node looks whether a request is late; its default of 30 s would make the limits meaningless. */
const LOOK_MS = 1_000;

/** For each further request on a connection; the first one is timed from the TCP accept (guests.ts). */
export const HTTP_LIMITS = {
  headersTimeout: LIMITS.headersMs - LOOK_MS, // so that a late one is gone by then, and not only found
  requestTimeout: LIMITS.headersMs - LOOK_MS,
  connectionsCheckingInterval: LOOK_MS,
  keepAliveTimeout: 5_000,
} as const;

export class Listener {
  readonly #host: ConnectionHost;
  readonly #door: FrontDoor;
  readonly #routes: RequestListener;
  readonly #servers = new Map<string, { readonly server: Server; readonly address: GatewayAddress }>();
  /** Those that nobody can find any more, until the last one who came by them has gone. */
  readonly #left = new Set<Promise<void>>();
  readonly #connections = new Set<Connection>();
  /** Of those that were let in: only they are pinged. */
  readonly #channels = new Set<SocketChannel>();
  readonly #guests: Guests;
  readonly #webSockets = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    clientTracking: false,
    maxPayload: LIMITS.preAuthFrameBytes,
  });

  constructor(host: ConnectionHost, door: FrontDoor, facts: HttpFacts, files: StaticFiles) {
    this.#host = host;
    this.#door = door;
    const budget = new StrangerBudget((address) => door.known.has(address));
    this.#guests = new Guests(host.clock, budget, (address) => door.isProxy(address));
    this.#routes = httpRoutes(door, facts, files);
  }

  /** Listens on all addresses or on none. With port 0 the first address picks one for all. */
  async listen({ bind, port, tls }: Pick<GatewaySettings, 'bind' | 'port' | 'tls'>): Promise<ListenResult> {
    for (const { host, optional } of bind) {
      const failure = await this.#open(host, port, tls);
      if (failure !== undefined && (!optional || failure === 'EADDRINUSE')) {
        await this.close();
        return { ok: false, code: failure, host };
      }
    }
    return { ok: true, addresses: this.#addresses(bind) };
  }

  /** Listens on these from now on, as far as it can; whoever came by another stays. Returns what it listens on. */
  async follow({
    bind,
    port,
    tls,
  }: Pick<GatewaySettings, 'bind' | 'port' | 'tls'>): Promise<readonly GatewayAddress[]> {
    for (const { host, optional } of bind) {
      const failure = this.#servers.has(host) ? undefined : await this.#open(host, port, tls);
      if (failure !== undefined && !optional)
        this.#host.logger.warn('an address cannot be listened on', { host, failure });
    }
    for (const [host, { server }] of this.#servers) {
      if (bind.some((kept) => kept.host === host)) continue;
      this.#servers.delete(host);
      const left = ended(server).then(() => void this.#left.delete(left));
      this.#left.add(left);
    }
    return this.#addresses(bind);
  }

  /** Shows another certificate to whoever comes from now on; those who are here stay. */
  renew(tls: TlsIdentity): void {
    for (const { server } of this.#servers.values()) {
      if (server instanceof SecureServer) server.setSecureContext({ cert: tls.certificate, key: tls.key.reveal() });
    }
  }

  /** Stops listening, and ends what is still open after the close grace. */
  async close(): Promise<void> {
    const closing = [...this.#servers.values()].map(({ server }) => ended(server));
    this.#servers.clear();
    this.#guests.dismissSilent();
    const cancel = this.#host.clock.after(LIMITS.closeGraceMs, () => {
      this.#guests.dismissAll();
    });
    for (const connection of [...this.#connections]) connection.stop();
    await Promise.all([...closing, ...this.#left]);
    cancel();
  }

  pingAll(): void {
    for (const channel of this.#channels) channel.ping();
  }

  pingAllAnew(): void {
    for (const channel of this.#channels) channel.pingAnew();
  }

  async #open(host: string, port: number, tls: TlsIdentity | undefined): Promise<ListenFailure | undefined> {
    const server = this.#createServer(tls);
    const [first] = this.#servers.values();
    const wanted = first?.address.port ?? port;
    const failure = await listenOn(server, host, wanted);
    if (failure !== undefined) return failure;
    const bound = server.address();
    const own = typeof bound === 'object' && bound !== null ? bound.port : wanted;
    this.#servers.set(host, { server, address: { host, port: own, ...(tls && { secure: true }) } });
    return undefined;
  }

  #addresses(bind: GatewaySettings['bind']): readonly GatewayAddress[] {
    return bind.flatMap(({ host }) => this.#servers.get(host)?.address ?? []);
  }

  #createServer(tls: TlsIdentity | undefined): Server {
    const answer: RequestListener = (request, response) => {
      const guest = this.#guests.of(request.socket);
      guest?.spoke();
      if (guest !== undefined) this.#routes(request, response);
    };
    const server =
      tls === undefined
        ? createServer(HTTP_LIMITS, answer)
        : createSecureServer({ ...HTTP_LIMITS, cert: tls.certificate, key: tls.key.reveal() }, answer);
    server.on('connection', (socket: IncomingMessage['socket']) => {
      this.#guests.accept(socket, { secure: tls !== undefined });
    });
    server.on('secureConnection', (socket: TLSSocket) => {
      this.#guests.secured(socket);
    });
    server.on('tlsClientError', (_error: Error, socket: TLSSocket) => socket.destroy());
    server.on('clientError', (_error, socket) => socket.destroy());
    server.on('upgrade', (request, socket, head) => {
      const guest = this.#guests.of(socket);
      guest?.spoke();
      if (guest !== undefined) this.#upgrade(request, socket, head, guest);
    });
    return server;
  }

  #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer, { acceptedAt, place }: Guest): void {
    const verdict = this.#door.judge(request);
    if (!verdict.ok) {
      const refusal = refusalOf(verdict.fault);
      answerRaw(socket, {
        status: refusal.status,
        type: 'application/json',
        body: JSON.stringify(refusalBody(refusal)),
      });
      return;
    }
    const { arrival } = verdict;
    // A proxy may bring a client over a connection that it has kept for a while: that is not the client's delay.
    const since = arrival.via === undefined ? acceptedAt : this.#host.clock.monotonic();
    if (arrival.via !== undefined && !place.attribute(arrival.address)) {
      answerRaw(socket, TOO_MANY_SOCKETS);
      return;
    }
    this.#webSockets.handleUpgrade(request, socket, head, (webSocket) => {
      webSocket.on('error', () => undefined); // a protocol fault; `ws` closes the socket with the right code
      const channel = new SocketChannel(webSocket, socket, this.#host.clock, () => {
        place.giveBack();
        this.#channels.add(channel);
      });
      const connection = new Connection(this.#host, channel, arrival, since);
      this.#connections.add(connection);
      webSocket.on('message', (data) => {
        connection.receive(textOf(data));
      });
      webSocket.once('close', () => {
        this.#channels.delete(channel);
        this.#connections.delete(connection);
        connection.ended();
      });
    });
  }
}

/** Takes nobody in any more; resolves when the last one who came by it has gone. */
async function ended(server: Server): Promise<void> {
  await new Promise<void>((resolve) => {
    server.close(() => {
      resolve();
    });
    server.closeIdleConnections();
  });
}

async function listenOn(server: Server, host: string, port: number): Promise<ListenFailure | undefined> {
  return await new Promise((resolve) => {
    const failed = (error: NodeJS.ErrnoException): void => {
      const known = ['EADDRINUSE', 'EACCES', 'EADDRNOTAVAIL'] as const;
      resolve(known.find((code) => code === error.code) ?? 'other');
    };
    server.once('error', failed);
    server.listen({ host, port, exclusive: true }, () => {
      server.removeListener('error', failed);
      resolve(undefined);
    });
  });
}
