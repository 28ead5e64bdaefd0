/** A new shared secret ends the sessions that the old one let in, and no other. */
import fs from 'node:fs/promises';
import { expect, it } from 'vitest';
import { DeviceKey } from '../support/device-key.ts';
import { startGateway } from '../support/gateway.ts';
import { commandLine, phone } from '../support/phone.ts';

const configWith = (token: string): string => `{ gateway: { auth: { token: '${token}' } } }`;

async function twoClients() {
  const gateway = await startGateway({ config: configWith('the-first') });
  const bySecret = await gateway.knock(commandLine({ auth: { token: 'the-first' } }));
  const asker = phone(new DeviceKey(), { auth: { token: 'the-first' } });
  const { token, client } = await gateway.pair(asker);
  await client.close();
  const byToken = await gateway.knock({ ...asker, auth: { deviceToken: token } });
  if (bySecret.let === 'out' || byToken.let === 'out') throw new Error('not let in');
  return { gateway, bySecret: bySecret.client, byToken: byToken.client };
}

it('tells them at the restart that brings it', async () => {
  const { gateway, bySecret, byToken } = await twoClients();
  await fs.writeFile(gateway.places.configFile, configWith('the-second'));
  await gateway.gateway.restart('gateway restarting');
  expect(await bySecret.closed()).toEqual({ code: 4001, reason: 'gateway auth changed' });
  expect(await byToken.closed()).toEqual({ code: 1012, reason: 'service restart' });
});

it('is not claimed where it is the same', async () => {
  const { gateway, bySecret } = await twoClients();
  await gateway.gateway.restart('gateway restarting');
  expect(await bySecret.closed()).toEqual({ code: 1012, reason: 'service restart' });
});
