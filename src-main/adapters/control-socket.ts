/**
 * The owner's door: an owner-only Unix socket in the state folder that speaks the gateway's frames (DESIGN D9).
 *
 * Whoever can open it is the owner, because the operating system says so. It is also the lock that keeps one gateway per
 * state folder.
 */
import fs from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import net from 'node:net';
import path from 'node:path';
import { WebSocketServer } from 'ws';
import { textOf, type FrameChannel, type Gateway } from '../gateway/index.ts';
import { makePrivateDir } from './private-file.ts';

export interface ControlSocket {
  close(): Promise<void>;
}

export type ControlSocketResult =
  { readonly ok: true; readonly socket: ControlSocket } | { readonly ok: false; readonly reason: 'already-running' };

/** A frame that lists ten thousand devices fits; the owner needs no tighter bound. */
const LARGEST_FRAME_BYTES = 26_214_400;

export async function openControlSocket(file: string, gateway: Gateway): Promise<ControlSocketResult> {
  await makePrivateDir(path.dirname(file));
  if (await someoneAnswers(file)) return { ok: false, reason: 'already-running' };
  await fs.rm(file, { force: true }); // left behind by a gateway that was killed
  const server = createServer((_request, response) => response.writeHead(404).end());
  const webSockets = new WebSocketServer({
    server,
    perMessageDeflate: false,
    maxPayload: LARGEST_FRAME_BYTES,
  });
  webSockets.on('connection', (socket) => {
    const channel: FrameChannel = {
      send: (text) => {
        socket.send(text);
      },
      close: ({ code, reason }) => {
        socket.close(code, reason);
      },
      get bufferedBytes() {
        return socket.bufferedAmount;
      },
    };
    const session = gateway.openOwnerSession(channel, 'command-line');
    socket.on('message', (data) => {
      session.receive(textOf(data));
    });
    socket.on('error', () => undefined); // `close` follows
    socket.once('close', () => {
      session.ended();
    });
  });
  await listen(server, file);
  await fs.chmod(file, 0o600);
  return {
    ok: true,
    socket: {
      close: async () => {
        for (const socket of webSockets.clients) socket.close(1012, 'service restart');
        await new Promise<void>((resolve) => {
          server.close(() => {
            resolve();
          });
          server.closeIdleConnections();
          setTimeout(() => {
            for (const socket of webSockets.clients) socket.terminate();
          }, 500).unref();
        });
        await fs.rm(file, { force: true });
      },
    },
  };
}

async function listen(server: Server, file: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(file, () => {
      server.removeListener('error', reject);
      resolve();
    });
  });
}

async function someoneAnswers(file: string): Promise<boolean> {
  return await new Promise((resolve) => {
    const socket = net.connect(file);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => {
      resolve(false);
    });
  });
}
