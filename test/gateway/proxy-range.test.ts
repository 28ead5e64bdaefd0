/** Which addresses and ranges `gateway.trustedProxies` may list, and whom each of them holds. */
import { describe, expect, it } from 'vitest';
import { parseProxyRange, rangeOf, reachesLoopback } from '../../src-main/gateway/origin/proxy-range.ts';
import { proxyRanges } from '../support/proxy-ranges.ts';

describe('a trusted proxy', () => {
  it.each([
    ['172.18.0.5', '172.18.0.5'],
    ['172.18.0.5/32', '172.18.0.5'],
    ['10.0.0.0/8', '10.0.0.0/8'],
    ['172.16.0.0/12', '172.16.0.0/12'],
    ['128.0.0.0/1', '128.0.0.0/1'],
    ['127.0.0.1', '127.0.0.1'],
    ['::1', '::1'],
    ['FD00::/8', 'fd00::/8'],
    ['2001:db8::5/128', '2001:db8::5'],
    ['::ffff:172.18.0.5', '172.18.0.5'],
    ['::ffff:172.18.0.5/128', '172.18.0.5'],
    ['::ffff:10.0.0.0/104', '10.0.0.0/8'],
    ['::ffff:a00:0/104', '10.0.0.0/8'],
  ])('may be written %s, which is %s', (text, range) => {
    expect(parseProxyRange(text)).toMatchObject({ ok: true, range: { text: range } });
  });

  const NO_ADDRESS = [
    'nginx',
    'localhost',
    'proxy.example',
    '*',
    '',
    ' ',
    ' 10.0.0.0/8',
    '10.0.0.0/8/8',
    '10',
    '10.0.0',
  ]
    .concat(['010.0.0.1', '0x0a000001', '10.0.0.256', '10.0.0.*', '10.0.0.1-10.0.0.9', '10.0.0.1:80'])
    .concat(['fe80::1%eth0', '[::1]', '10.0.0.1 ']);

  it.each(NO_ADDRESS)('may not be written %j', (text) => {
    expect(parseProxyRange(text)).toEqual({ ok: false, problem: 'is neither an IP address nor a range of them' });
  });

  it.each([
    ['10.0.0.0/33', 'needs a prefix from /1 to /32'],
    ['10.0.0.0/0', 'needs a prefix from /1 to /32'],
    ['0.0.0.0/0', 'needs a prefix from /1 to /32'],
    ['::/0', 'needs a prefix from /1 to /128'],
    ['fd00::/129', 'needs a prefix from /1 to /128'],
    ['::ffff:0:0/96', 'needs a prefix from /97 to /128'],
    ['::ffff:10.0.0.0/8', 'needs a prefix from /97 to /128'],
    ['10.0.0.0/', 'needs a prefix'],
    ['10.0.0.0/8 ', 'needs a prefix'],
    ['10.0.0.0/08', 'needs a prefix'],
    ['10.0.0.0/+8', 'needs a prefix'],
    ['10.0.0.0/8.0', 'needs a prefix'],
    ['10.0.0.0/255.0.0.0', 'needs a prefix'],
    ['10.0.0.5/8', 'has bits behind its prefix: write 10.0.0.0/8 for the range, or 10.0.0.5'],
    ['172.18.0.5/16', 'has bits behind its prefix: write 172.18.0.0/16 for the range, or 172.18.0.5'],
    ['fd00::5/64', 'has bits behind its prefix: write fd00::/64 for the range, or fd00::5'],
    ['::ffff:10.0.0.5/104', 'has bits behind its prefix'],
  ])('may not be written %j: it %s', (text, problem) => {
    expect(parseProxyRange(text)).toEqual({ ok: false, problem: expect.stringContaining(problem) as string });
  });

  it.each([
    ['10.0.0.0/8', '10.255.255.255', true],
    ['10.0.0.0/8', '11.0.0.0', false],
    ['10.0.0.0/8', '9.255.255.255', false],
    ['172.18.0.5', '172.18.0.5', true],
    ['172.18.0.5', '172.18.0.4', false],
    ['fd00::/8', 'fdff::1', true],
    ['fd00::/8', 'fe00::1', false],
    ['::ffff:10.0.0.0/104', '10.1.2.3', true],
    ['::ffff:10.0.0.0/104', 'fd00::1', false],
    ['128.0.0.0/1', '::1', false],
    ['10.0.0.0/8', 'not an address', false],
  ])('written %s holds %s: %s', (text, address, holds) => {
    expect(rangeOf(address, proxyRanges(text)) !== undefined).toBe(holds);
  });

  it.each([
    ['127.0.0.1', true],
    ['127.0.0.0/8', true],
    ['64.0.0.0/2', true],
    ['::1', true],
    ['128.0.0.0/1', false],
    ['10.0.0.0/8', false],
    ['fd00::/8', false],
    ['172.18.0.5', false],
  ])('written %s reaches this computer itself: %s', (text, reaches) => {
    expect(proxyRanges(text).map(reachesLoopback)).toEqual([reaches]);
  });
});
