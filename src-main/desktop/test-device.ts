/** "Send a test request": a second identity that knocks over the real socket, as a phone would, and is forgotten again. */
import type { GatewayClient } from '@openclaw/gateway-client';
import { clientAddress, OneAtATime, type Gateway } from '../gateway/index.ts';
import { newClientIdentity, SIGNING, type ClientIdentity } from './client-identity.ts';
import type { TestRequestResult } from './ipc-contract.ts';

export class TestDevice {
  readonly #gateway: Gateway;
  /** Of two clicks, the second takes away what the first has made. */
  readonly #turns = new OneAtATime();
  #knocking: { readonly identity: ClientIdentity; readonly client: GatewayClient } | undefined;

  constructor(gateway: Gateway) {
    this.#gateway = gateway;
    gateway.pairing.subscribe((event) => {
      // Removed by hand it would knock again, as a real device may.
      const isRemoved = event.type === 'removed' && event.device.deviceId === this.#knocking?.identity.deviceId;
      // It would go on to show the gateway's token to whoever has the port next.
      const isAlone = event.type === 'status' && this.#knocking !== undefined && event.status.state !== 'running';
      if (isRemoved || isAlone) void this.forget();
    });
  }

  async knock(): Promise<TestRequestResult> {
    return await this.#turns.run(() => this.#knock());
  }

  /** Its connection, its request and its record all go. */
  async forget(): Promise<void> {
    await this.#turns.run(() => this.#forget());
  }

  async #knock(): Promise<TestRequestResult> {
    await this.#forget();
    // Loaded here, because most runs of the app never need it.
    const { GatewayClient: Client } = await import('@openclaw/gateway-client');
    const { addresses, tlsFingerprint } = this.#gateway.status();
    const secret = this.#gateway.secret();
    const [address] = addresses;
    if (address === undefined || secret === undefined) {
      return { ok: false, message: 'The gateway does not run, so nothing can knock.' };
    }
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

  async #forget(): Promise<void> {
    const knocking = this.#knocking;
    if (knocking === undefined) return;
    this.#knocking = undefined;
    knocking.client.stop();
    await this.#gateway.pairing.forgetTest(knocking.identity.deviceId);
  }
}
