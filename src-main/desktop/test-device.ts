/** "Send a test request": a second identity that knocks over the real socket, as a phone would, and is forgotten again. */
import type { GatewayClient } from '@openclaw/gateway-client';
import { clientAddress, type Gateway } from '../gateway/index.ts';
import { newClientIdentity, SIGNING, type ClientIdentity } from './client-identity.ts';
import type { TestRequestResult } from './ipc-contract.ts';

export class TestDevice {
  readonly #gateway: Gateway;
  #knocking: { readonly identity: ClientIdentity; readonly client: GatewayClient } | undefined;

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
    const identity = newClientIdentity();
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
      hostDeps: SIGNING,
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
