/** A paired phone whose token is old, and those who watch what is offered about it. */
import { expect } from 'vitest';
import type { DeskEvent, DeskList, RepairOffer } from '../../src-main/gateway/index.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { startGateway, type TestGateway, type TestGatewayOptions } from '../support/gateway.ts';
import { device, Owner } from '../support/party.ts';
import { phone, type Asker } from '../support/phone.ts';

export const SCOPES = ['operator.read', 'operator.write'];
/** Not asked for as localhost, so not treated as this computer's own. */
export const HERE = { headers: { Host: '192.168.1.5' } };
export const MISMATCH = { let: 'out', error: { details: { code: 'AUTH_DEVICE_TOKEN_MISMATCH' } } };

/** A paired phone that was connected, and has an old token now. */
export async function drifted(options: TestGatewayOptions = {}) {
  const clock = new FakeClock();
  const gateway = await startGateway({ clock, ...options });
  const owner = new Owner(gateway);
  const paired = await device(gateway, SCOPES);
  await paired.client.close();
  const knock = (auth: Asker['auth'] = { deviceToken: 'an-old-one' }, more: Partial<Asker> = {}) =>
    gateway.knock(phone(paired.key, { scopes: SCOPES, auth, ...more }), HERE);
  return { gateway, clock, owner, knock, ...paired };
}

/** The one that is listed. */
export async function offerOf(owner: Owner): Promise<RepairOffer> {
  const { payload } = (await owner.call('desk.list')) as unknown as { payload: DeskList };
  const [repair, ...others] = payload.repairs ?? [];
  if (repair === undefined || others.length > 0) throw new Error(`${others.length + 1} are offered, not one`);
  return repair;
}

export async function offersOf(owner: Owner): Promise<number> {
  const { payload } = (await owner.call('desk.list')) as unknown as { payload: DeskList };
  return payload.repairs?.length ?? 0;
}

export async function repair(owner: Owner): Promise<RepairOffer> {
  const { repairId, digest, ...offer } = await offerOf(owner);
  expect(await owner.call('desk.repair', { repairId, digest })).toMatchObject({ ok: true });
  return { repairId, digest, ...offer };
}

export function watch({ gateway }: TestGateway) {
  const told: DeskEvent[] = [];
  gateway.pairing.subscribe((event) => told.push(event));
  return {
    told: (type: DeskEvent['type']) => told.filter((event) => event.type === type),
    announced: () => told.filter((event) => event.type === 'repair-offered').length,
  };
}
