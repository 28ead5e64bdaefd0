/** Requests of a peer that was let in: what is answered, and what a bad one is told. */
import { describe, expect, it } from 'vitest';
import { DeviceKey } from '../support/device-key.ts';
import { startGateway } from '../support/gateway.ts';
import { cli, device } from '../support/party.ts';
import { nodeHost } from '../support/phone.ts';

const admin = async () => cli(await startGateway(), ['operator.admin']);

describe('a request', () => {
  it('of a method that does not exist is told so in the words that clients look for', async () => {
    const client = await admin();
    for (const method of ['nope', 'device.pair', '__proto__', 'constructor', 'toString', 'DEVICE.PAIR.LIST']) {
      expect(await client.call(method)).toMatchObject({
        ok: false,
        error: { code: 'INVALID_REQUEST', message: `unknown method: ${method}` },
      });
    }
    expect(await client.call('device.pair.list')).toMatchObject({ ok: true });
  });

  it('of a method with an endless name is answered in few words', async () => {
    const client = await admin();
    const answer = await client.call('x'.repeat(10_000));
    expect(answer.error.message.length).toBeLessThan(200);
  });

  it.each<[string, unknown, string]>([
    ['device.pair.approve', {}, 'requestId'],
    ['device.pair.approve', { requestId: 7 }, 'requestId'],
    ['device.pair.approve', { requestId: '' }, 'requestId'],
    ['device.pair.approve', { requestId: 'x', force: true }, '"force"'],
    ['device.pair.approve', 'x', 'params'],
    ['device.pair.approve', [], 'params'],
    ['device.pair.approve', null, 'requestId'],
    ['device.pair.remove', { deviceId: null }, 'deviceId'],
    ['device.pair.list', { all: true }, '"all"'],
    ['desk.approve', { requestId: 'x', digest: 7 }, 'digest'],
  ])('%s %j names what is wrong: %s', async (method, params, field) => {
    const client = await admin();
    const answer = await client.callRaw(method, params);
    expect(answer).toMatchObject({ ok: false, error: { code: 'INVALID_REQUEST' } });
    expect(answer.error.message).toMatch(new RegExp(`^invalid ${method.replaceAll('.', '\\.')} params: .*${field}`));
  });

  it('with __proto__ among its parameters pollutes nothing', async () => {
    const client = await admin();
    for (const params of [
      '{"__proto__":{"polluted":1}}',
      '{"requestId":"x","__proto__":{"polluted":1}}',
      '{"constructor":{"prototype":{"polluted":1}}}',
    ]) {
      client.sendRaw(`{"type":"req","id":"p","method":"device.pair.approve","params":${params}}`);
      expect(await client.next((frame) => frame['id'] === 'p')).toMatchObject({ ok: false });
    }
    expect('polluted' in {}).toBe(false);
    await client.settled();
  });

  it('that is a second connect is refused, and the session goes on', async () => {
    const client = await admin();
    expect(await client.callRaw('connect', {})).toMatchObject({
      ok: false,
      error: { code: 'INVALID_REQUEST', message: 'connect is only valid as the first request' },
    });
    await client.settled();
  });

  it('that is no request is answered under its own id, or as "invalid"', async () => {
    const client = await admin();
    client.sendRaw('{"type":"req","id":"mine"}');
    client.sendRaw('{"type":"ping"}');
    for (const id of ['mine', 'invalid']) {
      expect(await client.next((frame) => frame['id'] === id)).toMatchObject({
        ok: false,
        error: { code: 'INVALID_REQUEST', message: expect.stringMatching(/^invalid request frame: /) },
      });
    }
    await client.settled();
  });

  it('that is not JSON is passed over', async () => {
    const client = await admin();
    const before = client.frames.length;
    client.sendRaw('hello');
    await client.settled();
    expect(client.frames.length).toBe(before + 1);
  });

  it('may come as a binary frame', async () => {
    const client = await admin();
    client.sendRaw(Buffer.from('{"type":"req","id":"b","method":"health"}'));
    expect(await client.next((frame) => frame['id'] === 'b')).toMatchObject({ ok: true, payload: { ok: true } });
  });
});

describe('health, status and presence', () => {
  it('are answered, health to everyone', async () => {
    const gateway = await startGateway();
    const reader = await cli(gateway, ['operator.read']);
    expect(await reader.call('health')).toMatchObject({ payload: { ok: true } });
    expect(await reader.call('status')).toMatchObject({ ok: true });
    expect(await reader.call('system-presence')).toMatchObject({ payload: [{ mode: 'gateway', reason: 'self' }] });
    const nobody = await cli(gateway, []);
    expect(await nobody.call('health')).toMatchObject({ ok: true });
    expect(await nobody.call('status')).toMatchObject({ ok: false, error: { code: 'FORBIDDEN' } });
    const { client: node } = await device(gateway, [], nodeHost(new DeviceKey()));
    expect(await node.call('health', { verbose: true })).toMatchObject({ ok: true });
  });
});

describe('a node that calls an operator’s methods', () => {
  it('is told its role is wrong, and is closed at the eleventh in a row', async () => {
    const { client } = await device(await startGateway(), [], nodeHost(new DeviceKey()));
    for (let call = 1; call <= 11; call += 1) {
      expect(await client.call('device.pair.list')).toMatchObject({
        ok: false,
        error: { code: 'INVALID_REQUEST', message: 'unauthorized role: node' },
      });
      if (call === 10) expect(client.isOpen).toBe(true);
    }
    expect(await client.closed()).toEqual({ code: 1008, reason: 'repeated unauthorized calls' });
  });

  it('ten times and then one of its own has not done so in a row', async () => {
    const { client } = await device(await startGateway(), [], nodeHost(new DeviceKey()));
    for (let call = 1; call <= 25; call += 1) {
      await client.call('device.pair.list');
      if (call % 10 === 0) await client.call('health');
    }
    expect(client.isOpen).toBe(true);
  });
});
