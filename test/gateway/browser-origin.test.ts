/** Which web pages may open a socket, and which of them is this gateway's own page in a place that keeps keys. */
import { describe, expect, it } from 'vitest';
import { isSecureOwnOrigin, judgeOrigin } from '../../src-main/gateway/origin/browser-origin.ts';
import { arrivalOf, type Arrival } from '../../src-main/gateway/origin/classify.ts';

function arrival(host: string, origin: string | undefined, address = '192.168.1.7'): Arrival {
  const headers = { host, ...(origin !== undefined && { origin }) };
  const made = arrivalOf(address, headers, { trusted: [], allowRealIp: false, ownAddresses: () => [] });
  if (!made.ok) throw new Error(made.fault.kind);
  return made.arrival;
}

const judge = (host: string, origin: string | undefined, client = 'cli', allowed: readonly string[] = []): string =>
  judgeOrigin(arrival(host, origin), client, { allowedOrigins: allowed, ownNames: ['desk', 'desk.home.arpa'] });

describe('a page', () => {
  it.each([
    ['localhost:18789', 'http://localhost:18789'],
    ['127.0.0.1:18789', 'http://127.0.0.1:18789'],
    ['[::1]:18789', 'http://[::1]:18789'],
    ['192.168.1.5:18789', 'http://192.168.1.5:18789'],
    ['10.0.0.5', 'http://10.0.0.5'],
    ['[fd00::5]:18789', 'http://[fd00::5]:18789'],
    ['desk.local:18789', 'http://desk.local:18789'],
    ['Desk.Local:18789', 'http://desk.local:18789'],
    ['desk.tail1.ts.net', 'https://desk.tail1.ts.net'],
    ['100.101.102.103:18789', 'http://100.101.102.103:18789'],
    ['[fd7a:115c:a1e0::1]:18789', 'http://[fd7a:115c:a1e0::1]:18789'],
    ['desk:18789', 'http://desk:18789'],
    ['desk.home.arpa', 'https://desk.home.arpa'],
  ])('of %s from %s may open a socket', (host, origin) => {
    expect(judge(host, origin)).toBe('allowed');
  });

  it.each([
    ['localhost:18789', 'http://evil.example'],
    ['localhost:18789', 'http://localhost:3000'],
    ['localhost:18789', 'http://127.0.0.1:18789'],
    ['localhost:18789', 'http://localhost'],
    ['192.168.1.5:18789', 'http://192.168.1.6:18789'],
    ['100.101.102.103:18789', 'http://100.101.102.104:18789'],
    ['evil.example', 'http://evil.example'],
    ['8.8.8.8', 'http://8.8.8.8'],
    ['localhost:18789', 'http://localhost.evil.example:18789'],
    ['desk.local:18789', 'http://other.local:18789'],
    ['desk:18789', 'http://desk'],
    ['desk:18789', 'http://desk.home.arpa:18789'],
    ['nas:18789', 'http://nas:18789'],
  ])('of %s from %s may not', (host, origin) => {
    expect(judge(host, origin)).toBe('origin not allowed');
  });

  it.each(
    [
      'null',
      '',
      'file://',
      'localhost:18789',
      'http://localhost:18789/',
      'http://localhost:18789/x',
      'http://me@localhost:18789',
    ].concat([
      'chrome-extension://abcdefghijklmnop',
      'about:blank',
      'http://localhost:18789.evil.example',
      'http://',
      '*',
    ]),
  )('that gives the origin %j gives none that can be believed', (origin) => {
    expect(judge('localhost:18789', origin)).toBe('origin missing or invalid');
  });

  it('of the configured list may open a socket, to the letter and in any case', () => {
    const allowed = ['https://ui.example', 'http://localhost:3000'];
    expect(judge('localhost:18789', 'https://ui.example', 'cli', allowed)).toBe('allowed');
    expect(judge('localhost:18789', 'https://UI.example', 'cli', allowed)).toBe('allowed');
    expect(judge('localhost:18789', 'http://localhost:3000', 'cli', allowed)).toBe('allowed');
    for (const near of [
      'http://ui.example',
      'https://ui.example:8443',
      'https://x.ui.example',
      'https://ui.example.evil',
    ]) {
      expect(judge('localhost:18789', near, 'cli', allowed)).toBe('origin not allowed');
    }
  });

  it.each(['openclaw-control-ui', 'webchat', 'webchat-ui'])('that runs as %s must give an origin', (client) => {
    expect(judge('localhost:18789', undefined, client)).toBe('origin missing or invalid');
    expect(judge('localhost:18789', 'http://localhost:18789', client)).toBe('allowed');
  });

  it('is what brings an origin; a native client needs none, but one that it gives is judged', () => {
    expect(judge('localhost:18789', undefined, 'openclaw-android')).toBe('allowed');
    expect(judge('localhost:18789', 'http://evil.example', 'openclaw-android')).toBe('origin not allowed');
  });
});

describe('the gateway’s own page', () => {
  it.each([
    ['localhost:18789', 'http://localhost:18789', true],
    ['127.0.0.1:18789', 'http://127.0.0.1:18789', true],
    ['[::1]:18789', 'http://[::1]:18789', true],
    ['gateway.example', 'https://gateway.example', true],
    ['192.168.1.5', 'https://192.168.1.5', true],
    ['192.168.1.5:18789', 'http://192.168.1.5:18789', false],
    ['desk.local:18789', 'http://desk.local:18789', false],
    ['localhost:18789', 'http://localhost:3000', false],
    ['localhost:18789', 'https://ui.example', false],
    ['localhost:18789', undefined, false],
    ['localhost:18789', 'null', false],
  ])('at %s with origin %s is where browsers keep keys: %s', (host, origin, secure) => {
    expect(isSecureOwnOrigin(arrival(host, origin), undefined)).toBe(secure);
  });

  it('is also the configured public origin, whatever Host a proxy made of it', () => {
    const behind = arrival('127.0.0.1:18789', 'https://gw.example');
    expect(isSecureOwnOrigin(behind, 'https://gw.example')).toBe(true);
    expect(isSecureOwnOrigin(behind, 'https://gw.example:8443')).toBe(false);
    expect(isSecureOwnOrigin(behind, undefined)).toBe(false);
  });

  it('is not where a trusted proxy says that it was asked in plain text', () => {
    const page = arrival('gw.example', 'https://gw.example');
    expect(isSecureOwnOrigin({ ...page, proto: 'http' }, 'https://gw.example')).toBe(false);
    expect(isSecureOwnOrigin({ ...page, proto: 'https' }, undefined)).toBe(true);
    const local = arrival('localhost:8080', 'http://localhost:8080');
    expect(isSecureOwnOrigin({ ...local, proto: 'http' }, undefined)).toBe(true);
  });
});
