/** The page's WebSocket, in the shape that the official protocol client drives. */
import type { GatewayProtocolSocket, GatewayProtocolSocketHandlers } from '@openclaw/gateway-client/browser';

export function openBrowserSocket(address: string, handlers: GatewayProtocolSocketHandlers): GatewayProtocolSocket {
  const socket = new WebSocket(address);
  socket.addEventListener('open', () => {
    handlers.open();
  });
  socket.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (typeof data === 'string') handlers.message(data);
  });
  socket.addEventListener('close', ({ code, reason }) => {
    handlers.close(code, reason);
  });
  // A browser tells a page nothing about why; the close event that follows decides.
  socket.addEventListener('error', () => {
    handlers.error(new Error('the connection failed'));
  });
  return {
    isOpen: () => socket.readyState === WebSocket.OPEN,
    send: (data) => {
      socket.send(data);
    },
    close: (code, reason) => {
      socket.close(pageMayClose(code) ? code : 1000, reason);
    },
  };
}

/** A page may close with 1000 or an application code only; the client asks for 1008 as a Node client would. */
function pageMayClose(code: number | undefined): boolean {
  return code === 1000 || (code !== undefined && code >= 3000);
}
