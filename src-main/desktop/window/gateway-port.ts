/** Bridges the page's message port to an in-process session of the owner: no token is ever in the page (DESIGN D14). */
import { MessageChannelMain, type WebFrameMain } from 'electron/main';
import type { FrameChannel, Gateway } from '../../gateway/index.ts';
import { PUSH_CHANNELS } from '../ipc-contract.ts';

export function giveGatewayPort(gateway: Gateway, frame: WebFrameMain): void {
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
  const session = gateway.openOwnerSession(channel, 'window');
  ours.on('message', ({ data }) => {
    if (typeof data === 'string') session.receive(data);
  });
  ours.on('close', () => {
    session.ended();
  });
  ours.start();
}
