/** A node that runs commands: what it offers, and its answers. */
import type { Client, Frame } from './client.ts';
import { DeviceKey } from './device-key.ts';
import { TOKEN, type TestGateway } from './gateway.ts';
import { phone } from './phone.ts';

export interface AnsweringNode {
  readonly id: string;
  readonly client: Client;
  /** The next call that reaches it. */
  readonly called: () => Promise<Frame & { readonly id: string; readonly command: string }>;
  readonly answer: (call: { readonly id: string }, payload: unknown) => Promise<unknown>;
  readonly fail: (call: { readonly id: string }, code: string, message: string) => Promise<unknown>;
  readonly tell: (call: { readonly id: string }, seq: number, chunk: string) => Promise<unknown>;
}

/** Of a gateway whose config allows `camera.snap`. */
const NODE_COMMANDS = ['camera.list', 'camera.snap', 'device.health', 'location.get', 'system.notify'];
export const NODE_CONFIG = "{ gateway: { nodes: { commands: { allow: ['camera.snap'] } } } }";

/** An Android phone in its other role, approved with all that it asks. */
export async function joinPhoneNode(gateway: TestGateway, displayName = 'Pixel 9'): Promise<AnsweringNode> {
  const key = new DeviceKey();
  const asker = phone(key);
  const node = {
    ...asker,
    role: 'node',
    scopes: [],
    client: { ...asker.client, mode: 'node', displayName },
    caps: ['camera', 'location', 'device'],
    commands: NODE_COMMANDS,
    auth: { token: TOKEN },
  };
  await gateway.knock(node);
  await gateway.approve();
  const outcome = await gateway.knock(node);
  if (outcome.let === 'out') throw new Error(outcome.error.message);
  const { client } = outcome;
  const result = (id: string, more: object) => client.call('node.invoke.result', { id, nodeId: key.id, ...more });
  return {
    id: key.id,
    client,
    called: async () => (await client.event('node.invoke.request')) as never,
    answer: ({ id }, payload) => result(id, { ok: true, payloadJSON: JSON.stringify(payload) }),
    fail: ({ id }, code, message) => result(id, { ok: false, error: { code, message } }),
    tell: ({ id }, seq, chunk) => client.call('node.invoke.progress', { invokeId: id, nodeId: key.id, seq, chunk }),
  };
}
