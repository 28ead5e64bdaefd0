/** Where a connection comes from. Only a native client of this computer may ever be treated better. */
import type { IncomingHttpHeaders } from 'node:http';
import { describe, expect, it } from 'vitest';
import { arrivalOf, forwardingHeaders, type ArrivalRules } from '../../src-main/gateway/origin/classify.ts';
import { parseProxyRange } from '../../src-main/gateway/origin/proxy-range.ts';

const NATIVE = { host: 'localhost:18789' };
const NOBODY: ArrivalRules = { trusted: [], allowRealIp: false, ownAddresses: () => [] };

function trusting(...texts: string[]): ArrivalRules {
  const trusted = texts.map((text) => {
    const parsed = parseProxyRange(text);
    if (!parsed.ok) throw new Error(parsed.problem);
    return parsed.range;
  });
  return { ...NOBODY, trusted };
}

function locality(address: string, headers: IncomingHttpHeaders, rules = NOBODY): string {
  const result = arrivalOf(address, headers, rules);
  return result.ok ? result.arrival.locality : result.fault.kind;
}

const FORWARDING = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-forwarded-anything']
  .concat(['x-real-ip', 'via', 'cf-connecting-ip', 'true-client-ip', 'x-client-ip'])
  .concat(['tailscale-user-login', 'tailscale-user-name']);

describe('a connection', () => {
  it.each([
    ['127.0.0.1', 'localhost:18789'],
    ['127.0.0.1', '127.0.0.1:18789'],
    ['::1', '[::1]:18789'],
    ['::ffff:127.0.0.1', 'LOCALHOST'],
    ['127.9.9.9', 'localhost.'],
  ])('from %s that asked for %s is native and local', (address, host) => {
    expect(locality(address, { host })).toBe('local-native');
  });

  it.each<[string, IncomingHttpHeaders]>([
    ['an Origin', { origin: 'http://localhost:18789' }],
    ['a null Origin', { origin: 'null' }],
    ['an empty Origin', { origin: '' }],
    ['a Sec-Fetch-Mode', { 'sec-fetch-mode': 'websocket' }],
    ['a Sec-Fetch-Site', { 'sec-fetch-site': 'cross-site' }],
  ])('from this computer with %s comes from a browser', (_what, more) => {
    expect(locality('127.0.0.1', { ...NATIVE, ...more })).toBe('local-browser');
    expect(locality('127.0.0.1', NATIVE)).toBe('local-native');
  });

  it.each([
    ['127.0.0.1', 'evil.example:18789'],
    ['127.0.0.1', '192.168.1.5:18789'],
    ['127.0.0.1', 'desk.local'],
    ['192.168.1.7', 'localhost:18789'],
    ['192.168.1.7', '192.168.1.5:18789'],
    ['203.0.113.9', '127.0.0.1'],
    ['::ffff:192.168.1.7', 'localhost'],
  ])('from %s that asked for %s is remote', (address, host) => {
    expect(locality(address, { host })).toBe('remote');
  });

  it.each(FORWARDING)('with the header %s came through a proxy that nobody trusts, even from this computer', (name) => {
    expect(locality('127.0.0.1', { ...NATIVE, [name]: '127.0.0.1' })).toBe('untrusted-proxy');
    expect(locality('127.0.0.1', { ...NATIVE, [name]: '', origin: 'http://localhost' })).toBe('untrusted-proxy');
    expect(locality('192.168.1.7', { ...NATIVE, [name]: '127.0.0.1' })).toBe('untrusted-proxy');
    expect(forwardingHeaders({ ...NATIVE, [name]: '' })).toEqual([name]);
    expect(locality('127.0.0.1', NATIVE)).toBe('local-native');
  });

  it.each(FORWARDING)('with the header %s through a trusted proxy is proxied, and never local', (name) => {
    const headers = { ...NATIVE, 'x-forwarded-for': '203.0.113.9', [name]: name === 'forwarded' ? 'proto=http' : 'x' };
    headers['x-forwarded-for'] = '203.0.113.9';
    expect(locality('127.0.0.1', headers, trusting('127.0.0.1'))).toBe('proxied');
    expect(locality('172.18.0.5', headers, trusting('172.18.0.5'))).toBe('proxied');
    expect(locality('172.18.0.6', headers, trusting('172.18.0.5'))).toBe('untrusted-proxy');
  });

  it('of a trusted proxy that says nothing is refused, but for this computer’s own programs', () => {
    expect(locality('172.18.0.5', NATIVE, trusting('172.18.0.5'))).toBe('unclear-client');
    expect(locality('172.18.0.6', NATIVE, trusting('172.18.0.5'))).toBe('remote');
    expect(locality('127.0.0.1', NATIVE, trusting('127.0.0.1'))).toBe('local-native');
    expect(locality('127.0.0.1', { host: 'desk' }, trusting('127.0.0.1'))).toBe('remote');
  });

  it('that a trusted proxy brings is known by its client, and the host and scheme that the client used', () => {
    const headers = {
      host: 'upstream:18789',
      origin: 'https://gw.example',
      'x-forwarded-for': '::ffff:203.0.113.9',
      'x-forwarded-host': 'GW.example',
      'x-forwarded-proto': 'https',
    };
    expect(arrivalOf('::ffff:172.18.0.5', headers, trusting('172.18.0.5'))).toEqual({
      ok: true,
      arrival: {
        address: '203.0.113.9',
        via: '172.18.0.5',
        locality: 'proxied',
        host: 'gw.example',
        hostHeader: 'gw.example',
        origin: 'https://gw.example',
        proto: 'https',
      },
    });
    // The same words of somebody else count for nothing.
    expect(locality('172.18.0.6', headers, trusting('172.18.0.5'))).toBe('untrusted-proxy');
  });

  it.each(['x-forwarded', 'accept', 'x-via', 'user-agent'])('with the header %s did not', (name) => {
    expect(forwardingHeaders({ ...NATIVE, [name]: 'x' })).toEqual([]);
  });

  it.each<[string, string | undefined]>([
    ['no Host', undefined],
    ['an empty Host', ''],
    ['a Host with a path', 'localhost/x'],
    ['a Host with a user', 'me@localhost'],
    ['a Host with blanks', 'local host'],
    ['two ports', 'localhost:1:2'],
    ['an open bracket', '[::1'],
    ['a quote, which would leave the page policy', "localhost'"],
    ['a semicolon, which would leave the page policy', 'localhost;'],
  ])('with %s is nobody to talk to', (_what, host) => {
    expect(locality('127.0.0.1', { host })).toBe('invalid-host');
  });

  it('without a peer address is nobody to talk to, and with one is known by its canonical form', () => {
    expect(arrivalOf(undefined, NATIVE, NOBODY)).toMatchObject({ ok: false });
    const headers = { host: 'Desk.local:18789', origin: 'http://Desk.local:18789' };
    expect(arrivalOf('::ffff:192.168.1.7', headers, NOBODY)).toEqual({
      ok: true,
      arrival: {
        address: '192.168.1.7',
        locality: 'remote',
        host: 'desk.local',
        hostHeader: 'desk.local:18789',
        origin: 'http://Desk.local:18789',
      },
    });
  });
});
