/** Addresses in one form, senders that are counted as one, and who stands on our own link. */
import { describe, expect, it } from 'vitest';
import {
  canonicalAddress,
  isLoopback,
  isOnLinkPrivate,
  reachableAt,
  senderKey,
  type InterfaceFact,
} from '../../src-main/gateway/origin/address.ts';

describe('an address', () => {
  it.each([
    ['192.168.1.7', '192.168.1.7'],
    ['::ffff:192.168.1.7', '192.168.1.7'],
    ['::ffff:c0a8:0107', '192.168.1.7'],
    ['::FFFF:192.168.1.7', '192.168.1.7'],
    ['::1', '::1'],
    ['0:0:0:0:0:0:0:1', '::1'],
    ['2001:DB8:0:0::1', '2001:db8::1'],
    ['fe80::1%eth0', 'fe80::1'],
    ['not an address', 'not an address'],
  ])('%s has the one form %s', (text, canonical) => {
    expect(canonicalAddress(text)).toBe(canonical);
  });

  it.each([
    ['127.0.0.1', true],
    ['127.8.9.1', true],
    ['::1', true],
    ['128.0.0.1', false],
    ['192.168.1.1', false],
    ['::2', false],
    ['localhost', false],
    ['', false],
  ])('%s is loopback: %s', (address, loopback) => {
    expect(isLoopback(address)).toBe(loopback);
  });
});

describe('two addresses', () => {
  it.each([
    ['192.168.1.7', '192.168.1.7', true],
    ['192.168.1.7', '192.168.1.8', false],
    ['2001:db8:1:2::1', '2001:db8:1:2:ffff:ffff:ffff:ffff', true],
    ['2001:db8:1:2::1', '2001:db8:1:3::1', false],
    ['fe80::1', 'fe80::2', true],
    ['::ffff:10.0.0.1', '::ffff:10.0.0.2', false],
  ])('%s and %s count as one sender: %s', (one, other, same) => {
    expect(senderKey(canonicalAddress(one)) === senderKey(canonicalAddress(other))).toBe(same);
  });
});

describe('a peer without any secret', () => {
  const wlan: InterfaceFact = { name: 'wlan0', address: '192.168.1.5', cidr: '192.168.1.5/24' };
  const wlan6: InterfaceFact = { name: 'wlan0', address: 'fd00:1::5', cidr: 'fd00:1::5/64' };
  const local6: InterfaceFact = { name: 'wlan0', address: 'fe80::5', cidr: 'fe80::5/64' };
  const global6: InterfaceFact = { name: 'wlan0', address: '2001:db8::5', cidr: '2001:db8::5/64' };
  const office: InterfaceFact = { name: 'eth0', address: '172.20.1.5', cidr: '172.20.1.5/16' };
  const public4: InterfaceFact = { name: 'eth0', address: '198.51.100.5', cidr: '198.51.100.5/24' };
  const home = [wlan, wlan6, local6];

  it.each<[string, string, readonly InterfaceFact[]]>([
    ['on the same Wi-Fi', '192.168.1.77', home],
    ['on the same Wi-Fi, by a unique local address', 'fd00:1::77', home],
    ['on the same Wi-Fi, by a link-local address', 'fe80::77', home],
    ['in an office network', '172.20.200.1', [office]],
    ['on the second of two networks', '172.20.200.1', [wlan, office]],
  ])('%s is on our link', (_where, address, interfaces) => {
    expect(isOnLinkPrivate(address, interfaces)).toBe(true);
  });

  it.each<[string, string, readonly InterfaceFact[]]>([
    ['in another private network, behind a router', '192.168.2.77', home],
    ['in another private range', '10.0.0.7', home],
    ['with a public address of our own network', '198.51.100.7', [public4]],
    ['with a public IPv6 address of our own network', '2001:db8::7', [global6]],
    ['of the carrier', '100.64.0.7', [{ name: 'ppp0', address: '100.64.0.5', cidr: '100.64.0.5/10' }]],
    ['of this computer', '127.0.0.1', [...home, { name: 'lo', address: '127.0.0.1', cidr: '127.0.0.1/8' }]],
    ['with no address at all', 'nowhere', home],
    ['while we have no network', '192.168.1.77', []],
    ['of the other family', 'fd00:1::77', [wlan]],
    ['where the prefix is unreadable', '192.168.1.77', [{ ...wlan, cidr: '192.168.1.5' }]],
  ])('%s is not', (_where, address, interfaces) => {
    expect(isOnLinkPrivate(address, interfaces)).toBe(false);
  });

  const bridges = ['docker0', 'br-1a2b3c4d5e6f', 'virbr0', 'podman1', 'cni0', 'cni-podman0', 'veth12ab', 'vmnet8']
    .concat(['vboxnet0', 'lxcbr0', 'lxdbr0', 'incusbr0', 'flannel.1', 'cali123', 'nerdctl0', 'kube-bridge'])
    .concat(['vEthernet (WSL)', 'vEthernet (Default Switch)', 'bridge100', 'vmenet0']);

  it.each(bridges)('behind the bridge %s is not, and on a network card with the same addresses is', (name) => {
    const bridge = { name, address: '172.17.0.1', cidr: '172.17.0.1/16' };
    expect(isOnLinkPrivate('172.17.0.1', [bridge])).toBe(false);
    expect(isOnLinkPrivate('172.17.0.2', [bridge])).toBe(false);
    expect(isOnLinkPrivate('172.17.0.2', [{ ...bridge, name: 'enp3s0' }])).toBe(true);
  });
});

