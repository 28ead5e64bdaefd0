/**
 * The owner's door: an owner-only Unix socket in the state folder that speaks the gateway's frames (DESIGN D9).
 *
 * Whoever can open it is the owner, because the operating system says so. It is also the lock that keeps one gateway per
 * state folder.
 */
import { randomBytes } from 'node:crypto';
import fs from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import net from 'node:net';
import path from 'node:path';
import { WebSocketServer } from 'ws';
import { textOf, type FrameChannel, type Gateway } from '../gateway/index.ts';
import { errorCode } from './error-code.ts';
import type { Places } from './places.ts';
import { isOurs, makePrivateDir } from './private-file.ts';

export interface ControlSocket {
  /** Where it is. */
  readonly file: string;
  close(): Promise<void>;
}

export type SocketPlaces = Pick<Places, 'ownDir' | 'controlSocket' | 'runtimeSocket'>;

export type ControlSocketResult =
  { readonly ok: true; readonly socket: ControlSocket } | { readonly ok: false; readonly reason: 'already-running' };

/** A frame that lists ten thousand devices fits; the owner needs no tighter bound. */
const LARGEST_FRAME_BYTES = 26_214_400;

/** What a file system without sockets answers: shared folders of virtual machines, 9p, some network volumes. */
const NO_SOCKETS: ReadonlySet<string> = new Set(['ENOTSUP', 'EOPNOTSUPP', 'EPERM', 'EACCES', 'ENOSYS']);

/** In the state folder, or where no socket can be there, in the runtime folder. Rejects where it can be in neither. */
export async function openControlSocket(places: SocketPlaces, gateway: Gateway): Promise<ControlSocketResult> {
  const { ownDir, controlSocket, runtimeSocket } = places;
  try {
    if (path.dirname(controlSocket) === ownDir) return await openAt(controlSocket, gateway);
  } catch (error) {
    if (!NO_SOCKETS.has(errorCode(error))) throw error;
  }
  await makePrivateDir(path.dirname(runtimeSocket));
  if (!(await isOnlyOurs(runtimeSocket))) {
    const folder = path.dirname(path.dirname(runtimeSocket));
    throw new Error(`Other users can change ${folder}, where the command line would look for the gateway.`);
  }
  return await openAt(runtimeSocket, gateway);
}

/** Where a gateway's socket may be, the one that is looked at first. None lies where another user could have put it. */
export async function controlSocketsOf({ ownDir, controlSocket, runtimeSocket }: SocketPlaces): Promise<string[]> {
  const inFolder = path.dirname(controlSocket) === ownDir ? [controlSocket] : [];
  return (await isOnlyOurs(runtimeSocket)) ? [...inFolder, runtimeSocket] : inFolder;
}

/** Whether nobody else could have made this file, or have put another folder into the place of its own. */
async function isOnlyOurs(file: string): Promise<boolean> {
  const folder = path.dirname(file);
  const own = await fs.lstat(folder).catch(() => undefined);
  const around = await fs.stat(path.dirname(folder)).catch(() => undefined);
  if (own?.isDirectory() !== true || around === undefined || !isOurs(own.uid)) return false;
  if (process.platform === 'win32') return true;
  const othersMayMove = (around.mode & OTHERS_WRITE) !== 0 && (around.mode & STICKY) === 0;
  return (own.mode & OTHERS_WRITE) === 0 && (isOurs(around.uid) || around.uid === 0) && !othersMayMove;
}

const OTHERS_WRITE = 0o022;
/** In such a folder, as /tmp is one, everyone moves only what is their own. */
const STICKY = 0o1000;

async function openAt(file: string, gateway: Gateway): Promise<ControlSocketResult> {
  await makePrivateDir(path.dirname(file));
  const server = createServer((_request, response) => response.writeHead(404).end());
  const webSockets = new WebSocketServer({
    server,
    perMessageDeflate: false,
    maxPayload: LARGEST_FRAME_BYTES,
  });
  webSockets.on('error', () => undefined); // it only repeats the server's own, which `listen` answers
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
  // The system gives a path to one of those who ask at the same moment.
  const isMine = (await listens(server, file)) || ((await clearAway(file)) && (await listens(server, file)));
  if (!isMine) return { ok: false, reason: 'already-running' };
  return {
    ok: true,
    socket: {
      file,
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

/** False where the path is taken. */
async function listens(server: Server, file: string): Promise<boolean> {
  return await new Promise<boolean>((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException): void => {
      if (error.code === 'EADDRINUSE') resolve(false);
      else reject(error);
    };
    server.once('error', failed);
    const umask = process.umask(0o177); // the owner's alone from its first moment; it is made before `listen` returns
    server.listen(file, () => {
      server.removeListener('error', failed);
      resolve(true);
    });
    process.umask(umask);
  });
}

/** Takes away what a killed gateway left behind; false where somebody answers there. */
async function clearAway(file: string): Promise<boolean> {
  if (await someoneAnswers(file)) return false;
  const aside = path.join(path.dirname(file), `old-${randomBytes(4).toString('hex')}`); // no longer than the name itself
  try {
    await fs.rename(file, aside);
  } catch {
    return true; // another one has just taken it away
  }
  if (await someoneAnswers(aside)) {
    await fs.rename(aside, file); // that other one listens already
    return false;
  }
  await fs.rm(aside, { force: true });
  return true;
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
