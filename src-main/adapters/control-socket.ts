/**
 * The owner's door: an owner-only Unix socket in the state folder that speaks the gateway's frames.
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
import { absent, errorCode } from './error-code.ts';
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
  const own = nextTo(file); // a place of its own first, so that it answers from the moment it is where it is looked for
  await listen(server, own);
  let isThere = false;
  try {
    isThere = await putInPlace(own, file);
  } finally {
    await fs.unlink(own).catch(absent);
    if (!isThere) server.close();
  }
  if (!isThere) return { ok: false, reason: 'already-running' };
  return {
    ok: true,
    socket: {
      file,
      close: async () => {
        await fs.rm(file, { force: true }); // while it still answers: a later gateway may put its own there at once
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
      },
    },
  };
}

async function listen(server: Server, file: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    const umask = process.umask(0o177); // the owner's alone from its first moment; it is made before `listen` returns
    server.listen(file, () => {
      server.removeListener('error', reject);
      resolve();
    });
    process.umask(umask);
  });
}

/**
 * Gives the listening socket `own` the name `file` too; false where somebody answers there.
 *
 * The system lets one of those who ask give a free name. A name that a killed gateway left behind is taken over only by
 * whoever holds the claim on it, which is a name as well: so no socket that answers is ever moved.
 */
async function putInPlace(own: string, file: string): Promise<boolean> {
  for (;;) {
    if (await linked(own, file)) return true;
    if (await someoneAnswers(file)) return false;
    const dead = await fs.lstat(file).catch(absent);
    if (dead === undefined) continue; // given free meanwhile
    const claim = path.join(path.dirname(file), `take-${(dead.ino % 36 ** 7).toString(36)}`);
    if (!(await putInPlace(own, claim))) return false; // another one is about to have it
    try {
      const now = await fs.lstat(file).catch(absent);
      if (now?.ino !== dead.ino || (await someoneAnswers(file))) continue; // another one had the claim before
      const next = nextTo(file);
      await fs.link(own, next);
      await fs.rename(next, file);
      return true;
    } finally {
      await fs.rm(claim, { force: true });
    }
  }
}

/** No longer than the name itself, as the claim's is: the system takes no long path for a socket. */
function nextTo(file: string): string {
  return path.join(path.dirname(file), `new-${randomBytes(4).toString('hex')}`);
}

async function linked(own: string, file: string): Promise<boolean> {
  try {
    await fs.link(own, file);
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
}

async function someoneAnswers(file: string): Promise<boolean> {
  return await new Promise((resolve) => {
    const socket = net.connect(file);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', (error) => {
      resolve(errorCode(error) === 'EAGAIN'); // so many ask that it can't answer now
    });
  });
}
