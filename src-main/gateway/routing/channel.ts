/** The smallest thing that carries frames: a WebSocket, a message port to the window, the control socket. */
import type { Close } from '../protocol/close.ts';

export interface FrameChannel {
  send(text: string): void;
  close(close: Close): void;
  /** Bytes that were sent but not yet taken by the peer. */
  readonly bufferedBytes: number;
}
