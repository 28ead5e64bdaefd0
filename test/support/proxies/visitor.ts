/** Someone who comes from the network, not from this computer's loopback: what a proxy reports must be told apart from it. */
import type http from 'node:http';
import os from 'node:os';
import { Client, type Outcome } from '../client.ts';
import { ask, UPGRADE, type HttpAnswer } from '../http.ts';
import type { Asker } from '../phone.ts';

export const HOST = 'gw.example';

export function networkAddress(): string {
  const found = Object.values(os.networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .find(({ family, internal }) => family === 'IPv4' && !internal);
  if (found === undefined)
    throw new Error('The proxy tests need a network interface beside loopback, with an IPv4 address.');
  return found.address;
}

/** A visitor of `scheme://gw.example:PORT`. The certificate is the test's own, so it is not judged. */
export class Visitor {
  readonly origin: string;
  readonly address = networkAddress();
  readonly #scheme: 'http' | 'https';
  readonly #port: number;

  constructor(scheme: 'http' | 'https', port: number) {
    this.#scheme = scheme;
    this.#port = port;
    this.origin = `${scheme}://${HOST}:${port}`;
  }

  /** As a native client without `origin`; as a page with it. The socket's address is by default the root. */
  async knock(
    asker: Asker,
    options: { origin?: string; socket?: string; headers?: Record<string, string> } = {},
  ): Promise<Outcome> {
    const { headers, ...connection } = this.#connection();
    const socket = new URL(options.socket ?? this.origin.replace('http', 'ws'));
    const url = `${socket.protocol}//127.0.0.1:${this.#port}${socket.pathname}`;
    return await Client.knock(url, asker, {
      ...connection,
      headers: { ...headers, ...options.headers },
      ...(options.origin !== undefined && { origin: options.origin }),
    });
  }

  async get(path: string, headers: http.OutgoingHttpHeaders = {}): Promise<HttpAnswer> {
    const { headers: own, ...connection } = this.#connection();
    return await ask(this.#port, path, {
      ...connection,
      protocol: `${this.#scheme}:`,
      headers: { ...own, ...headers },
    });
  }

  /** Asks for a WebSocket; the answer of an upgrade that is refused. */
  async askUpgrade(): Promise<HttpAnswer> {
    return await this.get('/', UPGRADE);
  }

  #connection() {
    return {
      localAddress: this.address,
      rejectUnauthorized: false,
      servername: HOST,
      headers: { Host: `${HOST}:${this.#port}` },
    };
  }
}
