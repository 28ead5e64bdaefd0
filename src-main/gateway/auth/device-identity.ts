/** Proof that a peer holds a device key: Ed25519 over the v3 payload (official). */
import { createHash, createPublicKey, verify } from 'node:crypto';
import type { ConnectRequest, DeviceProof } from '../protocol/connect.ts';
import { LIMITS } from '../protocol/limits.ts';

export interface DeviceIdentity {
  /** Lower-case hex SHA-256 of the 32 raw key bytes. */
  readonly deviceId: string;
  /** Raw key, base64url without padding. */
  readonly publicKey: string;
}

/** In the protocol's own words, which `@openclaw/gateway-protocol` maps to detail codes. */
export type ProofFailure =
  | 'device-id-mismatch'
  | 'device-signature-stale'
  | 'device-nonce-missing'
  | 'device-nonce-mismatch'
  | 'device-signature'
  /** The signature is a correct one of an older form; the client must be updated. */
  | 'device-signature-outdated';

export type ProofResult =
  { readonly ok: true; readonly identity: DeviceIdentity } | { readonly ok: false; readonly failure: ProofFailure };

/** DER header of an Ed25519 SubjectPublicKeyInfo; the 32 raw bytes follow (RFC 8410). */
const SPKI_HEADER = Buffer.from('302a300506032b6570032100', 'hex');
const RAW_KEY_BYTES = 32;
const SIGNATURE_BYTES = 64;

/** The field prime 2^255 - 19, little-endian: an encoding at or above it is not canonical (RFC 8032, 5.1.3). */
const FIELD_PRIME = 2n ** 255n - 19n;
/** y coordinates of the points of order 1, 2, 4 and 8. A key among them verifies signatures that nobody made. */
const LOW_ORDER_Y: ReadonlySet<bigint> = new Set([
  0n,
  1n,
  FIELD_PRIME - 1n,
  2707385501144840649318225287225658788936804267575313519463743609750303402022n,
  55188659117513257062467267217118295137698188065244968500265048394206261417927n,
]);

/**
 * The official Control UI of 2026.9.6 still signs the form before v3, which leaves out platform and device family. The
 * nonce is in both, so nothing can be replayed; what a browser says of its platform proves nothing either way.
 */
const SIGNS_OLDER_FORM: ReadonlySet<string> = new Set(['openclaw-control-ui']);

/** The 32 raw bytes of a key given as base64url, base64 or SPKI PEM; undefined for anything else or an unsafe point. */
export function rawPublicKey(text: string): Buffer | undefined {
  const raw = text.includes('BEGIN PUBLIC KEY') ? rawFromPem(text) : rawFromBase64(text);
  return raw !== undefined && isSafePoint(raw) ? raw : undefined;
}

function rawFromPem(pem: string): Buffer | undefined {
  const der = Buffer.from(pem.replace(/-----[^-]*-----/g, '').replace(/\s/g, ''), 'base64');
  const header = der.subarray(0, SPKI_HEADER.length);
  return header.equals(SPKI_HEADER) ? der.subarray(SPKI_HEADER.length) : undefined;
}

function rawFromBase64(text: string): Buffer | undefined {
  return /^[A-Za-z0-9+/_-]{43}=?$/.test(text) ? Buffer.from(text, 'base64') : undefined;
}

function isSafePoint(raw: Buffer): boolean {
  if (raw.length !== RAW_KEY_BYTES) return false;
  const bigEndian = Buffer.from(raw).reverse();
  const y = BigInt(`0x${bigEndian.toString('hex')}`) & (2n ** 255n - 1n);
  return y < FIELD_PRIME && !LOW_ORDER_Y.has(y);
}

export function deviceIdOf(rawKey: Buffer): string {
  return createHash('sha256').update(rawKey).digest('hex');
}

/**
 * Checks in the protocol's order: id = hash(key) → time → nonce there → nonce ours → signature.
 * `nowMs` is the wall clock; `nonce` is this socket's own challenge.
 */
export function verifyProof(connect: ConnectRequest, proof: DeviceProof, nonce: string, nowMs: number): ProofResult {
  const raw = rawPublicKey(proof.publicKey);
  if (raw === undefined || deviceIdOf(raw) !== proof.id) return { ok: false, failure: 'device-id-mismatch' };
  if (Math.abs(nowMs - proof.signedAt) > LIMITS.signatureSkewMs) {
    return { ok: false, failure: 'device-signature-stale' };
  }
  if (proof.nonce.trim() === '') return { ok: false, failure: 'device-nonce-missing' };
  if (proof.nonce !== nonce) return { ok: false, failure: 'device-nonce-mismatch' };
  if (!isSigned(raw, proof.signature, signedPayload('v3', connect, proof))) {
    const olderForm = isSigned(raw, proof.signature, signedPayload('v2', connect, proof));
    if (!olderForm) return { ok: false, failure: 'device-signature' };
    if (!SIGNS_OLDER_FORM.has(connect.client.id)) return { ok: false, failure: 'device-signature-outdated' };
  }
  return { ok: true, identity: { deviceId: proof.id, publicKey: raw.toString('base64url') } };
}

/** Undefined where a field holds the delimiter: two different asks would then have one signature. */
function signedPayload(form: 'v2' | 'v3', connect: ConnectRequest, proof: DeviceProof): string | undefined {
  const { client, auth } = connect;
  const platform = signedFact(client.platform);
  const family = signedFact(client.deviceFamily);
  if (connect.scopes.some((scope) => /[|,]/.test(scope)) || /\|/.test(platform + family)) return undefined;
  const fields = [
    form,
    proof.id,
    client.id,
    client.mode,
    connect.role,
    connect.scopes.join(','),
    String(proof.signedAt),
    auth.token ?? auth.deviceToken ?? auth.bootstrapToken ?? '',
    proof.nonce,
  ];
  if (form === 'v3') fields.push(platform, family);
  return fields.join('|');
}

/** Trimmed, with ASCII letters lowered: what clients sign for platform and device family. */
function signedFact(fact: string | undefined): string {
  return (fact ?? '').trim().replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

function isSigned(rawKey: Buffer, signature: string, payload: string | undefined): boolean {
  const bytes = Buffer.from(signature, 'base64'); // reads base64url too
  if (payload === undefined || bytes.length !== SIGNATURE_BYTES) return false;
  const key = createPublicKey({ key: Buffer.concat([SPKI_HEADER, rawKey]), format: 'der', type: 'spki' });
  return verify(null, Buffer.from(payload), key, bytes);
}
