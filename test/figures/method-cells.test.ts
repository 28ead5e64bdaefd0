/** Q12: how many cells the table of methods, roles and scopes has; method-access.test.ts asserts each of them. */
import { expect, it } from 'vitest';
import { SCOPES } from '../../src-main/gateway/auth/scopes.ts';
import { startGateway } from '../support/gateway.ts';
import { device } from '../support/party.ts';
import { ACCESS, OWNER_ONLY } from '../protocol/access-table.ts';
import { printFigure } from './figure.ts';

it('Q12', async () => {
  const { client } = await device(await startGateway(), []);
  const hello = client.frames.find((frame) => frame['id'] === 'connect') as {
    payload: { features: { methods: string[] } };
  };
  const served = hello.payload.features.methods;
  const known = served.filter((method) => method in ACCESS);
  // Each scope alone, none at all, and the node role.
  const cells = (Object.keys(ACCESS).length + OWNER_ONLY.length) * (SCOPES.length + 2);
  printFigure(
    'Q12',
    'methods × roles × scopes',
    `${String(cells)} cells, ${String(known.length)} of ${String(served.length)} methods`,
    'all classified',
  );
  expect(known).toEqual(served);
});
