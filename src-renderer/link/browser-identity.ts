/** This browser's device identity: an Ed25519 key that never leaves WebCrypto. */
import type { GatewayBrowserDeviceIdentity } from '@openclaw/gateway-client/browser';
import type { KeyDatabase } from './key-database.ts';

const ALGORITHM = 'Ed25519';
const KEY = 'identity';

interface StoredIdentity {
  readonly privateKey: CryptoKey;
  /** The raw 32 bytes. */
  readonly publicKey: ArrayBuffer;
}

function isStoredIdentity(value: unknown): value is StoredIdentity {
  if (typeof value !== 'object' || value === null) return false;
  const { privateKey, publicKey } = value as Partial<Record<keyof StoredIdentity, unknown>>;
  return privateKey instanceof CryptoKey && publicKey instanceof ArrayBuffer;
}

function base64Url(bytes: ArrayBuffer): string {
  const text = btoa(String.fromCharCode(...new Uint8Array(bytes)));
  return text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function hex(bytes: ArrayBuffer): string {
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function makeIdentity(subtle: SubtleCrypto): Promise<StoredIdentity> {
  const pair = await subtle.generateKey(ALGORITHM, false, ['sign', 'verify']);
  return { privateKey: pair.privateKey, publicKey: await subtle.exportKey('raw', pair.publicKey) };
}

/** Rejects if the browser has no Ed25519 or cannot keep the key. */
export async function loadBrowserIdentity(
  database: KeyDatabase,
  subtle: SubtleCrypto,
): Promise<GatewayBrowserDeviceIdentity> {
  const kept = await database.get(KEY);
  const stored = isStoredIdentity(kept) ? kept : await database.putIfAbsent(KEY, await makeIdentity(subtle));
  if (!isStoredIdentity(stored)) throw new Error('the stored device key is damaged');
  const { privateKey, publicKey } = stored;
  return {
    deviceId: hex(await subtle.digest('SHA-256', publicKey)),
    publicKey: base64Url(publicKey),
    sign: async (payload) => base64Url(await subtle.sign(ALGORITHM, privateKey, new TextEncoder().encode(payload))),
  };
}
