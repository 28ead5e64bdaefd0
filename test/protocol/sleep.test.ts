/** A computer that sleeps, and networks that come and go under a running gateway. */
import { describe, expect, it } from 'vitest';
import type { InterfaceFact } from '../../src-main/gateway/index.ts';
import { Client } from '../support/client.ts';
import { DeviceKey } from '../support/device-key.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { startGateway, TOKEN } from '../support/gateway.ts';
import { device, stranger } from '../support/party.ts';
import { commandLine, phone } from '../support/phone.ts';

const MINUTE = 60_000;
const LOOK = 10_000;
const PING = 25_000;
const BEFORE = '127.0.0.98';
const LATER = '127.0.0.99';
const NO_TAILNET = {
  ok: false,
  lacks: 'tailnet',
  fault: { code: 'config-invalid', what: '', why: '', fix: '' },
} as const;
const WLAN: InterfaceFact = { name: 'wlan0', address: '192.168.1.5', cidr: '192.168.1.5/24' };

async function aGateway() {
  const clock = new FakeClock();
  return { clock, ...(await startGateway({ clock })) };
}

describe('after a sleep', () => {
  it.each(['told by the system', 'seen by the gateway itself'])('a request that ran out is gone: %s', async (how) => {
    const gateway = await aGateway();
    const { requestId } = await stranger(gateway);
    const ended: string[] = [];
    gateway.gateway.pairing.subscribe((event) => {
      if (event.type === 'resolved') ended.push(`${event.request.requestId} ${event.outcome}`);
    });
    gateway.clock.sleep(20 * MINUTE);
    if (how === 'told by the system') gateway.gateway.woke();
    else gateway.clock.advance(LOOK);
    expect(ended).toEqual([`${requestId} expired`]);
    expect(gateway.gateway.pairing.waiting()).toEqual([]);
  });

  it('a request that has time left waits on', async () => {
    const gateway = await aGateway();
    const { requestId } = await stranger(gateway);
    gateway.clock.sleep(4 * MINUTE);
    gateway.gateway.woke();
    expect(gateway.waiting()).toMatchObject({ requestId });
  });

  it('clients hear a tick, nobody is dropped for the silence of the sleep, and the dead are found', async () => {
    const gateway = await aGateway();
    const { client } = await device(gateway, ['operator.read']);
    const deaf = (await device(gateway, ['operator.read'])).client;
    gateway.clock.advance(PING - 1);
    gateway.clock.sleep(60 * MINUTE);
    gateway.gateway.woke();
    gateway.gateway.woke(); // systems tell it twice
    expect(await client.event('tick')).toEqual({ ts: gateway.clock.now() });
    deaf.pause();
    gateway.clock.advance(1); // the interval ends this very moment
    await client.settled();
    expect(gateway.gateway.status().connected).toBe(2);
    // In the first of them the gateway sees the sleep by itself, and asks anew; the third one judges.
    for (let interval = 0; interval < 3; interval += 1) {
      gateway.clock.advance(PING);
      await client.settled();
    }
    await expect.poll(() => gateway.gateway.status().connected).toBe(1);
    expect(client.isOpen).toBe(true);
  });

  it('does nothing to a gateway that is stopped', async () => {
    const gateway = await aGateway();
    await gateway.gateway.stop('test');
    gateway.gateway.woke();
    expect(gateway.gateway.status().state).toBe('stopped');
  });
});

