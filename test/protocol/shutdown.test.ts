/** An orderly end: everyone is told, every socket is closed as a restart, the port is free. */
import net from 'node:net';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { Client } from '../support/client.ts';
import { DeviceKey } from '../support/device-key.ts';
import { startGateway, TOKEN } from '../support/gateway.ts';
import { cli, device, Owner } from '../support/party.ts';
import { nodeHost, phone } from '../support/phone.ts';

const RESTART = { code: 1012, reason: 'service restart' };

describe('stopping', () => {
  it('tells everyone why, then closes their sockets as a restart', async () => {
    const gateway = await startGateway();
    const clients = [await cli(gateway, []), (await device(gateway, [], nodeHost(new DeviceKey()))).client];
    const owner = new Owner(gateway);
    await gateway.gateway.stop('gateway stopping');
    for (const client of clients) {
      expect(await client.event('shutdown')).toEqual({ reason: 'gateway stopping' });
      expect(await client.closed()).toEqual(RESTART);
      expect(client.frames.at(-1)).toMatchObject({ event: 'shutdown' });
    }
    expect(owner.frames).toContainEqual(expect.objectContaining({ event: 'shutdown' }));
    expect(await owner.call('desk.list')).toMatchObject({ payload: { status: { state: 'stopped', addresses: [] } } });
    expect(gateway.gateway.status()).toMatchObject({ state: 'stopped', connected: 0 });
  });

  it('closes sockets that were not let in yet', async () => {
    const { gateway, url } = await startGateway();
    const client = await Client.open(url);
    await client.event('connect.challenge');
    await gateway.stop('test');
    expect(await client.closed()).toEqual(RESTART);
  });

  it('frees the port at once, though somebody holds a connection open', async () => {
    const { gateway, port } = await startGateway();
    const idle = net.connect(port, '127.0.0.1');
    await once(idle, 'connect');
    idle.write('GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n');
    await once(idle, 'data');
    await gateway.stop('test');
    const taker = net.createServer().listen(port, '127.0.0.1');
    await once(taker, 'listening');
    taker.close();
    idle.destroy();
  });

  it('twice is stopping once, and a stopped gateway can be started again', async () => {
    const { gateway, pair } = await startGateway({ run: { port: 0 } });
    const key = new DeviceKey();
    const { token, client } = await pair(phone(key));
    await Promise.all([gateway.stop('one'), gateway.stop('two')]);
    expect(await client.closed()).toEqual(RESTART);
    expect(client.events.filter((event) => event === 'shutdown').length).toBe(1);
    expect(await gateway.start()).toMatchObject({ state: 'running', paired: 1 });
    const url = `ws://127.0.0.1:${gateway.status().addresses[0]!.port}/`;
    expect(await Client.knock(url, phone(key, { auth: { deviceToken: token } }))).toMatchObject({ let: 'in' });
  });

  it('keeps what waits: it can be approved while the gateway stands still', async () => {
    const { gateway, knock, approve } = await startGateway({ run: { port: 0 } });
    const asker = phone(new DeviceKey(), { auth: { token: TOKEN } });
    await knock(asker);
    await gateway.stop('test');
    await approve();
    await gateway.start();
    const url = `ws://127.0.0.1:${gateway.status().addresses[0]!.port}/`;
    expect(await Client.knock(url, asker)).toMatchObject({ let: 'in' });
  });

  it('while it starts leaves it stopped', async () => {
    const { gateway } = await startGateway();
    await gateway.stop('test');
    const starting = gateway.start();
    await gateway.stop('changed my mind');
    await starting;
    expect(gateway.status()).toMatchObject({ state: 'stopped', addresses: [] });
  });

  it('and starting again at once leaves it running', async () => {
    const { gateway } = await startGateway();
    const stopping = gateway.stop('test');
    expect(await gateway.start()).toMatchObject({ state: 'running' });
    await stopping;
    expect(gateway.status()).toMatchObject({ state: 'running' });
  });
});
