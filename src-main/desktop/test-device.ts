/** "Send a test request": a second identity that knocks over the real socket, as a phone would, and is forgotten again. */
import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import type { GatewayClient } from '@openclaw/gateway-client';
import { clientAddress, type Gateway } from '../gateway/index.ts';
import type { TestRequestResult } from './ipc-contract.ts';

interface Identity {
  readonly deviceId: string;
  readonly privateKeyPem: string;
  readonly publicKeyPem: string;
}

export class TestDevice {
  readonly #gateway: Gateway;
  #knocking: { readonly identity: Identity; readonly client: GatewayClient } | undefined;

  constructor(gateway: Gateway) {
    this.#gateway = gateway;
    gateway.pairing.subscribe((event) => {
      // Removed by hand it would knock again, as a real device may.
      if (event.type === 'removed' && event.device.deviceId === this.#knocking?.identity.deviceId) void this.forget();
    });
  }

  async knock(): Promise<TestRequestResult> {
    await this.forget();
    const { addresses, tlsFingerprint } = this.#gateway.status();
    const secret = this.#gateway.secret();
    const [address] = addresses;
    if (address === undefined || secret === undefined) {
      return { ok: false, message: 'The gateway does not run, so nothing can knock.' };
    }
    // Loaded here, because most runs of the app never need it.
    const { GatewayClient: Client } = await import('@openclaw/gateway-client');
    const identity = newIdentity();
    this.#gateway.pairing.expectTest(identity.deviceId);
    const client = new Client({
      url: clientAddress(address),
      ...(tlsFingerprint !== undefined && { tlsFingerprint }),
      token: secret.reveal(),
      clientName: 'test',
      mode: 'test',
      clientDisplayName: 'Test phone',
      clientVersion: this.#gateway.status().version,
      platform: 'android',
      deviceFamily: 'Android',
      role: 'operator',
      scopes: ['operator.read', 'operator.write'],
      deviceIdentity: identity,
      hostDeps: {
        signDevicePayload: (pem, payload) =>
          sign(null, Buffer.from(payload), createPrivateKey(pem)).toString('base64url'),
        publicKeyRawBase64UrlFromPem: (pem) => rawPublicKey(pem).toString('base64url'),
      },
    });
    this.#knocking = { identity, client };
    client.start();
    return { ok: true };
  }

  /** Its connection, its request and its record all go. */
  async forget(): Promise<void> {
    const knocking = this.#knocking;
    if (knocking === undefined) return;
    this.#knocking = undefined;
    knocking.client.stop();
    await this.#gateway.pairing.forgetTest(knocking.identity.deviceId);
  }
}

function newIdentity(): Identity {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const publicKeyPem = publicKey.export({ format: 'pem', type: 'spki' }).toString();
  return {
    publicKeyPem,
    privateKeyPem: privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
    deviceId: createHash('sha256').update(rawPublicKey(publicKeyPem)).digest('hex'),
  };
}

function rawPublicKey(pem: string): Buffer {
  return createPublicKey(pem).export({ format: 'der', type: 'spki' }).subarray(-32);
}
