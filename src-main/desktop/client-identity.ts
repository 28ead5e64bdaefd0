/** A key with which this app knocks at a gateway as a device, and what the official client needs to sign with it. */
import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import type { GatewayClientHostDeps } from '@openclaw/gateway-client';

export interface ClientIdentity {
  /** SHA-256 of the raw public key, in hex. */
  readonly deviceId: string;
  readonly privateKeyPem: string;
  readonly publicKeyPem: string;
}

export function newClientIdentity(): ClientIdentity {
  const { privateKey } = generateKeyPairSync('ed25519');
  return clientIdentityOf(privateKey.export({ format: 'pem', type: 'pkcs8' }).toString());
}

/** Throws where it is no private key. */
export function clientIdentityOf(privateKeyPem: string): ClientIdentity {
  const publicKeyPem = createPublicKey(privateKeyPem).export({ format: 'pem', type: 'spki' }).toString();
  return {
    privateKeyPem,
    publicKeyPem,
    deviceId: createHash('sha256').update(rawPublicKey(publicKeyPem)).digest('hex'),
  };
}

export const SIGNING: Pick<GatewayClientHostDeps, 'signDevicePayload' | 'publicKeyRawBase64UrlFromPem'> = {
  signDevicePayload: (pem, payload) => sign(null, Buffer.from(payload), createPrivateKey(pem)).toString('base64url'),
  publicKeyRawBase64UrlFromPem: (pem) => rawPublicKey(pem).toString('base64url'),
};

function rawPublicKey(pem: string): Buffer {
  return createPublicKey(pem).export({ format: 'der', type: 'spki' }).subarray(-32); // behind a header of fixed length
}
