/** Q10: what a hundred guesses at once are worth. */
import { expect, it } from 'vitest';
import { DeviceKey } from '../support/device-key.ts';
import { startGateway, TOKEN } from '../support/gateway.ts';
import { phone } from '../support/phone.ts';
import { printFigure } from './figure.ts';

const GUESSES = 100;
/** Not loopback by name, so that no client of this computer is meant. */
const asGuest = { localAddress: '127.0.0.9', headers: { host: 'desk.local' } };
const asOther = { ...asGuest, localAddress: '127.0.0.10' };

it('Q10', { timeout: 120_000 }, async () => {
  const { knock } = await startGateway();
  const guess = async (token: string, from: typeof asGuest) => {
    const outcome = await knock(phone(new DeviceKey(), { auth: { token } }), from);
    return outcome.let === 'out' ? String(outcome.error.details?.['code']) : 'let in';
  };
  const answers = await Promise.all(
    Array.from({ length: GUESSES }, (_, index) => guess(`wrong-${String(index)}`, asGuest)),
  );
  const evaluated = answers.filter((code) => code === 'AUTH_TOKEN_MISMATCH').length;
  const locked = await guess(TOKEN, asGuest);
  const elsewhere = await guess(TOKEN, asOther);
  printFigure(
    'Q10',
    `${String(GUESSES)} wrong guesses at once: evaluated`,
    `${String(evaluated)}; right one while locked: ${locked}`,
    '≤ 10; refused',
  );
  expect([evaluated <= 10, locked, elsewhere]).toEqual([true, 'AUTH_RATE_LIMITED', 'PAIRING_REQUIRED']);
});
