/** Every method by every caller: a method that is not in this table fails the test until someone says who may call it. */
import { describe, expect, it } from 'vitest';
import { SCOPES, expandScopes } from '../../src-main/gateway/auth/scopes.ts';
import { DeviceKey } from '../support/device-key.ts';
import { startGateway } from '../support/gateway.ts';
import { cli, device } from '../support/party.ts';
import { nodeHost } from '../support/phone.ts';
import { ACCESS, OWNER_ONLY, UNLISTED } from './access-table.ts';

/** Parameters that no method accepts: a caller who gets as far as these was let through. */
const NONSENSE = { nonsense: true };

function verdict(answer: { ok: boolean; error: { code: string; message: string; details?: object } }): string {
  if (answer.ok || answer.error.message.startsWith('invalid ')) return 'may call';
  if (answer.error.code === 'FORBIDDEN' && answer.error.details !== undefined) {
    const { code, missingScope, requiredScopes } = answer.error.details as Record<string, unknown>;
    expect([code, requiredScopes, answer.error.message]).toEqual([
      'MISSING_SCOPE',
      [missingScope],
      `missing scope: ${String(missingScope)}`,
    ]);
    return `lacks ${String(missingScope)}`;
  }
  return answer.error.message;
}

describe('the methods', () => {
  it('that are announced are exactly those of this table', async () => {
    const gateway = await startGateway();
    const { client } = await device(gateway, []);
    const hello = client.frames.find((frame) => frame['id'] === 'connect') as {
      payload: { features: { methods: string[] } };
    };
    expect(hello.payload.features.methods.toSorted()).toEqual(Object.keys(ACCESS).toSorted());
  });

  it.each([...SCOPES.map((scope) => [scope]), []])(
    'may be called by an operator with [%s] as its scope allows',
    async (...scopes) => {
      const gateway = await startGateway();
      const held = scopes.filter((scope) => typeof scope === 'string');
      const client = await cli(gateway, held);
      const expanded: ReadonlySet<string> = expandScopes(held);
      for (const [method, needed] of Object.entries({ ...ACCESS, ...UNLISTED })) {
        const mayCall = needed === 'everyone' || needed === 'operator' || expanded.has(needed);
        const expected = mayCall ? 'may call' : needed === 'node' ? 'unauthorized role: operator' : `lacks ${needed}`;
        if (needed === 'node') await client.call('health'); // ten in a row would end the session
        expect([method, verdict(await client.callRaw(method, NONSENSE))]).toEqual([method, expected]);
      }
      for (const method of OWNER_ONLY) {
        expect(verdict(await client.callRaw(method, NONSENSE))).toBe('only the owner at this computer may do that');
      }
    },
  );

  it('may be called by a node only where everyone or every node may', async () => {
    const gateway = await startGateway();
    const { client } = await device(gateway, [], nodeHost(new DeviceKey()));
    for (const [method, needed] of Object.entries({ ...ACCESS, ...UNLISTED })) {
      const expected = needed === 'everyone' || needed === 'node' ? 'may call' : 'unauthorized role: node';
      // Ten in a row would end the session.
      await client.call('health');
      expect([method, verdict(await client.callRaw(method, NONSENSE))]).toEqual([method, expected]);
    }
    for (const method of OWNER_ONLY) {
      expect(verdict(await client.callRaw(method, NONSENSE))).toBe('only the owner at this computer may do that');
    }
  });
});
