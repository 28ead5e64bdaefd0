/** Q7: however many strangers knock, few wait, and the one with the owner's own setup code is let in. */
import { expect, it } from 'vitest';
import type { DeskList, SetupCodeView } from '../../src-main/gateway/index.ts';
import { DeviceKey } from '../support/device-key.ts';
import { startGateway, TOKEN } from '../support/gateway.ts';
import { Owner } from '../support/party.ts';
import { phone } from '../support/phone.ts';
import { scanning } from '../support/setup-party.ts';
import { printFigure } from './figure.ts';

const KEYS = 100_000;
const ADDRESSES = 400;
const AT_ONCE = 32;
const GENUINE = 20;
const auth = { token: TOKEN };

it('Q7', { timeout: 1_800_000 }, async () => {
  const gateway = await startGateway();
  let most = 0;
  let mostOfOne = 0;
  gateway.gateway.pairing.subscribe(({ type }) => {
    if (type !== 'requested') return;
    const waiting = gateway.gateway.pairing.waiting();
    most = Math.max(most, waiting.length);
    for (const { address } of waiting) {
      mostOfOne = Math.max(mostOfOne, waiting.filter((other) => other.address === address).length);
    }
  });
  let next = 0;
  const knocker = async () => {
    while (next < KEYS) {
      const index = next++;
      const localAddress = `127.0.${String(1 + ((index % ADDRESSES) >> 7))}.${String(1 + (index % 128))}`;
      const outcome = await gateway.knock(phone(new DeviceKey(), { auth }), { localAddress });
      expect(outcome.let).toBe('out');
      if (index % 10_000 === 9_999) console.log(`Q7   ${String(index + 1)} of ${String(KEYS)} keys have knocked`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, knocker));
  const list = (await new Owner(gateway).call('desk.list', {}))['payload'] as DeskList;
  printFigure(
    'Q7',
    `${String(KEYS)} keys from ${String(ADDRESSES)} addresses: most that waited`,
    `${String(most)}, ${String(mostOfOne)} of one address`,
    '≤ 64, ≤ 8',
  );
  expect([most <= 64, mostOfOne <= 8, list.devices.length]).toEqual([true, true, 0]);

  // While every place is taken, from an address where a stranger waits.
  const crowded = list.waiting[0]?.address ?? '';
  const owner = new Owner(gateway);
  let letIn = 0;
  for (let index = 0; index < GENUINE; index += 1) {
    const made = await owner.call('desk.setupCode', { profile: 'limited', address: '127.0.0.1' });
    const asker = scanning(made['payload'] as SetupCodeView);
    if ((await gateway.knock(asker, { localAddress: crowded })).let === 'in') letIn += 1;
  }
  printFigure(
    'Q7',
    `phones with a setup code, while ${String(list.waiting.length)} strangers wait: let in`,
    `${String(letIn)} of ${String(GENUINE)}`,
    'all',
  );
  expect([letIn, list.waiting.length]).toEqual([GENUINE, 64]);
});
