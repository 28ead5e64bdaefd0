/** A device that is driven by the official client library: it knocks, waits as it is told, and comes back by itself. */
import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { GatewayClient } from '@openclaw/gateway-client';
import { onTestFinished } from 'vitest';
import { PATIENCE_MS, until } from './desktop/deadline.ts';

export interface OfficialDeviceOptions {
  readonly url: string;
  readonly token?: string;
  /** Of a setup code. */
  readonly bootstrapToken?: string;
  readonly name?: string;
  readonly scopes?: readonly string[];
  readonly role?: 'operator' | 'node';
  readonly commands?: readonly string[];
  /** A node that is a phone, and no machine. */
  readonly phone?: boolean;
}

/** The library waits up to half a minute before it comes back, the longer the more often it was refused. */
export const COMES_BACK_MS = 30_000 + PATIENCE_MS;

interface Hello {
  readonly auth: { readonly scopes: readonly string[] };
}

interface Refusal {
  readonly message: string;
  readonly details: Readonly<Record<string, unknown>>;
}

export class OfficialDevice {
  readonly id: string;
  readonly #client: GatewayClient;
  #tokens: string[] = [];
  readonly #refusals: Refusal[] = [];
  readonly #hellos: Hello[] = [];
  readonly #closes: { readonly code: number; readonly reason: string }[] = [];
  #paused = false;

  constructor(options: OfficialDeviceOptions) {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    const publicKeyPem = publicKey.export({ format: 'pem', type: 'spki' }).toString();
    const privateKeyPem = privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
    this.id = createHash('sha256').update(rawKey(publicKeyPem)).digest('hex');
    const role = options.role ?? 'operator';
    const isMachine = role === 'node' && options.phone !== true;
    this.#client = new GatewayClient({
      url: options.url,
      ...(options.token !== undefined && { token: options.token }),
      ...(options.bootstrapToken !== undefined && {
        bootstrapToken: options.bootstrapToken,
        preferBootstrapToken: true,
      }),
      clientName: isMachine ? 'node-host' : 'openclaw-android',
      mode: role === 'node' ? 'node' : 'ui',
      clientDisplayName: options.name ?? 'Pixel 9',
      clientVersion: '2026.9.1',
      platform: isMachine ? 'linux' : 'android 15 (SDK 35)',
      deviceFamily: isMachine ? 'Linux' : 'Android',
      role,
      scopes: [...(options.scopes ?? ['operator.read', 'operator.write'])],
      ...(options.commands && { commands: [...options.commands] }),
      deviceIdentity: { deviceId: this.id, publicKeyPem, privateKeyPem },
      hostDeps: {
        signDevicePayload: (pem, payload) =>
          sign(null, Buffer.from(payload), createPrivateKey(pem)).toString('base64url'),
        publicKeyRawBase64UrlFromPem: (pem) => rawKey(pem).toString('base64url'),
        storeDeviceAuthToken: ({ token }) => {
          this.#tokens.push(token);
        },
        loadDeviceAuthToken: () => {
          const token = this.#tokens.at(-1);
          return token === undefined
            ? null
            : { token, scopes: [...(options.scopes ?? ['operator.read', 'operator.write'])] };
        },
        clearDeviceAuthToken: () => {
          this.#tokens = [];
        },
      },
      onHelloOk: (hello) => {
        this.#hellos.push(hello);
      },
      onClose: (code, reason) => {
        this.#closes.push({ code, reason });
      },
      onConnectError: (error) => {
        this.#refusals.push({ message: error.message, details: detailsOf(error) });
      },
      onReconnectPaused: () => {
        this.#paused = true;
      },
    });
    this.#client.start();
    onTestFinished(() => {
      this.#client.stop();
    });
  }

  /** Undefined until it was refused for the first time. */
  get refusal(): Refusal | undefined {
    return this.#refusals[0];
  }

  get refusals(): readonly Refusal[] {
    return this.#refusals;
  }

  /** How its connections ended, oldest first. */
  get closes(): readonly { readonly code: number; readonly reason: string }[] {
    return this.#closes;
  }

  get hello(): Hello | undefined {
    return this.#hellos.at(-1);
  }

  get timesLetIn(): number {
    return this.#hellos.length;
  }

  /** Waits until it was let in once more than so many times. */
  async letIn(before = 0): Promise<Hello> {
    return await until(
      'the device to be let in',
      () => (this.timesLetIn > before ? this.hello : undefined),
      COMES_BACK_MS,
    );
  }

  /** The token that it was given and keeps. */
  get token(): string | undefined {
    return this.#tokens.at(-1);
  }

  /** The library gave up retrying, as it was told. */
  get paused(): boolean {
    return this.#paused;
  }

  async call<T>(method: string, params: object): Promise<T> {
    return await this.#client.request<T>(method, params);
  }

  /** A token that came in an answer: the library leaves it to its host to keep those. */
  keep(token: string): void {
    this.#tokens.push(token);
  }

  stop(): void {
    this.#client.stop();
  }
}

function detailsOf(error: Error): Readonly<Record<string, unknown>> {
  const { details } = error as Error & { readonly details?: unknown };
  return typeof details === 'object' && details !== null ? (details as Record<string, unknown>) : {};
}

function rawKey(pem: string): Buffer {
  return createPublicKey(pem).export({ format: 'der', type: 'spki' }).subarray(-32);
}
