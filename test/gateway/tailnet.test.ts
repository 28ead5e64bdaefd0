/** Which addresses are of a tailnet, which of them this machine listens on, and what that means for who comes in. */
import { describe, expect, it } from 'vitest';
import { bindOf } from '../../src-main/adapters/config/bind.ts';
import { isTailnet, tailnetAddresses } from '../../src-main/gateway/index.ts';
import { isAllowedHost } from '../../src-main/gateway/origin/host.ts';
import { isNear } from '../../src-main/gateway/origin/nearness.ts';

const card = (name: string, address: string, bits: number) => ({ name, address, cidr: `${address}/${String(bits)}` });
const WIFI = card('wlan0', '192.168.1.5', 24);
const TAILSCALE = card('tailscale0', '100.101.102.103', 32);
const TAILSCALE_6 = card('tailscale0', 'fd7a:115c:a1e0::1', 128);
const HERE = [
  { host: '127.0.0.1', optional: false },
  { host: '::1', optional: true },
];

it.each([
  ['100.64.0.0', true],
  ['100.127.255.255', true],
  ['100.63.255.255', false],
  ['100.128.0.0', false],
  ['fd7a:115c:a1e0:ab12::1', true],
  ['fd7a:115c:a1e1::1', false],
  ['192.168.1.5', false],
  ['desk.tail1.ts.net', false],
])('%s is of a tailnet: %s', (address, expected) => {
  expect(isTailnet(address)).toBe(expected);
});

it.each<[string, Parameters<typeof tailnetAddresses>[0], readonly string[]]>([
  ['none without a tailnet', [WIFI], []],
  ['IPv4 first', [WIFI, TAILSCALE_6, TAILSCALE], ['100.101.102.103', 'fd7a:115c:a1e0::1']],
  ['macOS', [card('utun4', '100.101.102.103', 32)], ['100.101.102.103']],
  ['the one of Tailscale before another', [card('wt0', '100.99.1.1', 16), TAILSCALE], ['100.101.102.103']],
  ['not a modem’s, whose provider uses the same range', [card('wwan0', '100.70.1.2', 30)], []],
  ['not a container bridge’s', [card('docker0', '100.70.0.1', 16)], []],
])('%s', (_what, interfaces, expected) => {
  expect(tailnetAddresses(interfaces)).toEqual(expected);
});

describe('gateway.bind: "tailnet"', () => {
  it('is its address and this computer', () => {
    expect(bindOf({}, { bind: 'tailnet' }, [WIFI, TAILSCALE, TAILSCALE_6])).toEqual({
      ok: true,
      bind: [
        { host: '100.101.102.103', optional: false, ofTailnet: true },
        { host: 'fd7a:115c:a1e0::1', optional: true, ofTailnet: true },
        ...HERE,
      ],
    });
    expect(bindOf({ bind: 'tailnet' }, { bind: 'lan' }, [TAILSCALE])).toMatchObject({ ok: true });
  });

  it('is refused by name where there is none, and never becomes something else', () => {
    expect(bindOf({}, { bind: 'tailnet' }, [WIFI])).toMatchObject({
      ok: false,
      lacks: 'tailnet',
      why: expect.stringContaining('gateway.bind is "tailnet"') as string,
    });
  });
});

describe('who comes from a tailnet', () => {
  const network = { interfaces: () => [TAILSCALE, WIFI], routers: () => [] };

  it('is no neighbour without the token, though its address is private', () => {
    expect(isNear('100.90.1.2', network)).toBe(false);
    expect(isNear('192.168.1.9', network)).toBe(true);
  });

  it('may name the gateway by its address there', () => {
    expect(isAllowedHost('100.101.102.103', { ownNames: [], configured: [] })).toBe(true);
    expect(isAllowedHost('desk.tail1.example', { ownNames: [], configured: [] })).toBe(false);
  });
});
