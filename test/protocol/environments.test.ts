/** The machines that the official Control UI lists: the gateway's own, and the nodes. */
import os from 'node:os';
import { expect, it } from 'vitest';
import { startGateway } from '../support/gateway.ts';
import { cli } from '../support/party.ts';
import { COMMANDS, joinNode } from './node-party.ts';

it('are listed with what may be run on them now', async () => {
  const gateway = await startGateway();
  const client = await cli(gateway, ['operator.read']);
  const machines = async () =>
    ((await client.call('environments.list', {})) as unknown as { payload: { environments: object[] } }).payload
      .environments;
  const own = { id: 'gateway', type: 'local', label: 'Gateway local', status: 'available', platform: os.platform() };
  expect(await machines()).toMatchObject([own]);
  const node = await joinNode(gateway);
  const facts = { id: `node:${node.key.id}`, type: 'node', label: 'nas', platform: 'linux', sessionHost: false };
  expect(await machines()).toMatchObject([own, { ...facts, status: 'available', invocableCommands: COMMANDS }]);
  await node.client.close();
  await expect.poll(machines).toMatchObject([own, { ...facts, status: 'unavailable', lastSeenReason: 'disconnect' }]);
  expect((await machines())[1]).not.toHaveProperty('invocableCommands');
});
