/** Bridges the page's message port to a session of the main process: no token is ever in the page. */
import { MessageChannelMain, type WebFrameMain } from 'electron/main';
import type { FrameChannel } from '../../gateway/index.ts';
import { PUSH_CHANNELS } from '../ipc-contract.ts';

export interface PageSession {
  receive(text: string): void;
  /** The page is gone. */
  ended(): void;
}

/** `open` makes the session: with the gateway in this process, or with one elsewhere. */
export function giveGatewayPort(open: (channel: FrameChannel) => PageSession, frame: WebFrameMain): void {
  const { port1: ours, port2: theirs } = new MessageChannelMain();
  const channel: FrameChannel = {
    send: (text) => {
      ours.postMessage(text);
    },
    close: () => {
      ours.close();
    },
    bufferedBytes: 0, // the page is this computer's own; Electron gives no figure
  };
  frame.postMessage(PUSH_CHANNELS.gatewayPort, null, [theirs]);
  const session = open(channel);
  ours.on('message', ({ data }) => {
    if (typeof data === 'string') session.receive(data);
  });
  ours.on('close', () => {
    session.ended();
  });
  ours.start();
}