describe('where a client finds a gateway', () => {
  const wifi = { name: 'wlan0', address: '192.168.1.5', cidr: '192.168.1.5/24' };
  const bridge = { name: 'docker0', address: '172.17.0.1', cidr: '172.17.0.1/16' };

  it('is each network address and loopback where it listens on all, but no bridge', () => {
    expect(reachableAt([{ host: '0.0.0.0', port: 1 }], [wifi, bridge])).toEqual([
      { host: '192.168.1.5', port: 1 },
      { host: '127.0.0.1', port: 1 },
    ]);
  });

  it.each(['::', '0:0:0:0:0:0:0:0'])('is that of both kinds where it listens on %s', (host) => {
    const wide = { name: 'wlan0', address: 'fd00::5', cidr: 'fd00::5/64' };
    const link = { name: 'wlan0', address: 'fe80::5', cidr: 'fe80::5/64' };
    expect(reachableAt([{ host, port: 1, secure: true }], [wide, link, wifi, bridge])).toEqual(
      ['192.168.1.5', 'fd00::5', '127.0.0.1', '::1'].map((own) => ({ host: own, port: 1, secure: true })),
    );
  });

  it('is what it listens on where that is one address', () => {
    expect(reachableAt([{ host: '127.0.0.1', port: 1 }], [wifi])).toEqual([{ host: '127.0.0.1', port: 1 }]);
    expect(reachableAt([{ host: '192.168.1.5', port: 1 }], [wifi])).toEqual([{ host: '192.168.1.5', port: 1 }]);
  });

  it('is not one that this machine no longer has', () => {
    const bound = ['100.64.0.7', 'FD7A:115C:A1E0::7', '127.0.0.1', '::1'].map((host) => ({ host, port: 1 }));
    const hosts = (...own: string[]) =>
      reachableAt(
        bound,
        own.map((address) => ({ name: 'tailscale0', address, cidr: `${address}/32` })),
      ).map(({ host }) => host);
    expect(hosts('100.64.0.7', 'fd7a:115c:a1e0::7')).toEqual(bound.map(({ host }) => host));
    expect(hosts('100.64.0.8')).toEqual(['127.0.0.1', '::1']);
  });
});
