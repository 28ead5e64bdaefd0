/** Listens on the configured addresses and turns each upgraded socket into a connection. */
import { createServer, STATUS_CODES, type IncomingMessage, type Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { Connection, type ConnectionHost } from '../connection/connection.ts';
import { arrivalOf } from '../origin/classify.ts';
import type { GatewaySettings, StaticFiles } from '../ports.ts';
import type { GatewayAddress } from '../protocol/desk.ts';
import { LIMITS } from '../protocol/limits.ts';
import { httpRoutes, judgeRequest, type HttpFacts } from './http-routes.ts';
import { SocketChannel, textOf } from './socket-channel.ts';
import { StrangerBudget } from './stranger-budget.ts';

export type ListenResult =
  | { readonly ok: true; readonly addresses: readonly GatewayAddress[] }
  | { readonly ok: false; readonly code: 'EADDRINUSE' | 'EACCES' | 'EADDRNOTAVAIL' | 'other'; readonly host: string };

export class Listener {
  readonly #host: ConnectionHost;
  readonly #facts: HttpFacts;
  readonly #files: StaticFiles;
  readonly #servers: Server[] = [];
  readonly #connections = new Set<Connection>();
  /** Of those that were let in: only they are pinged. */
  readonly #channels = new Set<SocketChannel>();
  readonly #sockets = new Set<Duplex>();
  readonly #acceptedAt = new WeakMap<Duplex, number>();
  readonly #budget = new StrangerBudget();
  readonly #webSockets = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    clientTracking: false,
    maxPayload: LIMITS.preAuthFrameBytes,
  });

  constructor(host: ConnectionHost, facts: HttpFacts, files: StaticFiles) {
    this.#host = host;
    this.#facts = facts;
    this.#files = files;
  }

  /** Listens on all addresses or on none. With port 0 the first address picks one for all. */
  async listen({ bind, port }: Pick<GatewaySettings, 'bind' | 'port'>): Promise<ListenResult> {
    const addresses: GatewayAddress[] = [];
    for (const { host, optional } of bind) {
      const server = this.#createServer();
      const wanted = addresses[0]?.port ?? port;
      const failure = await listenOn(server, host, wanted);
      if (failure === undefined) {
        this.#servers.push(server);
        const bound = server.address();
        addresses.push({ host, port: typeof bound === 'object' && bound !== null ? bound.port : wanted });
      } else if (!optional || failure === 'EADDRINUSE') {
        await this.close();
        return { ok: false, code: failure, host };
      }
    }
    return { ok: true, addresses };
  }

  /** Stops listening, and ends what is still open after the close grace. */
  async close(): Promise<void> {
    const closing = this.#servers.splice(0).map(
      (server) =>
        new Promise<void>((resolve) => {
          server.close(() => {
            resolve();
          });
          server.closeIdleConnections();
        }),
    );
    const cancel = this.#host.clock.after(LIMITS.closeGraceMs, () => {
      for (const socket of this.#sockets) socket.destroy();
    });
    for (const connection of [...this.#connections]) connection.stop();
    await Promise.all(closing);
    cancel();
  }

  pingAll(): void {
    for (const channel of this.#channels) channel.ping();
  }

  pingAllAnew(): void {
    for (const channel of this.#channels) channel.pingAnew();
  }

  #createServer(): Server {
    const server = createServer(
      {
        headersTimeout: LIMITS.headersMs,
        requestTimeout: LIMITS.headersMs,
        connectionsCheckingInterval: 1_000, // Node's default of 30 s would make the limits above meaningless
        keepAliveTimeout: 5_000,
      },
      httpRoutes(this.#facts, this.#files),
    );
    server.on('connection', (socket) => {
      this.#acceptedAt.set(socket, this.#host.clock.monotonic());
      this.#sockets.add(socket);
      socket.on('error', () => socket.destroy());
      socket.once('close', () => this.#sockets.delete(socket));
      // Node's own limits begin with the first byte; a peer that never sends one has this long.
      socket.setTimeout(LIMITS.headersMs, () => socket.destroy());
    });
    server.on('clientError', (_error, socket) => socket.destroy());
    server.on('upgrade', (request, socket, head) => {
      this.#upgrade(request, socket, head);
    });
    return server;
  }

  #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const refusal = judgeRequest(request, this.#facts.hostRules());
    const arrival = arrivalOf(request.socket.remoteAddress, request.headers);
    if (refusal !== undefined || arrival === undefined) {
      const { status, type, message } = refusal ?? { status: 400, type: 'invalid_host', message: 'Bad Request' };
      refuseUpgrade(socket, status, 'application/json', JSON.stringify({ error: { message, type } }));
      return;
    }
    const giveBack = this.#budget.take(arrival.address);
    if (giveBack === undefined) {
      refuseUpgrade(socket, 503, 'text/plain', 'Too many unauthenticated sockets');
      return;
    }
    socket.once('close', giveBack);
    request.socket.setTimeout(0); // from here on the handshake's own deadline holds
    this.#webSockets.handleUpgrade(request, socket, head, (webSocket) => {
      webSocket.on('error', () => undefined); // a protocol fault; `ws` closes the socket with the right code
      const channel = new SocketChannel(webSocket, socket, this.#host.clock, () => {
        giveBack();
        this.#channels.add(channel);
      });
      const acceptedAt = this.#acceptedAt.get(socket) ?? this.#host.clock.monotonic();
      const connection = new Connection(this.#host, channel, arrival, acceptedAt);
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

function refuseUpgrade(socket: Duplex, status: number, type: string, body: string): void {
  socket.end(
    `HTTP/1.1 ${String(status)} ${STATUS_CODES[status] ?? ''}\r\nConnection: close\r\nContent-Type: ${type}\r\n` +
      `Content-Length: ${String(Buffer.byteLength(body))}\r\n\r\n${body}`,
  );
}

async function listenOn(
  server: Server,
  host: string,
  port: number,
): Promise<(ListenResult & { ok: false })['code'] | undefined> {
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
