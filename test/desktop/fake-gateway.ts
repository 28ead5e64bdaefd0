/** What speaks like a gateway and answers each connect as a test says, however wrong that is. */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { WebSocketServer, type WebSocket } from 'ws';
import { textOf } from '../../src-main/gateway/index.ts';

const CHALLENGE = JSON.stringify({ type: 'event', event: 'connect.challenge', payload: { nonce: 'n', ts: 1 } });

interface AskedFrame {
  readonly id: string;
  readonly method: string;
  readonly params: { readonly auth?: Readonly<Record<string, string>> };
}

export interface FakeGateway {
  readonly url: string;
  /** How often it was dialled. */
  readonly dials: () => number;
}

export async function fakeGateway(answer: (socket: WebSocket, asked: AskedFrame) => void): Promise<FakeGateway> {
  let dials = 0;
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await once(server, 'listening');
  onTestFinished(() => {
    for (const client of server.clients) client.terminate();
    server.close();
  });
  server.on('connection', (socket) => {
    dials += 1;
    socket.send(CHALLENGE);
    socket.on('message', (data) => {
      answer(socket, JSON.parse(textOf(data)) as AskedFrame);
    });
  });
  return { url: `ws://127.0.0.1:${String((server.address() as AddressInfo).port)}`, dials: () => dials };
}

/** The frame that lets a client in. */
export function helloFrame(
  id: string,
  { features = {}, auth = {} }: { features?: object; auth?: object } = {},
): string {
  const payload = { type: 'hello-ok', protocol: 4, server: {}, features, auth: { scopes: [], ...auth }, policy: {} };
  return JSON.stringify({ type: 'res', id, ok: true, payload });
}

/** The frame that refuses what was asked; `error` as JSON. */
export function refusalFrame(id: string, error: string): string {
  return `{"type":"res","id":${JSON.stringify(id)},"ok":false,"error":${error}}`;
}
