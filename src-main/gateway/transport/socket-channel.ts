/** A WebSocket as a frame channel, with the limits that belong to one socket. */
import type { Duplex } from 'node:stream';
import type { RawData, WebSocket } from 'ws';
import type { Clock } from '../ports.ts';
import type { Close } from '../protocol/close.ts';
import { LIMITS } from '../protocol/limits.ts';
import type { FrameChannel } from '../routing/channel.ts';

/** `ws` has no way to change the limit of an open socket; its receiver reads this field for every frame. */
interface ReceiverOfSocket {
  readonly _receiver: { _maxPayload: number };
}

export class SocketChannel implements FrameChannel {
  readonly #socket: WebSocket;
  readonly #raw: Duplex;
  readonly #clock: Clock;
  readonly #onAdmitted: () => void;
  #answeredPing = true;

  constructor(socket: WebSocket, raw: Duplex, clock: Clock, onAdmitted: () => void) {
    this.#socket = socket;
    this.#raw = raw;
    this.#clock = clock;
    this.#onAdmitted = onAdmitted;
    socket.on('pong', () => {
      this.#answeredPing = true;
    });
  }

  send(text: string): void {
    if (this.#socket.readyState === this.#socket.OPEN) this.#socket.send(text);
  }

  close({ code, reason }: Close): void {
    this.#socket.close(code, reason);
    // `ws` itself waits 30 s for the peer's answer, which a stranger would use to hold the socket.
    const cancel = this.#clock.after(LIMITS.closeGraceMs, () => {
      this.#socket.terminate();
    });
    this.#socket.once('close', cancel);
  }

  get bufferedBytes(): number {
    return this.#socket.bufferedAmount;
  }

  /** Let in: larger frames are allowed from now on, and the place among the strangers is free again. */
  admitted(): void {
    (this.#socket as unknown as ReceiverOfSocket)._receiver._maxPayload = LIMITS.frameBytes;
    this.#onAdmitted();
  }

  /** Called every ping interval; a peer that left the last ping unanswered is gone. */
  ping(): void {
    if (!this.#answeredPing) {
      this.#raw.destroy();
      return;
    }
    this.#answeredPing = false;
    this.#socket.ping();
  }

  /**
   * After a sleep, in which nobody could answer. A peer that knows nothing of this socket any more resets it at once; for
   * the others the judging begins anew, since the next interval may end this very moment.
   */
  pingAnew(): void {
    this.#answeredPing = true;
    this.#socket.ping();
  }
}

/** A binary frame counts as its UTF-8 text, as official clients expect. */
export function textOf(data: RawData): string {
  if (Buffer.isBuffer(data)) return data.toString();
  return Array.isArray(data) ? Buffer.concat(data).toString() : Buffer.from(data).toString();
}
