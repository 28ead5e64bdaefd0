/** A device's Ed25519 key and the proof it signs. Written from the protocol alone, and not from the gateway's own code. */
import { createHash, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';

export interface SignedFields {
  readonly clientId: string;
  readonly clientMode: string;
  readonly role: string;
  readonly scopes: readonly string[];
  readonly signedAt: number;
  readonly token: string;
  readonly nonce: string;
  readonly platform: string;
  readonly deviceFamily: string;
}

export class DeviceKey {
  readonly id: string;
  /** base64url of the 32 raw bytes. */
  readonly publicKey: string;
  readonly pem: string;
  readonly #privateKey: KeyObject;

  constructor() {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    const raw = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32);
    this.#privateKey = privateKey;
    this.publicKey = raw.toString('base64url');
    this.pem = publicKey.export({ format: 'pem', type: 'spki' }).toString();
    this.id = createHash('sha256').update(raw).digest('hex');
  }

  sign(payload: string): string {
    return sign(null, Buffer.from(payload), this.#privateKey).toString('base64url');
  }

  signV3(fields: SignedFields): string {
    return this.sign(
      [this.#common('v3', fields), fields.platform.toLowerCase(), fields.deviceFamily.toLowerCase()].join('|'),
    );
  }

  signV2(fields: SignedFields): string {
    return this.sign(this.#common('v2', fields));
  }

  /** For the official client library, which asks for PEM. */
  get privatePem(): string {
    return this.#privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
  }

  #common(form: string, f: SignedFields): string {
    return [form, this.id, f.clientId, f.clientMode, f.role, f.scopes.join(','), f.signedAt, f.token, f.nonce].join(
      '|',
    );
  }
}
