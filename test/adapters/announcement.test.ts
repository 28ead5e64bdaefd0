/** What the network is told of the gateway, and when it is told nothing. */
import { describe, expect, it } from 'vitest';
import { announcementOf } from '../../src-main/adapters/discovery/announcement.ts';
import { startGateway } from '../support/gateway.ts';

const wlan = { name: 'wlan0', address: '192.168.1.5', cidr: '192.168.1.5/24' };
const LAN = { host: '192.168.1.5', port: 18789 };
const HERE = { host: '127.0.0.1', port: 18789 };
const DESK = { hostname: 'Desk.home', interfaces: [wlan] };

describe('the announcement', () => {
  it('says where the gateway is, and nothing that opens it', () => {
    expect(announcementOf({ announced: true, addresses: [LAN, HERE] }, DESK)).toEqual({
      name: 'desk (OpenClaw)',
      hostname: 'desk-openclaw',
      port: 18789,
      txt: {
        role: 'gateway',
        transport: 'gateway',
        gatewayPort: '18789',
        lanHost: 'desk-openclaw.local',
        displayName: 'desk',
      },
      addresses: ['192.168.1.5'],
    });
  });

  it('has the fingerprint where it is encrypted', () => {
    const told = announcementOf({ announced: true, addresses: [LAN], tlsFingerprint: 'ab'.repeat(32) }, DESK);
    expect(told?.txt).toMatchObject({ gatewayTls: '1', gatewayTlsSha256: 'ab'.repeat(32) });
  });

  it.each([
    ['it is not wanted', { addresses: [LAN] }, DESK],
    ['only this computer is reached', { announced: true, addresses: [HERE] }, DESK],
    ['there is no network', { announced: true, addresses: [LAN] }, { ...DESK, interfaces: [] }],
    ['it does not run', { announced: true, addresses: [] }, DESK],
  ])('is none where %s', (_why, status, machine) => {
    expect(announcementOf(status, machine)).toBeUndefined();
  });

  it.each([
    ['büro pc', 'b-ro-pc'],
    ['--', 'gateway'],
    ['x'.repeat(80), 'x'.repeat(52)],
  ])('makes a label of the host name %s', (hostname, label) => {
    const told = announcementOf({ announced: true, addresses: [LAN] }, { ...DESK, hostname });
    expect(told?.name).toBe(`${label} (OpenClaw)`);
    expect(Buffer.byteLength(told?.name ?? '')).toBeLessThanOrEqual(63);
    expect(Buffer.byteLength(told?.hostname ?? '')).toBeLessThanOrEqual(63);
  });
});

describe('a gateway is announced', () => {
  const announced = async (config: string, env: NodeJS.ProcessEnv = {}) => {
    const { gateway } = await startGateway({ config, env, network: { interfaces: () => [wlan] } });
    return gateway.status().announced ?? false;
  };

  it('as soon as the network can reach it, and never before', async () => {
    expect(await announced('{ gateway: { bind: "lan" } }')).toBe(true);
    expect(await announced('{ gateway: { bind: "loopback" } }')).toBe(false);
    expect(await announced('{ gateway: {}, discovery: { mdns: { mode: "minimal" } } }')).toBe(false);
  });

  it('unless the config or the environment says not to', async () => {
    expect(await announced('{ gateway: { bind: "lan" }, discovery: { mdns: { mode: "off" } } }')).toBe(false);
    expect(await announced('{ gateway: { bind: "lan" } }', { OPENCLAW_DISABLE_BONJOUR: '1' })).toBe(false);
    expect(await announced('{ gateway: { bind: "lan" } }', { OPENCLAW_DISABLE_BONJOUR: '0' })).toBe(true);
  });
});
