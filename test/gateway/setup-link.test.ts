/** Where a setup code may send a device, as a table. */
import { describe, expect, it } from 'vitest';
import {
  healthUrl,
  isReadable,
  isRefusedByApps,
  placeFrom,
  setupCodeText,
} from '../../src-main/gateway/pairing/setup-link.ts';

describe('an address', () => {
  it.each([
    ['192.168.1.5', 'ws://192.168.1.5:18789', 'lan'],
    ['192.168.1.5:8080', 'ws://192.168.1.5:8080', 'lan'],
    ['192.168.1.5:80', 'ws://192.168.1.5', 'lan'],
    ['10.0.2.2', 'ws://10.0.2.2:18789', 'lan'],
    ['169.254.3.4', 'ws://169.254.3.4:18789', 'lan'],
    ['fd00::5', 'ws://[fd00::5]:18789', 'lan'],
    ['[fd00::5]:81', 'ws://[fd00::5]:81', 'lan'],
    ['NAS.local', 'ws://nas.local:18789', 'lan'],
    ['127.0.0.1', 'ws://127.0.0.1:18789', 'loopback'],
    ['localhost', 'ws://localhost:18789', 'loopback'],
    ['::1', 'ws://[::1]:18789', 'loopback'],
    ['100.101.102.103', 'ws://100.101.102.103:18789', 'tailnet'],
    ['fd7a:115c:a1e0::1', 'ws://[fd7a:115c:a1e0::1]:18789', 'tailnet'],
    ['wss://desk.tail1234.ts.net/', 'wss://desk.tail1234.ts.net', 'tailnet'],
    ['https://home.example.com', 'wss://home.example.com', 'public'],
    ['wss://home.example.com:443/claw/', 'wss://home.example.com/claw', 'public'],
    [' http://192.168.1.5:18789/ ', 'ws://192.168.1.5:18789', 'lan'],
    ['203.0.113.7', 'ws://203.0.113.7:18789', 'public'],
    ['::ffff:192.168.1.5', 'ws://[::ffff:c0a8:105]:18789', 'lan'],
  ])('%s is %s, %s', (text, url, kind) => {
    expect(placeFrom(text, 18_789)).toMatchObject({ url, kind });
    // The apps insist on the form that stays as it is.
    expect(placeFrom(url, 18_789)?.url).toBe(url);
  });

  it.each([
    ...['', ' ', 'a b', 'ws://', 'ftp://192.168.1.5', 'javascript:alert(1)', 'wss://a:b@home.example.com', 'host/path'],
    ...['wss://home.example.com?token=x', 'wss://home.example.com#x', '192.168.1.5:99999', 'mailto:me@example.com'],
  ])('%j is none', (text) => {
    expect(placeFrom(text, 18_789)).toBeUndefined();
  });

  it.each([
    ['ws://192.168.1.5', false, true],
    ['ws://nas.local', false, true],
    ['ws://127.0.0.1', false, false],
    ['wss://192.168.1.5', false, false],
    ['wss://home.example.com', false, false],
    ['ws://home.example.com', true, true],
    ['ws://203.0.113.7', true, true],
    ['ws://100.64.0.1', true, true],
    ['ws://desk.tail1234.ts.net', true, true],
  ])('%s is refused by the apps: %s; others could read along: %s', (url, refused, readable) => {
    const place = placeFrom(url, 0)!;
    expect([isRefusedByApps(place), isReadable(place)]).toEqual([refused, readable]);
  });

  it('is tried where the gateway says that it lives', () => {
    expect(healthUrl({ url: 'ws://[fd00::5]:81' })).toBe('http://[fd00::5]:81/healthz');
    expect(healthUrl({ url: 'wss://home.example.com/claw' })).toBe('https://home.example.com/claw/healthz');
  });
});

it('several addresses are named in the code, one alone is not repeated', () => {
  const inside = (urls: readonly string[]): unknown =>
    JSON.parse(Buffer.from(setupCodeText({ urls, token: 't', expiresAtMs: 7 }), 'base64url').toString());
  expect(inside(['ws://a.local'])).toEqual({ url: 'ws://a.local', bootstrapToken: 't', expiresAtMs: 7 });
  expect(inside(['ws://a.local', 'ws://b.local'])).toEqual({
    url: 'ws://a.local',
    urls: ['ws://a.local', 'ws://b.local'],
    bootstrapToken: 't',
    expiresAtMs: 7,
  });
});