describe('when the network changes', () => {
  it('the addresses to connect to are told anew within ten seconds', async () => {
    const clock = new FakeClock();
    const interfaces: InterfaceFact[] = [];
    const { gateway, port } = await startGateway({
      clock,
      config: '{ gateway: { bind: "lan" } }',
      network: { interfaces: () => interfaces },
    });
    const told: string[][] = [];
    gateway.pairing.subscribe((event) => {
      if (event.type === 'status') told.push(event.status.addresses.map(({ host }) => host));
    });
    clock.advance(LOOK);
    expect(told).toEqual([]); // nothing has changed yet
    interfaces.push(WLAN);
    clock.advance(LOOK);
    interfaces.pop();
    clock.advance(3 * LOOK);
    expect(told).toEqual([[WLAN.address, '127.0.0.1'], ['127.0.0.1']]);
    expect(gateway.status().addresses).toEqual([{ host: '127.0.0.1', port }]);
  });

  async function withoutItsAddress() {
    const clock = new FakeClock();
    const interfaces: InterfaceFact[] = [];
    const { gateway } = await startGateway({
      clock,
      // No machine has this one, so the first attempt fails as it does before a network is up. It can't be made to
      // appear without rights, so the second attempt is given one of loopback in its place.
      config: '{ gateway: { bind: "custom", customBindHost: "203.0.113.77" } }',
      network: { interfaces: () => interfaces },
      ports: (ports) => ({
        ...ports,
        settings: async () => {
          const read = await ports.settings();
          if (!read.ok || interfaces.length === 0) return read;
          return { ok: true, settings: { ...read.settings, bind: [{ host: LATER, optional: false }] } };
        },
      }),
    });
    expect(gateway.status()).toMatchObject({ state: 'failed', fault: { code: 'address-unavailable' } });
    const comes = (): void => void interfaces.push({ name: 'eth0', address: '203.0.113.77', cidr: '203.0.113.77/24' });
    return { clock, gateway, comes };
  }

  it('a gateway whose address was not there yet starts when it is', async () => {
    const { clock, gateway, comes } = await withoutItsAddress();
    clock.advance(6 * LOOK);
    expect(gateway.status().state).toBe('failed');
    comes();
    clock.advance(LOOK);
    await expect.poll(() => gateway.status().state).toBe('running');
    const knock = await Client.knock(
      `ws://${LATER}:${String(gateway.status().addresses[0]?.port)}/`,
      phone(new DeviceKey(), { auth: { token: TOKEN } }),
    );
    expect(knock).toMatchObject({ error: { details: { code: 'PAIRING_REQUIRED' } } });
  });

  it('but not where a person has stopped it at that moment', async () => {
    const { clock, gateway, comes } = await withoutItsAddress();
    const stopped = gateway.stop('gateway stopping');
    comes();
    clock.advance(LOOK);
    await stopped;
    expect(await gateway.reload()).toEqual({ kind: 'not-running' }); // it waits its turn behind what began by itself
  });

  /** No machine of a test has a tailnet, so its addresses are played by two of loopback. */
  async function inATailnet() {
    const clock = new FakeClock();
    const interfaces: InterfaceFact[] = [];
    let bound = BEFORE;
    const becomes = (address: string | undefined, host = bound): void => {
      bound = host;
      interfaces.splice(0);
      if (address !== undefined) interfaces.push({ name: 'tailscale0', address, cidr: `${address}/32` });
      clock.advance(LOOK);
    };
    becomes('100.101.102.2');
    const gateway = await startGateway({
      clock,
      network: { interfaces: () => interfaces },
      ports: (ports) => ({
        ...ports,
        settings: async () => {
          const read = await ports.settings();
          if (!read.ok) return read;
          const [tailnet, here] = [bound, '127.0.0.1'].map((host) => ({ host, optional: false }));
          if (interfaces.length > 0 && tailnet !== undefined && here !== undefined)
            return { ok: true, settings: { ...read.settings, bind: [{ ...tailnet, ofTailnet: true }, here] } };
          return NO_TAILNET;
        },
      }),
    });
    const at = (host: string): string => `ws://${host}:${String(gateway.port)}/`;
    const hosts = (): readonly string[] => gateway.gateway.status().addresses.map(({ host }) => host);
    return { ...gateway, becomes, at, hosts };
  }

  it('a gateway in a tailnet is heard at its new address, and whoever came by the old one stays', async () => {
    const gateway = await inATailnet();
    const { at, hosts, becomes } = gateway;
    const { client: here } = await gateway.pair(phone(new DeviceKey()));
    const asker = commandLine({ auth: { token: TOKEN }, scopes: [] });
    const earlier = await Client.knock(at(BEFORE), asker);
    if (earlier.let === 'out') throw new Error(earlier.error.message);
    becomes('100.101.102.3', LATER);
    await expect.poll(hosts).toEqual([LATER, '127.0.0.1']);
    expect(await Client.knock(at(LATER), asker)).toMatchObject({ let: 'in' });
    await expect(Client.knock(at(BEFORE), asker)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    for (const client of [here, earlier.client]) expect(await client.call('health')).toMatchObject({ ok: true });
    expect(gateway.gateway.status().unapplied).toBeUndefined();
    await gateway.gateway.stop('gateway stopping');
    expect(await earlier.client.closed()).toMatchObject({ code: 1012 });
  });

  it('a config that asks for a tailnet waits for one, and is read again then', async () => {
    const clock = new FakeClock();
    const interfaces: InterfaceFact[] = [];
    let asked = false;
    const { gateway } = await startGateway({
      clock,
      network: { interfaces: () => interfaces },
      ports: (ports) => ({
        ...ports,
        settings: async () => {
          const read = await ports.settings();
          if (!read.ok || !asked) return read;
          if (interfaces.length === 0) return NO_TAILNET;
          return {
            ok: true,
            settings: { ...read.settings, bind: [{ host: LATER, optional: false, ofTailnet: true }] },
          };
        },
      }),
    });
    asked = true;
    expect((await gateway.reload()).kind).toBe('refused');
    expect(gateway.status().unapplied).toEqual({ kind: 'awaits-tailnet' });
    interfaces.push({ name: 'tailscale0', address: '100.101.102.2', cidr: '100.101.102.2/32' });
    clock.advance(LOOK);
    await expect.poll(() => gateway.status().unapplied).toEqual({ kind: 'needs-restart', keys: ['gateway.bind'] });
  });

  it('and without a tailnet is heard at the old one until there is another', async () => {
    const gateway = await inATailnet();
    const { at, hosts, becomes } = gateway;
    const asker = commandLine({ auth: { token: TOKEN }, scopes: [] });
    becomes(undefined);
    expect((await gateway.gateway.reload()).kind).toBe('refused'); // its turn comes behind whatever began by itself
    expect(gateway.gateway.status().unapplied).toEqual({ kind: 'awaits-tailnet' }); // the config is not broken
    expect(hosts()).toEqual([BEFORE, '127.0.0.1']);
    expect(await Client.knock(at(BEFORE), asker)).toMatchObject({ let: 'in' });
    becomes('100.101.102.2', LATER);
    await expect.poll(hosts).toEqual([LATER, '127.0.0.1']);
    expect(gateway.gateway.status().unapplied).toBeUndefined();
  });
});
