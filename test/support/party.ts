/** A gateway with people in it: the owner's command line, and operators with the scopes that a test gives them. */
import { expect } from 'vitest';
import type { DeskList, DeskLockouts, FrameChannel } from '../../src-main/gateway/index.ts';
import type { Client, Frame } from './client.ts';
import { ContractWatch } from './contract-watch.ts';
import { DeviceKey } from './device-key.ts';
import { TOKEN, type TestGateway } from './gateway.ts';
import { commandLine, phone, type Asker } from './phone.ts';

/** The owner's device-less command line, with these scopes and the shared secret. */
export async function cli(gateway: TestGateway, scopes: readonly string[]): Promise<Client> {
  const outcome = await gateway.knock(commandLine({ auth: { token: TOKEN }, scopes }));
  if (outcome.let === 'out') throw new Error(outcome.error.message);
  return outcome.client;
}

/** A paired device that is connected by its own token. */
export async function device(gateway: TestGateway, scopes: readonly string[], more: Partial<Asker> = {}) {
  const key = more.key ?? new DeviceKey();
  const { token, client } = await gateway.pair(phone(key, { scopes, ...more }));
  await client.close();
  const outcome = await gateway.knock(phone(key, { scopes, ...more, auth: { deviceToken: token } }));
  if (outcome.let === 'out') throw new Error(outcome.error.message);
  return { key, token, client: outcome.client };
}

/** A stranger that knocks with the shared secret and now waits. */
export async function stranger(gateway: TestGateway, more: Partial<Asker> = {}) {
  const key = new DeviceKey();
  const outcome = await gateway.knock(phone(key, { auth: { token: TOKEN }, ...more }));
  if (outcome.let === 'in') throw new Error('was let in');
  return { key, requestId: String(outcome.error.details?.['requestId']), outcome };
}

/** The person at this computer, by the window or the control socket, without a socket in between. */
export class Owner {
  readonly frames: Frame[] = [];
  readonly #session: { receive(text: string): void; ended(): void };
  readonly #contract = new ContractWatch();
  #nextId = 1;

  constructor({ gateway }: TestGateway, surface: 'window' | 'command-line' = 'window') {
    const channel: FrameChannel = {
      send: (text) => {
        const frame = JSON.parse(text) as Frame;
        this.frames.push(frame);
        this.#contract.received(frame);
      },
      close: () => undefined,
      bufferedBytes: 0,
    };
    this.#session = gateway.openOwnerSession(channel, surface);
  }

  async call(method: string, params?: unknown): Promise<Frame> {
    const id = String(this.#nextId++);
    const request = { type: 'req', id, method, ...(params !== undefined && { params }) };
    this.#contract.sent(request);
    this.#session.receive(JSON.stringify(request));
    return await expect
      .poll(() => this.frames.find((frame) => frame['type'] === 'res' && frame['id'] === id))
      .toBeDefined()
      .then(() => this.frames.find((frame) => frame['type'] === 'res' && frame['id'] === id)!);
  }

  /** The window is closed, or the command ended. */
  leave(): void {
    this.#session.ended();
  }
}

/** What the owner's window lists. */
export async function deskList(gateway: TestGateway): Promise<DeskList> {
  return (await new Owner(gateway).call('desk.list', {}))['payload'] as DeskList;
}

export async function lockoutsOf(gateway: TestGateway): Promise<DeskLockouts['lockouts']> {
  const answer = await new Owner(gateway).call('desk.lockouts', {});
  return (answer['payload'] as DeskLockouts).lockouts;
}
