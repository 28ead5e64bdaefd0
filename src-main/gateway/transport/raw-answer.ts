/** An HTTP answer on a bare socket: to an upgrade that is refused, and to a peer that is not even listened to. */
import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';

export interface RawAnswer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

/** In the official words. */
export const TOO_MANY_SOCKETS: RawAnswer = {
  status: 503,
  type: 'text/plain',
  body: 'Too many unauthenticated sockets',
};

/** Answers, and ends our side of the socket. */
export function answerRaw(socket: Duplex, { status, type, body }: RawAnswer): void {
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\nConnection: close\r\nContent-Type: ${type}\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}
