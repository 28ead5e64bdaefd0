/** Tries an address of this gateway's own: whether it is the gateway that answers there. */
import http from 'node:http';
import https from 'node:https';
import { TLSSocket } from 'node:tls';
import type { Reach } from '../gateway/index.ts';

/** On one's own network an answer takes milliseconds; a person waits for this. */
const PATIENCE_MS = 2_000;
const LONGEST_ANSWER = 1_024;
const REASONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'Nothing listens there.',
  ENOTFOUND: 'This name is not known here.',
  EAI_AGAIN: 'This name is not known here.',
  EHOSTUNREACH: 'There is no way to this address.',
  ENETUNREACH: 'There is no way to this address.',
};

export function ownReach(patienceMs: number = PATIENCE_MS): Reach {
  return async (healthUrl, fingerprint) => await tried(healthUrl, patienceMs, fingerprint);
}

async function tried(healthUrl: string, patienceMs: number, fingerprint: string | undefined): ReturnType<Reach> {
  const answer = await healthAt(healthUrl, patienceMs, fingerprint !== undefined);
  if (!answer.ok) return answer;
  if (fingerprint !== undefined && answer.fingerprint !== fingerprint) {
    return { ok: false, why: 'It shows another certificate.' };
  }
  return { ok: true };
}

/**
 * Whether any gateway answers on this port of this computer, whoever runs it; with the fingerprint of its certificate
 * where it speaks only https. Nothing is told it, and the certificate is believed by nobody.
 */
export async function anyGatewayAt(
  port: number,
  patienceMs: number = PATIENCE_MS,
): Promise<{ readonly fingerprint?: string } | undefined> {
  const place = `127.0.0.1:${String(port)}/healthz`;
  for (const url of [`http://${place}`, `https://${place}`]) {
    const { ok, ...answer } = await healthAt(url, patienceMs, true);
    if (ok && 'fingerprint' in answer && answer.fingerprint !== undefined) return { fingerprint: answer.fingerprint };
    if (ok) return {};
  }
  return undefined;
}

type Health =
  { readonly ok: true; readonly fingerprint: string | undefined } | { readonly ok: false; readonly why: string };

/** `anyCertificate`: known by its fingerprint, it needs nobody to vouch for it. */
async function healthAt(healthUrl: string, patienceMs: number, anyCertificate: boolean): Promise<Health> {
  const ask = healthUrl.startsWith('https:') ? https.get : http.get;
  const trust = anyCertificate ? { rejectUnauthorized: false } : {};
  return await new Promise((resolve) => {
    const failed = (why: string): void => {
      resolve({ ok: false, why });
    };
    const request = ask(healthUrl, { agent: false, ...trust }, (response) => {
      const fingerprint = fingerprintOf(response.socket);
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (part: string) => {
        body += part;
        if (body.length > LONGEST_ANSWER) response.destroy();
      });
      response.on('close', () => {
        if (isHealthy(body)) resolve({ ok: true, fingerprint });
        else failed('Something else answers there.');
      });
    });
    const deadline = setTimeout(() => {
      request.destroy();
      failed('It does not answer.');
    }, patienceMs);
    request.on('close', () => {
      clearTimeout(deadline);
    });
    request.on('error', (error: NodeJS.ErrnoException) => {
      failed(REASONS[error.code ?? ''] ?? `It cannot be reached (${error.code ?? error.message}).`);
    });
  });
}

function isHealthy(body: string): boolean {
  try {
    const answer = JSON.parse(body) as unknown;
    return typeof answer === 'object' && answer !== null && 'status' in answer && answer.status === 'live';
  } catch {
    return false;
  }
}

function fingerprintOf(socket: unknown): string | undefined {
  if (!(socket instanceof TLSSocket)) return undefined;
  return socket.getPeerX509Certificate()?.fingerprint256.replaceAll(':', '').toLowerCase();
}
