/** The addresses that a setup code could name: each one tried, and said why not where it is of no use. */
import { describe, expect, it } from 'vitest';
import type { DeskSetupAddressesParams, GatewayPorts, InterfaceFact, Reach } from '../../src-main/gateway/index.ts';
import type { Frame } from '../support/client.ts';
import { startGateway, type TestGatewayOptions } from '../support/gateway.ts';
import { Owner } from '../support/party.ts';
import { inside } from '../support/setup-party.ts';

const card = (name: string, address: string): InterfaceFact => ({ name, address, cidr: `${address}/24` });
const WIFI = card('wlan0', '192.168.1.5');
const CABLE = card('eth0', '10.1.1.5');
const TAILSCALE = card('tailscale0', '100.101.102.103');
const DOCKER = card('docker0', '172.17.0.1');

interface Scene {
  readonly bind?: string;
  readonly cards?: readonly InterfaceFact[];
  /** Hosts at which the gateway answers, beside what real sockets say. */
  readonly answersAt?: readonly string[];
  readonly insideContainer?: boolean;
  readonly config?: string;
}

async function scene({
  bind = '0.0.0.0',
  cards = [WIFI],
  answersAt = [],
  insideContainer = false,
  config = '{}',
}: Scene = {}) {
  const options: TestGatewayOptions = {
    run: { bind },
    config,
    network: { interfaces: () => cards, insideContainer },
    // No test machine has these addresses; the rest is really tried.
    ports: (made): GatewayPorts => {
      const reach: Reach = async (url) => {
        if (answersAt.includes(new URL(url).hostname)) return { ok: true };
        return new URL(url).hostname.startsWith('127.')
          ? await made.reach(url)
          : { ok: false, why: 'It does not answer.' };
      };
      return { ...made, reach };
    },
  };
  const gateway = await startGateway(options);
  const owner = new Owner(gateway);
  const addresses = async (params: DeskSetupAddressesParams = {}): Promise<readonly Frame[]> => {
    const { payload } = (await owner.call('desk.setupAddresses', params)) as { payload: { addresses: Frame[] } };
    return payload.addresses.filter(({ host }) => host !== '::1'); // which not every machine has
  };
  const isNone = async (address: string): Promise<unknown> => {
    const { payload } = (await owner.call('desk.setupAddresses', { address })) as { payload: Frame };
    return payload['notAnAddress'];
  };
  const code = (params = {}): Promise<Frame> => owner.call('desk.setupCode', { profile: 'limited', ...params });
  const at = (host: string): string => `ws://${host}:${String(gateway.port)}`;
  return { gateway, addresses, isNone, code, at };
}

