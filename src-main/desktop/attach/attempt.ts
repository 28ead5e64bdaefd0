/** What follows from an attempt to reach the other gateway, or from a connection that ended. Pure. */
import type { AttachTrouble, ConnectFailureView } from '../ipc-contract.ts';

/** How one connection went, from its start to its end. */
export interface EndedAttempt {
  /** The gateway's own answer, where it gave one. */
  readonly refusal?: GatewayAnswer;
  /** What the system, or the client before it dialled, said. */
  readonly fault?: { readonly message: string; readonly code: string };
  readonly close?: { readonly code: number; readonly reason: string };
  /** How long it was let in, milliseconds; absent where it never was. */
  readonly heldMs?: number;
  /** It showed the token that the gateway gave this device, not the shared secret. */
  readonly byOwnToken: boolean;
}

export interface GatewayAnswer {
  readonly message: string;
  /** Plain, and not too deep to be written as JSON (plain-payload.ts). */
  readonly details: Readonly<Record<string, unknown>>;
  readonly retryAfterMs?: number;
}

export type Verdict =
  | { readonly kind: 'waiting'; readonly failure: ConnectFailureView; readonly againMs: number }
  /** Without `againMs` only a person tries again. */
  | { readonly kind: 'refused'; readonly trouble: AttachTrouble; readonly againMs?: number }
  | { readonly kind: 'lost'; readonly againMs: number };

/** While somebody may be about to click Approve there. */
const KNOCK_AGAIN_MS = 2_000;
const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 30_000;
/** A connection that held so long was a real one: what ends it is tried anew at once. */
export const HELD_MS = 60_000;
/** Longer than any lock-out; what a gateway says beyond that is not believed. */
const LONGEST_WAIT_MS = 60 * 60_000;

/** Trying again by itself would change nothing, or would lock this address out. */
const FOR_A_PERSON: ReadonlySet<string> = new Set([
  'AUTH_REQUIRED',
  'AUTH_UNAUTHORIZED',
  'AUTH_TOKEN_MISSING',
  'AUTH_TOKEN_MISMATCH',
  'AUTH_TOKEN_NOT_CONFIGURED',
  'AUTH_PASSWORD_MISSING',
  'AUTH_PASSWORD_MISMATCH',
  'AUTH_PASSWORD_NOT_CONFIGURED',
  'AUTH_DEVICE_TOKEN_MISMATCH',
  'AUTH_SCOPE_MISMATCH',
  'AUTH_IDENTITY_HEADER_REQUIRED',
  'AUTH_VERIFIED_USER_REQUIRED',
  'CONTROL_UI_ORIGIN_NOT_ALLOWED',
  'PROTOCOL_MISMATCH',
  'CLIENT_VERSION_MISMATCH',
  'DEVICE_IDENTITY_REQUIRED',
]);
const OWN_TOKEN_OVER: ReadonlySet<string> = new Set(['AUTH_DEVICE_TOKEN_MISMATCH', 'AUTH_SCOPE_MISMATCH']);

const UNKNOWN_CERTIFICATE: ReadonlySet<string> = new Set([
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'CERT_HAS_EXPIRED',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

/** `failures`: how many attempts before this one went wrong, one after the other. */
export function verdictOn(ended: EndedAttempt, failures: number): Verdict {
  const { refusal, fault } = ended;
  if (endsOwnToken(ended)) return { kind: 'lost', againMs: retryMs(failures) };
  if (refusal !== undefined) return verdictOnAnswer(refusal, failures);
  if (fault !== undefined) {
    if (UNKNOWN_CERTIFICATE.has(fault.code)) return { kind: 'refused', trouble: { kind: 'certificate-unknown' } };
    if (/fingerprint (mismatch|unavailable)/.test(fault.message)) {
      return { kind: 'refused', trouble: { kind: 'certificate-other' } };
    }
    if (fault.message.includes('plaintext ws://')) return { kind: 'refused', trouble: { kind: 'not-encrypted' } };
  }
  return { kind: 'lost', againMs: retryMs(failures) };
}

/** 1, 2, 4 … 30 seconds. */
export function retryMs(failures: number): number {
  return Math.min(FIRST_RETRY_MS * 2 ** Math.min(failures, 10), LONGEST_RETRY_MS);
}

/** The token that this device was given is no longer good: it is forgotten, and the shared secret is next. */
export function endsOwnToken({ byOwnToken, refusal }: EndedAttempt): boolean {
  return byOwnToken && OWN_TOKEN_OVER.has(codeOf(refusal));
}

/** Empty where it names none. */
export function codeOf(refusal: GatewayAnswer | undefined): string {
  const code = refusal?.details['code'];
  return typeof code === 'string' ? code : '';
}

function verdictOnAnswer(refusal: GatewayAnswer, failures: number): Verdict {
  const { details, retryAfterMs } = refusal;
  const code = codeOf(refusal);
  const trouble: AttachTrouble = { kind: 'answer', failure: viewOf(refusal) };
  if (code === 'PAIRING_REQUIRED') {
    // The official gateway often says nothing of waiting; only a plain no is one.
    if (details['blocked'] === true || details['pauseReconnect'] === true) return { kind: 'refused', trouble };
    return { kind: 'waiting', failure: viewOf(refusal), againMs: KNOCK_AGAIN_MS };
  }
  if (code === 'AUTH_RATE_LIMITED') {
    // One that asks for no pause at all is not dialled in a loop.
    const saidMs = Math.min(retryAfterMs ?? LONGEST_WAIT_MS, LONGEST_WAIT_MS);
    return { kind: 'refused', trouble, againMs: Math.max(saidMs, retryMs(failures)) };
  }
  if (FOR_A_PERSON.has(code)) return { kind: 'refused', trouble };
  return { kind: 'refused', trouble, againMs: LONGEST_RETRY_MS };
}

/** Longer than any answer that a page can do something with. */
const MOST_DETAIL = 8_192;

/** What of it the page may see: plain data of a bounded size, whoever sent it. */
function viewOf({ message, details, retryAfterMs }: GatewayAnswer): ConnectFailureView {
  const text = JSON.stringify(details);
  return {
    message,
    details: text.length > MOST_DETAIL ? {} : (JSON.parse(text) as Readonly<Record<string, unknown>>),
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  };
}
