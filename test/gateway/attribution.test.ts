/** For whom a trusted proxy asks: a table of what proxies and their clients may send, and what must hold of any of it. */
import { isIP } from 'node:net';
import { describe, expect, it } from 'vitest';
import { canonicalAddress, strictAddress } from '../../src-main/gateway/origin/address.ts';
import { attribute, type ProxyRules } from '../../src-main/gateway/origin/attribution.ts';
import { rangeOf } from '../../src-main/gateway/origin/proxy-range.ts';
import { proxyRanges } from '../support/proxy-ranges.ts';
import { randomFrom } from '../support/random.ts';
import { OWN, REAL_IP_ROWS, ROWS, TRUSTED, type Row } from './forwarded-table.ts';

const RULES: ProxyRules = {
  trusted: proxyRanges(...TRUSTED),
  allowRealIp: false,
  ownAddresses: () => [...OWN],
};

function answer(headers: Row[0], rules = RULES): string {
  const result = attribute(headers, rules);
  return result.ok ? result.client : result.fault;
}

describe('the client of a trusted proxy', () => {
  it.each(ROWS.map(([headers, expected]) => [JSON.stringify(headers).slice(0, 120), expected, headers] as const))(
    'that sends %s is: %s',
    (_shown, expected, headers) => {
      expect(answer(headers)).toBe(expected);
    },
  );

  it.each(REAL_IP_ROWS.map(([headers, expected]) => [JSON.stringify(headers), expected, headers] as const))(
    'that may send X-Real-IP and sends %s is: %s',
    (_shown, expected, headers) => {
      expect(answer(headers, { ...RULES, allowRealIp: true })).toBe(expected);
    },
  );

  it('is looked for in a table of more than two hundred rows', () => {
    expect(ROWS.length + REAL_IP_ROWS.length).toBeGreaterThan(200);
    expect(new Set(ROWS.map(([headers]) => JSON.stringify(headers))).size).toBe(ROWS.length);
  });

  it('of the seed’s own ranges is found behind any proxy in them', () => {
    const seed = { ...RULES, trusted: proxyRanges('10.0.0.0/8', '172.16.0.0/12') };
    for (const hop of ['10.0.0.1', '10.255.255.255', '172.16.0.1', '172.31.255.254', '::ffff:172.18.0.5']) {
      expect(answer({ 'x-forwarded-for': `203.0.113.7, ${hop}` }, seed)).toBe('203.0.113.7');
    }
    expect(answer({ 'x-forwarded-for': '203.0.113.7, 172.32.0.1' }, seed)).toBe('172.32.0.1');
  });
});

describe('the host and the scheme that the client used', () => {
  const of = (headers: Row[0]) => {
    const result = attribute({ 'x-forwarded-for': '203.0.113.7', ...headers }, RULES);
    return result.ok ? [result.host, result.proto] : result.fault;
  };

  it.each<[Row[0], unknown]>([
    [{}, [undefined, undefined]],
    [{ 'x-forwarded-host': 'GW.example:8443', 'x-forwarded-proto': 'HTTPS' }, ['gw.example:8443', 'https']],
    [{ 'x-forwarded-proto': 'http' }, [undefined, 'http']],
    [{ 'x-forwarded-proto': 'wss' }, [undefined, 'https']],
    [{ 'x-forwarded-proto': 'ws' }, [undefined, 'http']],
    [{ 'x-forwarded-proto': 'https://' }, [undefined, 'http']],
    [{ forwarded: 'for=203.0.113.7;proto=https;host="gw.example:8443"' }, ['gw.example:8443', 'https']],
    [{ forwarded: 'proto=https;host=gw.example' }, ['gw.example', 'https']],
    [{ forwarded: 'proto=https', 'x-forwarded-proto': 'http' }, [undefined, 'http']],
    // One proxy that adds to what its client sent: only what it added itself counts.
    [{ 'x-forwarded-host': 'evil.example, gw.example', 'x-forwarded-proto': 'https, http' }, ['gw.example', 'http']],
    [{ forwarded: 'for=203.0.113.7;host=evil.example, for=203.0.113.7;host=gw.example' }, ['gw.example', undefined]],
    // Two trusted proxies in a row: what the outer one was asked.
    [
      {
        'x-forwarded-for': '203.0.113.7, 10.0.0.9',
        'x-forwarded-host': 'evil.example, gw.example, inner:8080',
        'x-forwarded-proto': 'https, http',
      },
      ['gw.example', 'https'],
    ],
    [{ 'x-forwarded-for': '203.0.113.7, 10.0.0.9', 'x-forwarded-host': 'gw.example' }, ['gw.example', undefined]],
    [
      {
        'x-forwarded-for': '203.0.113.7, 10.0.0.9',
        forwarded: 'for=203.0.113.7;host=gw.example;proto=https, for=10.0.0.9;host=inner;proto=http',
      },
      ['gw.example', 'https'],
    ],
  ])('are in %j: %j', (headers, expected) => {
    expect(of(headers)).toEqual(expected);
  });
});

