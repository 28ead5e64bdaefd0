/** A gateway with nodes in it: one that was let in, and the answers that it gives. */
import type { Client, Frame } from '../support/client.ts';
import { DeviceKey } from '../support/device-key.ts';
import { startGateway, TOKEN, type TestGateway, type TestGatewayOptions } from '../support/gateway.ts';
import { cli } from '../support/party.ts';
import { nodeHost, type Asker } from '../support/phone.ts';

export const COMMANDS = ['system.notify', 'system.run', 'system.which'];

export interface LiveNode {
  readonly key: DeviceKey;
  readonly client: Client;
  readonly token: string;
  readonly asker: Asker;
}

/** Asks with the shared secret, is approved as far as `grant` says, and comes back. */
export async function joinNode(
  gateway: TestGateway,
  more: Partial<Asker> = {},
  grant: 'asked' | 'ordinary' | 'connect' = 'asked',
): Promise<LiveNode> {
  const key = more.key ?? new DeviceKey();
  const asker = nodeHost(key, { commands: COMMANDS, auth: { token: TOKEN }, ...more });
  await gateway.knock(asker);
  const { requestId, digest } = gateway.waiting();
  await gateway.gateway.pairing.approve({ requestId, digest, grant, by: 'window' });
  const { client, token } = await arrive(gateway, asker);
  return { key, client, token, asker };
}

/** Connects once more, and holds the connection. */
export async function arrive(gateway: TestGateway, asker: Asker) {
  const outcome = await gateway.knock(asker);
  if (outcome.let === 'out') throw new Error(outcome.error.message);
  return { client: outcome.client, token: outcome.hello.auth.deviceToken ?? '' };
}

/** The next call that reaches the node. */
export async function called(node: Client): Promise<Frame & { readonly id: string }> {
  return (await node.event('node.invoke.request')) as Frame & { readonly id: string };
}

/** A node, an operator who calls it, and the node's answers. */
export async function aCall(options: TestGatewayOptions = {}) {
  const gateway = await startGateway(options);
  const node = await joinNode(gateway);
  const operator = await cli(gateway, ['operator.read', 'operator.write']);
  let key = 0;
  const invoke = (command: string, more: object = {}, by: Client = operator) =>
    by.call('node.invoke', { nodeId: node.key.id, command, idempotencyKey: `k${++key}`, ...more });
  const result = (id: string, more: object, by: Client = node.client) =>
    by.call('node.invoke.result', { id, nodeId: node.key.id, ok: true, ...more });
  return { gateway, node, operator, invoke, result };
}
