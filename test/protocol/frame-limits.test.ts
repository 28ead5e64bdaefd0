/** How large a frame may be, before and after a peer was let in. */
import { describe, expect, it } from 'vitest';
import { Client } from '../support/client.ts';
import { startGateway, TOKEN } from '../support/gateway.ts';
import { commandLine, connectParams } from '../support/phone.ts';

const OWN = commandLine({ auth: { token: TOKEN } });

/** A `connect` frame of exactly this many bytes: an unknown field is padded, which connect tolerates. */
function connectOf(bytes: number): string {
  const frame = (pad: string): string =>
    JSON.stringify({ type: 'req', id: 'big', method: 'connect', params: { ...connectParams(OWN, '', 0), pad } });
  return frame('x'.repeat(bytes - frame('').length));
}

describe('before a peer was let in, a frame', () => {
  it('of 65,536 bytes passes', async () => {
    const { url } = await startGateway();
    const client = await Client.open(url);
    client.sendRaw(connectOf(65_536));
    expect(await client.next((frame) => frame['id'] === 'big')).toMatchObject({ ok: true });
  });

  it('of one byte more closes the socket, and nothing is answered', async () => {
    const { url, gateway } = await startGateway();
    const client = await Client.open(url);
    await client.event('connect.challenge');
    client.sendRaw(connectOf(65_537));
    expect(await client.closed()).toEqual({ code: 1009, reason: '' });
    expect(client.frames.length).toBe(1);
    expect(gateway.status().connected).toBe(0);
  });

  it('made of fragments counts as a whole', async () => {
    const { url } = await startGateway();
    const whole = await Client.open(url);
    const text = connectOf(60_000);
    whole.sendRaw(text.slice(0, 30_000), { fin: false });
    whole.sendRaw(text.slice(30_000));
    expect(await whole.next((frame) => frame['id'] === 'big')).toMatchObject({ ok: true });

    const client = await Client.open(url);
    await client.event('connect.challenge');
    client.sendRaw('x'.repeat(40_000), { fin: false });
    client.sendRaw('x'.repeat(40_000));
    expect(await client.closed()).toMatchObject({ code: 1009 });
  });
});

describe('after a peer was let in, a frame', () => {
  it('of a megabyte passes', async () => {
    const { knock } = await startGateway();
    const outcome = await knock(OWN);
    if (outcome.let === 'out') throw new Error(outcome.error.message);
    expect(await outcome.client.call('health', { pad: 'x'.repeat(1_048_576) })).toMatchObject({ ok: true });
  });

  it('of more than 26,214,400 bytes closes the socket', async () => {
    const { knock } = await startGateway();
    const outcome = await knock(OWN);
    if (outcome.let === 'out') throw new Error(outcome.error.message);
    const { client } = outcome;
    const frame = (pad: string): string => JSON.stringify({ type: 'req', id: 'x', method: 'health', params: { pad } });
    const room = 26_214_400 - frame('').length;
    client.sendRaw(frame('x'.repeat(room)));
    expect(await client.next((answer) => answer['id'] === 'x')).toMatchObject({ ok: true });
    client.sendRaw(frame('x'.repeat(room + 1)));
    expect(await client.closed()).toEqual({ code: 1009, reason: '' });
  });
});