describe('whatever is sent', () => {
  const random = randomFrom(20_260_601);
  const PIECES = ['203.0.113.7', '10.0.0.9', '127.0.0.1', '::1', '[2001:db8::1]:80', '192.168.1.5', 'garbage', ' ', ',']
    .concat(['"', ';', 'for=', '=', ':', '.', '%', '\\', '0x7f.1', '::ffff:10.1.1.1', 'unknown', '\t', '0', 'a'])
    .concat([', ', ',for=', '"[', ']"', '172.18.0.5', 'proto=https', 'ff02::1', '1.2.3.4:5']);
  const pieces = (joint: string): string =>
    Array.from({ length: random(8) }, () => PIECES[random(PIECES.length)]).join(joint);
  const text = (): string => pieces(random(2) === 0 ? ', ' : '');

  it('a client that is found is an address of somebody else, in its one form, and no proxy', () => {
    const wrong: string[] = [];
    let found = 0;
    for (let i = 0; i < 20_000; i += 1) {
      const headers = {
        ...(random(3) > 0 && { 'x-forwarded-for': text() }),
        ...(random(4) === 0 && { forwarded: text() }),
        ...(random(3) === 0 && { 'x-real-ip': text() }),
      };
      const result = attribute(headers, { ...RULES, allowRealIp: random(2) === 0 });
      if (!result.ok) continue;
      found += 1;
      const { client } = result;
      const isRight =
        isIP(client) !== 0 &&
        canonicalAddress(client) === client &&
        rangeOf(client, RULES.trusted) === undefined &&
        !/^(127\.|::1$|0\.|::$|ff)/.test(client) &&
        !OWN.some((own) => own === client);
      if (!isRight) wrong.push(`${JSON.stringify(headers)} → ${client}`);
    }
    expect(wrong).toEqual([]);
    expect(found).toBeGreaterThan(500);
  });

  it('nothing that a client puts in front of what its proxy adds changes who it is', () => {
    const wrong: string[] = [];
    for (let i = 0; i < 20_000; i += 1) {
      const own = text();
      const answers = [
        answer({ 'x-forwarded-for': `${own}, 203.0.113.7, 10.0.0.9` }),
        // Quotes can only spoil the standard header, never move the client.
        answer({ forwarded: `${own}, for=203.0.113.7` }),
        answer({ forwarded: `${own}, for="[::ffff:203.0.113.7]"` }),
      ];
      const [listed, ...standard] = answers;
      const isRight = listed === '203.0.113.7' && standard.every((one) => one === '203.0.113.7' || one === 'junk');
      if (!isRight) wrong.push(`${own} → ${answers.join(' ')}`);
    }
    expect(wrong).toEqual([]);
  });

  it('an IPv4 address is taken only as every parser reads it', () => {
    const digits = ['0', '1', '7', '12', '127', '255', '256', '0177', '0x7f', '010', '1e1', '', ' 1', '-1'];
    const wrong: string[] = [];
    let taken = 0;
    for (let i = 0; i < 20_000; i += 1) {
      const written = Array.from({ length: 2 + random(4) }, () => digits[random(digits.length)]).join('.');
      const strict = strictAddress(written);
      if (strict !== undefined) taken += 1;
      if (strict !== (isIP(written) === 4 ? written : undefined)) wrong.push(written);
    }
    expect(wrong).toEqual([]);
    expect(taken).toBeGreaterThan(100);
  });
});
