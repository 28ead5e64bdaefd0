/** Which protocol versions are spoken, and how the others are told. */
import { describe, expect, it } from 'vitest';
import { Client } from '../support/client.ts';
import { DeviceKey } from '../support/device-key.ts';
import { startGateway, TOKEN } from '../support/gateway.ts';
import { commandLine, nodeHost, phone, type Asker } from '../support/phone.ts';

const auth = { token: TOKEN };
const probe = commandLine({ auth, client: { id: 'cli', mode: 'probe', version: '1', platform: 'linux' } });
const oddNode = nodeHost(new DeviceKey(), {
  auth,
  client: { id: 'node-host', mode: 'cli', version: '1', platform: 'linux' },
});

/** `understood` means that the refusal, if any, is about something else than the version. */
async function judge(url: string, asker: Asker, min: number, max: number): Promise<'understood' | 'mismatch'> {
  const outcome = await Client.knock(url, { ...asker, minProtocol: min, maxProtocol: max });
  return outcome.let === 'out' && outcome.closed.code === 1002 ? 'mismatch' : 'understood';
}

describe('the protocol version', () => {
  it.each<[string, number, number, 'understood' | 'mismatch', Asker]>([
    ['an operator', 4, 4, 'understood', commandLine({ auth })],
    ['an operator', 3, 4, 'understood', commandLine({ auth })],
    ['an operator', 1, 9, 'understood', commandLine({ auth })],
    ['an operator', 3, 3, 'mismatch', commandLine({ auth })],
    ['an operator', 5, 5, 'mismatch', commandLine({ auth })],
    ['an operator', 5, 4, 'mismatch', commandLine({ auth })],
    ['a probe', 3, 3, 'understood', probe],
    ['a probe', 3, 4, 'understood', probe],
    ['a probe', 2, 2, 'mismatch', probe],
    ['a probe', 5, 6, 'mismatch', probe],
    ['a node', 3, 3, 'understood', nodeHost(new DeviceKey(), { auth })],
    ['a node', 2, 2, 'mismatch', nodeHost(new DeviceKey(), { auth })],
    ['a node that does not run as one', 3, 3, 'mismatch', oddNode],
    ['a node that does not run as one', 3, 4, 'understood', oddNode],
  ])('of %s that offers %i to %i counts as %s', async (_who, min, max, expected, asker) => {
    const { url } = await startGateway();
    expect(await judge(url, asker, min, max)).toBe(expected);
  });

  it('that does not fit is answered with both sides’ versions, and no request waits', async () => {
    const { knock, gateway } = await startGateway();
    const asker = phone(new DeviceKey(), { auth });
    expect(await knock({ ...asker, minProtocol: 2, maxProtocol: 3 })).toEqual({
      let: 'out',
      error: {
        code: 'INVALID_REQUEST',
        message: 'protocol mismatch',
        details: {
          code: 'PROTOCOL_MISMATCH',
          clientMinProtocol: 2,
          clientMaxProtocol: 3,
          expectedProtocol: 4,
          minimumProbeProtocol: 3,
        },
      },
      closed: { code: 1002, reason: 'protocol mismatch' },
    });
    expect(gateway.pairing.waiting()).toEqual([]);
    await knock({ ...asker, minProtocol: 2, maxProtocol: 4 });
    expect(gateway.pairing.waiting().length).toBe(1);
  });
});
