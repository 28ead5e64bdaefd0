/** Where a connection comes from. Only a native client of this computer may ever be treated better. */
import type { IncomingHttpHeaders } from 'node:http';
import { describe, expect, it } from 'vitest';
import { arrivalOf, hasForwardingHeader } from '../../src-main/gateway/origin/classify.ts';

const NATIVE = { host: 'localhost:18789' };

function locality(address: string, headers: IncomingHttpHeaders): string | undefined {
  return arrivalOf(address, headers)?.locality;
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

  it.each(FORWARDING)('with the header %s came through a proxy, even from this computer', (name) => {
    expect(locality('127.0.0.1', { ...NATIVE, [name]: '127.0.0.1' })).toBe('proxied');
    expect(locality('127.0.0.1', { ...NATIVE, [name]: '', origin: 'http://localhost' })).toBe('proxied');
    expect(locality('192.168.1.7', { ...NATIVE, [name]: '127.0.0.1' })).toBe('proxied');
    expect(hasForwardingHeader({ [name]: '' })).toBe(true);
  });

  it.each(['x-forwarded', 'accept', 'x-via', 'user-agent'])('with the header %s did not', (name) => {
    expect(hasForwardingHeader({ ...NATIVE, [name]: 'x' })).toBe(false);
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
    expect(arrivalOf('127.0.0.1', { host })).toBeUndefined();
  });

  it('without a peer address is nobody to talk to, and with one is known by its canonical form', () => {
    expect(arrivalOf(undefined, NATIVE)).toBeUndefined();
    expect(arrivalOf('::ffff:192.168.1.7', { host: 'Desk.local:18789', origin: 'http://Desk.local:18789' })).toEqual({
      address: '192.168.1.7',
      locality: 'remote',
      host: 'desk.local',
      hostHeader: 'desk.local:18789',
      origin: 'http://Desk.local:18789',
    });
  });
});
