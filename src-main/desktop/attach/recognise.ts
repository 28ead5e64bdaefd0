/** Whether what listens on a port of this computer is an OpenClaw gateway: it is the one that speaks first. Sends nothing. */
import { TLSSocket } from 'node:tls';
import { WebSocket } from 'ws';
import { textOf } from '../../gateway/index.ts';
import { plainFingerprint, type AttachTarget } from './target.ts';

/** A gateway on this computer challenges within a moment. */
const PATIENCE_MS = 3_000;
/** A challenge is a few hundred bytes. */
const LARGEST_FRAME = 65_536;

/** With the fingerprint of its certificate where it speaks only `wss`. Undefined where it is none, or does not answer. */
export async function recogniseGateway(host: string, port: number): Promise<AttachTarget | undefined> {
  const place = `${host.includes(':') ? `[${host}]` : host}:${String(port)}`;
  return (await challengedBy(`ws://${place}`)) ?? (await challengedBy(`wss://${place}`));
}

async function challengedBy(url: string): Promise<AttachTarget | undefined> {
  // Nothing is sent, so it does not matter yet who vouches for its certificate; from now on it must be this one.
  const socket = new WebSocket(url, {
    handshakeTimeout: PATIENCE_MS,
    maxPayload: LARGEST_FRAME,
    rejectUnauthorized: false,
    followRedirects: false,
  });
  let tlsFingerprint: string | undefined;
  socket.on('upgrade', ({ socket: carrier }) => {
    if (carrier instanceof TLSSocket) tlsFingerprint = plainFingerprint(carrier.getPeerCertificate().fingerprint256);
  });
  const challenged = await new Promise<boolean>((settle) => {
    const timer = setTimeout(() => {
      settle(false);
    }, PATIENCE_MS);
    const end = (is: boolean): void => {
      clearTimeout(timer);
      settle(is);
    };
    socket.on('message', (data) => {
      end(isChallenge(textOf(data)));
    });
    socket.on('error', () => {
      end(false);
    });
    socket.on('close', () => {
      end(false);
    });
  });
  socket.terminate();
  if (!challenged) return undefined;
  return { url, ...(tlsFingerprint !== undefined && { tlsFingerprint }) };
}

function isChallenge(text: string): boolean {
  try {
    const frame = JSON.parse(text) as { readonly type?: unknown; readonly event?: unknown } | null;
    return frame?.type === 'event' && frame.event === 'connect.challenge';
  } catch {
    return false;
  }
}