describe('desk.setupAddresses', () => {
  it('says of a gateway for this computer only that it is one', async () => {
    const { addresses, at } = await scene({ bind: '127.0.0.1' });
    expect(await addresses()).toEqual([
      {
        url: at('127.0.0.1'),
        host: '127.0.0.1',
        kind: 'loopback',
        reachable: true,
        why: 'Only for a device on this computer.',
      },
      {
        url: at('192.168.1.5'),
        host: '192.168.1.5',
        kind: 'lan',
        reachable: false,
        why: 'This gateway only listens on this computer.',
      },
    ]);
  });

  it('lists those of the network first, tried one by one, and not those of containers', async () => {
    const { addresses } = await scene({ cards: [TAILSCALE, DOCKER, CABLE, WIFI], answersAt: ['192.168.1.5'] });
    expect(await addresses()).toMatchObject([
      { host: '192.168.1.5', kind: 'lan', reachable: true },
      { host: '127.0.0.1', kind: 'loopback', reachable: true },
      { host: '10.1.1.5', kind: 'lan', reachable: false, why: 'It does not answer.' },
      { host: '100.101.102.103', kind: 'tailnet', reachable: false, why: expect.stringContaining('wss://') as unknown },
    ]);
  });

  it('tries one that the person types in, too', async () => {
    const { addresses, isNone, at } = await scene({ answersAt: ['nas.local'] });
    const [typed] = await addresses({ address: 'nas.local' });
    expect(typed).toEqual({ url: at('nas.local'), host: 'nas.local', kind: 'lan', reachable: true });
    expect((await addresses({ address: 'no address' })).map(({ host }) => host)).toEqual(['127.0.0.1', '192.168.1.5']);
    expect([await isNone('nas.local'), await isNone('no address')]).toEqual([undefined, true]);
  });

  it('knows that a container’s own address is of no use', async () => {
    const { addresses, code } = await scene({ insideContainer: true, answersAt: ['192.168.1.5'] });
    expect(await addresses()).toMatchObject([
      { kind: 'loopback' },
      { host: '192.168.1.5', reachable: false, why: expect.stringContaining('container') as unknown },
    ]);
    expect(await code()).toMatchObject({ ok: false, error: { details: { reason: 'in-container' } } });
    expect(await code({ address: '192.168.9.9:8080' })).toMatchObject({ payload: { url: 'ws://192.168.9.9:8080' } });
  });

  it('has none while the gateway is stopped', async () => {
    const { gateway, addresses, code } = await scene();
    await gateway.gateway.stop('test');
    expect(await addresses()).toEqual([]);
    expect(await code()).toMatchObject({ ok: false, error: { details: { reason: 'not-running' } } });
  });
});

describe('a setup code', () => {
  it('names all that can be reached, unless it is told which', async () => {
    const { code, at } = await scene({ cards: [WIFI, CABLE], answersAt: ['192.168.1.5', '10.1.1.5'] });
    const { payload } = (await code()) as { payload: { code: string } };
    const urls = [at('192.168.1.5'), at('10.1.1.5')];
    expect(payload).toMatchObject({ url: urls[0], urls, plaintext: true });
    expect(inside(payload)).toMatchObject({ url: urls[0], urls });
    const one = (await code({ address: '10.1.1.5' })) as { payload: { code: string } };
    expect(inside(one.payload)).toMatchObject({ url: urls[1] });
    expect(inside(one.payload)).not.toHaveProperty('urls');
  });

  it('names the public address alone where a proxy encrypts it, and the network’s where that cannot be reached', async () => {
    const config = '{ gateway: { publicOrigin: "https://home.example.com" } }';
    const here = { bind: '127.0.0.1', config, answersAt: ['home.example.com'] };
    const { code, addresses } = await scene(here);
    expect(await addresses()).toMatchObject([
      { url: 'wss://home.example.com', kind: 'public', reachable: true },
      {},
      {},
    ]);
    const urls = ['wss://home.example.com'];
    expect(await code()).toMatchObject({ payload: { urls, plaintext: false } });
    const both = await scene({ ...here, bind: '0.0.0.0', answersAt: ['home.example.com', '192.168.1.5'] });
    expect(await both.code()).toMatchObject({ payload: { urls, plaintext: false } });
    const away = await scene({ config, answersAt: ['192.168.1.5'] });
    expect(await away.code()).toMatchObject({ payload: { urls: [away.at('192.168.1.5')], plaintext: true } });
  });

  it('is not made where no device could use it, and the reason is said', async () => {
    const here = await scene({ bind: '127.0.0.1' });
    expect(await here.code()).toMatchObject({
      ok: false,
      error: {
        code: 'INVALID_REQUEST',
        message: expect.stringMatching(/only listens on this computer.*gateway\.bind/) as unknown,
        details: { reason: 'only-this-computer' },
      },
    });
    const { code } = await scene();
    expect(await code()).toMatchObject({ error: { details: { reason: 'not-reachable' } } });
    expect(await code({ address: 'a b' })).toMatchObject({ error: { details: { reason: 'not-an-address' } } });
    expect(await code({ address: 'home.example.com' })).toMatchObject({
      error: { details: { reason: 'not-encrypted' } },
    });
    expect(await code({ address: 'wss://home.example.com' })).toMatchObject({ ok: true });
  });
});
