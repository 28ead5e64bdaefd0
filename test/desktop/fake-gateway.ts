/** What speaks like a gateway and answers each connect as a test says, however wrong that is. */
import type { WebSocket } from 'ws';
import { textOf } from '../../src-main/gateway/index.ts';
import { loopbackServer } from '../support/loopback-server.ts';

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
  const url = await loopbackServer((socket) => {
    dials += 1;
    socket.send(CHALLENGE);
    socket.on('message', (data) => {
      answer(socket, JSON.parse(textOf(data)) as AskedFrame);
    });
  });
  return { url, dials: () => dials };
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
