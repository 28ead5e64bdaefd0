/** What proxies may send, and what follows. One row: the headers, and the client, or why the request is refused. */
import type { IncomingHttpHeaders } from 'node:http';

/** Trusted in every row: one exact proxy, the range of the seed, a range of IPv6, and a second proxy on this computer. */
export const TRUSTED = ['172.18.0.5', '10.0.0.0/8', 'fd12:3456::/32', '127.0.0.1'] as const;
/** Addresses of the gateway's own computer in every row. */
export const OWN = ['192.168.1.5', '2001:db8:5::5', 'fd12:3456::5'] as const;

export type Row = readonly [headers: IncomingHttpHeaders, answer: string];

const xff = (value: string, answer: string): Row => [{ 'x-forwarded-for': value }, answer];
const std = (value: string, answer: string): Row => [{ forwarded: value }, answer];
const real = (value: string, answer: string): Row => [{ 'x-real-ip': value }, answer];

const IPV4 = ['203.0.113.7', '198.51.100.255', '8.8.8.8', '1.1.1.1', '192.168.1.77', '192.168.1.6', '172.18.0.6']
  .concat([
    '172.16.0.1',
    '172.31.255.255',
    '11.0.0.1',
    '9.255.255.255',
    '100.64.0.9',
    '169.254.10.20',
    '223.255.255.255',
  ])
  .concat(['128.0.0.1', '126.255.255.255', '192.0.2.2', '1.0.0.0', '255.255.255.254']);

const IPV6: readonly (readonly [written: string, canonical: string])[] = [
  ['2001:db8::1', '2001:db8::1'],
  ['2001:DB8:0:0:0:0:0:1', '2001:db8::1'],
  ['2606:4700:4700::1111', '2606:4700:4700::1111'],
  ['fe80::1', 'fe80::1'],
  ['fd00::7', 'fd00::7'],
  ['fd12:3457::1', 'fd12:3457::1'],
  ['64:ff9b::808:808', '64:ff9b::808:808'],
  ['2002:cb00:7107::1', '2002:cb00:7107::1'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['::FFFF:203.0.113.7', '203.0.113.7'],
  ['::ffff:cb00:7107', '203.0.113.7'],
  ['0:0:0:0:0:ffff:203.0.113.7', '203.0.113.7'],
  ['0000:0000:0000:0000:0000:ffff:203.0.113.7', '203.0.113.7'],
];

/** Not an address in any grammar that two parsers agree on. */
const JUNK = [
  'garbage',
  'unknown',
  '_hidden',
  '-',
  'null',
  'undefined',
  'localhost',
  'gw.example',
  'NaN',
  '*',
  '0',
  'a.b.c.d',
]
  // Short, octal, hexadecimal, with blanks or signs: other parsers take these for loopback.
  .concat(['0177.0.0.1', '0x7f.0.0.1', '0x7f000001', '127.1', '127.0.1', '2130706433', '017700000001', '127.0.0.01'])
  .concat([
    '203.0.113',
    '203.0.113.7.8',
    '203.0.113.256',
    '203.0.113.-1',
    '+203.0.113.7',
    '203.0.113.7.',
    '.203.0.113.7',
  ])
  .concat([
    '203.0.113.007',
    '203.00.113.7',
    '1e3.0.0.1',
    '２０３.0.113.7',
    '203.0.113.7 ok',
    '203.0.113.7;evil',
    '203 .0.113.7',
  ])
  .concat(['203.0.113.0/24', '203.0.113.7/32', 'http://203.0.113.7', '203.0.113.7@evil', '203.0.113.7%eth0'])
  .concat(['2001:db8::1%eth0', 'fe80::1%1', '2001:db8::1::2', '2001:db8', ':', '::', '[]', '2001:db8::g', '12345::1'])
  .concat(['1:2:3:4:5:6:7:8:9', '1:2:3:4:5:6:7', '::ffff:0177.0.0.1', '::ffff:127.1', '::ffff:203.0.113.256'])
  .concat([
    '::203.0.113.7',
    '::7f00:1',
    '::ffff:0:203.0.113.7',
    '64:ff9b::203.0.113.7',
    '"203.0.113.7"',
    "'203.0.113.7'",
  ])
  .concat(['"[2001:db8::1]"', '[203.0.113.7]', '[2001:db8::1', '2001:db8::1]', '[2001:db8::1]x', '[2001:db8::1%eth0]'])
  .concat(['203.0.113.7:', '203.0.113.7:123456', '203.0.113.7:80:80', '203.0.113.7:port', '[2001:db8::1]:', ':80'])
  .concat(['0.0.0.0', '0.1.2.3', '255.255.255.255', '224.0.0.1', '239.255.255.255', 'ff02::1', '::ffff:0.0.0.0'])
  .concat(['for=203.0.113.7', '203.0.113.7\u0000', '203.0.113.7\u200b', '\t', '203.0.113.7|203.0.113.8']);

const CHAINS: readonly Row[] = [
  // From the right, over trusted hops only. What is left of the client is the client's own text, whatever it is.
  xff('203.0.113.7, 172.18.0.5', '203.0.113.7'),
  xff('203.0.113.7,10.1.2.3,172.18.0.5', '203.0.113.7'),
  xff('203.0.113.7 ,\t10.255.255.255 , 10.0.0.0', '203.0.113.7'),
  xff('203.0.113.7, 127.0.0.1', '203.0.113.7'),
  xff('2001:db8::1, fd12:3456::9', '2001:db8::1'),
  xff('203.0.113.7, ::ffff:10.0.0.9', '203.0.113.7'),
  xff('203.0.113.7:1234, 10.0.0.9:5678', '203.0.113.7'),
  xff('[2001:db8::1]:443, [fd12:3456::9]:80', '2001:db8::1'),
  xff('1.2.3.4, 203.0.113.7', '203.0.113.7'),
  xff('127.0.0.1, 203.0.113.7', '203.0.113.7'),
  xff('10.0.0.9, 203.0.113.7, 10.0.0.9', '203.0.113.7'),
  xff('172.18.0.5, 203.0.113.7', '203.0.113.7'),
  xff('garbage, 203.0.113.7', '203.0.113.7'),
  xff('unknown, 203.0.113.7, 10.0.0.9', '203.0.113.7'),
  xff(', 203.0.113.7', '203.0.113.7'),
  xff('192.168.1.5, 203.0.113.7', '203.0.113.7'),
  xff('"; DROP, 203.0.113.7', '203.0.113.7'),
  // A hop that is no address ends it, and does not make the one left of it the client.
  xff('203.0.113.7, garbage', 'junk'),
  xff('203.0.113.7, garbage, 10.0.0.9', 'junk'),
  xff('203.0.113.7, unknown', 'junk'),
  xff('203.0.113.7,', 'junk'),
  xff('203.0.113.7,,10.0.0.9', 'junk'),
  xff(',', 'junk'),
  xff('203.0.113.7, 0177.0.0.1', 'junk'),
  xff('203.0.113.7, 0.0.0.0', 'junk'),
  // The gateway's own computer is no client of a proxy.
  xff('127.0.0.2', 'loopback'),
  xff('127.255.255.254', 'loopback'),
  xff('::1', 'loopback'),
  xff('0:0:0:0:0:0:0:1', 'loopback'),
  xff('[::1]:80', 'loopback'),
  xff('::ffff:127.0.0.2', 'loopback'),
  xff('::ffff:7f00:2', 'loopback'),
  xff('127.0.0.2, 10.0.0.9', 'loopback'),
  xff('203.0.113.7, ::1', 'loopback'),
  xff('203.0.113.7, 127.0.0.2', 'loopback'),
  xff('192.168.1.5', 'own'),
  xff('::ffff:192.168.1.5', 'own'),
  xff('2001:DB8:5::5', 'own'),
  xff('192.168.1.5, 10.0.0.9', 'own'),
  xff('203.0.113.7, 192.168.1.5', 'own'),
  // No client at all.
  xff('', 'missing'),
  xff(' \t ', 'missing'),
  xff('10.0.0.9', 'only-proxies'),
  xff('172.18.0.5', 'only-proxies'),
  xff('127.0.0.1', 'only-proxies'),
  xff('::ffff:10.0.0.9', 'only-proxies'),
  xff('10.0.0.9, 172.18.0.5, 127.0.0.1', 'only-proxies'),
  [{}, 'missing'],
  [{ via: '1.1 proxy' }, 'missing'],
  [{ 'x-forwarded-proto': 'https', 'x-forwarded-host': 'gw.example' }, 'missing'],
  [{ 'cf-connecting-ip': '203.0.113.7' }, 'missing'],
  [{ 'true-client-ip': '203.0.113.7', 'x-client-ip': '203.0.113.7' }, 'missing'],
  // Bounds, before anything is parsed: 16 hops, 1,024 characters.
  xff(Array(16).fill('203.0.113.7').join(','), '203.0.113.7'),
  xff(Array(17).fill('203.0.113.7').join(','), 'too-long'),
  xff(`${' '.repeat(1_013)}203.0.113.7`, '203.0.113.7'),
  xff(`${' '.repeat(1_014)}203.0.113.7`, 'too-long'),
  xff(','.repeat(1_000_000), 'too-long'),
  std(`${Array(15).fill('for=1.1.1.1').join(',')},for=203.0.113.7`, '203.0.113.7'),
  std(`${Array(16).fill('for=1.1.1.1').join(',')},for=203.0.113.7`, 'too-long'),
  std(`for=203.0.113.7;x="${'"="'.repeat(400)}"`, 'too-long'),
];

const STANDARD: readonly Row[] = [
  std('for=203.0.113.7', '203.0.113.7'),
  std('For=203.0.113.7', '203.0.113.7'),
  std('FOR="203.0.113.7"', '203.0.113.7'),
  std('for="203.0.113.7:4711"', '203.0.113.7'),
  std('for="[2001:db8::1]"', '2001:db8::1'),
  std('for="[2001:DB8:CAFE::17]:4711"', '2001:db8:cafe::17'),
  std('for="[::ffff:203.0.113.7]"', '203.0.113.7'),
  std('for=203.0.113.7;proto=http;by=203.0.113.43', '203.0.113.7'),
  std('by=203.0.113.43;for=203.0.113.7', '203.0.113.7'),
  std('for=203.0.113.7 ; proto=https ; host="gw.example:8443"', '203.0.113.7'),
  std('for=203.0.113.7, for=10.0.0.9', '203.0.113.7'),
  std('for=1.2.3.4,for=203.0.113.7,for=172.18.0.5', '203.0.113.7'),
  std('for=unknown, for=203.0.113.7', '203.0.113.7'),
  std('for=_gazonk, for=203.0.113.7, for="10.0.0.9:80"', '203.0.113.7'),
  std('proto=https, for=203.0.113.7', '203.0.113.7'),
  std('for=unknown', 'junk'),
  std('for=_hidden', 'junk'),
  std('for="_hidden"', 'junk'),
  std('for=203.0.113.7, for=unknown', 'junk'),
  std('for=""', 'junk'),
  std('for="gw.example"', 'junk'),
  std('for="0177.0.0.1"', 'junk'),
  std('for=203.0.113.7, proto=https', 'missing'),
  std('proto=https', 'missing'),
  std('', 'missing'),
  std('for=10.0.0.9', 'only-proxies'),
  std('for="[::1]"', 'loopback'),
  std('for=192.168.1.5', 'own'),
  // What the grammar does not have, from an unquoted port to an open quote that would swallow the next hop.
  std('for=203.0.113.7:80', 'junk'),
  std('for=[2001:db8::1]', 'junk'),
  std('for=2001:db8::1', 'junk'),
  std('203.0.113.7', 'junk'),
  std('for', 'junk'),
  std('for=', 'junk'),
  std('for=203.0.113.7;', 'junk'),
  std('for=203.0.113.7,', 'junk'),
  std(',for=203.0.113.7', 'junk'),
  std('for=203.0.113.7;;proto=http', 'junk'),
  std('for =203.0.113.7', 'junk'),
  std('for= 203.0.113.7', 'junk'),
  std('for=203.0.113.7;for=1.2.3.4', 'junk'),
  std('for=203.0.113.7;FOR=1.2.3.4', 'junk'),
  std('for="203.0.113.7', 'junk'),
  std('for=203.0.113.7"', 'junk'),
  std('for="203.0.113\\.7"', 'junk'),
  std('for=9.9.9.9;x=", for="[2001:db8::1]"', 'junk'),
  std('for=", for=203.0.113.7', 'junk'),
  std("for='203.0.113.7'", 'junk'),
];

const TOGETHER: readonly Row[] = [
  [{ 'x-forwarded-for': '203.0.113.7', forwarded: 'for=203.0.113.7' }, '203.0.113.7'],
  [{ 'x-forwarded-for': '203.0.113.7', forwarded: 'for="[::ffff:203.0.113.7]:80"' }, '203.0.113.7'],
  [{ 'x-forwarded-for': '1.2.3.4, 203.0.113.7', forwarded: 'for=9.9.9.9, for=203.0.113.7' }, '203.0.113.7'],
  [{ 'x-forwarded-for': '203.0.113.7', forwarded: 'proto=https' }, '203.0.113.7'],
  [{ 'x-forwarded-for': '203.0.113.7', forwarded: 'for=203.0.113.8' }, 'disagree'],
  [{ 'x-forwarded-for': '203.0.113.7', forwarded: 'for="[2001:db8::1]"' }, 'disagree'],
  [{ 'x-forwarded-for': '203.0.113.7', forwarded: 'for=unknown' }, 'junk'],
  [{ 'x-forwarded-for': '203.0.113.7', forwarded: 'nonsense' }, 'junk'],
  [{ 'x-forwarded-for': 'garbage', forwarded: 'for=203.0.113.7' }, 'junk'],
  [{ 'x-forwarded-for': '127.0.0.2', forwarded: 'for=203.0.113.7' }, 'loopback'],
  [{ 'x-forwarded-for': '', forwarded: 'for=203.0.113.7' }, '203.0.113.7'],
  // X-Real-IP counts only alone, and only where the config allows it; see the rows below.
  [{ 'x-forwarded-for': '203.0.113.7', 'x-real-ip': '10.0.0.9' }, '203.0.113.7'],
  [{ 'x-forwarded-for': '203.0.113.7', 'x-real-ip': 'garbage' }, '203.0.113.7'],
  [{ forwarded: 'for=203.0.113.7', 'x-real-ip': '203.0.113.8' }, '203.0.113.7'],
  [{ 'x-forwarded-for': 'garbage', 'x-real-ip': '203.0.113.7' }, 'junk'],
  [{ 'x-forwarded-for': '10.0.0.9', 'x-real-ip': '203.0.113.7' }, 'only-proxies'],
  [{ 'x-forwarded-for': '203.0.113.7', 'x-forwarded-host': 'a.example', forwarded: 'host=b.example' }, 'disagree'],
  [{ 'x-forwarded-for': '203.0.113.7', 'x-forwarded-host': 'A.example', forwarded: 'host=a.example' }, '203.0.113.7'],
  real('203.0.113.7', 'real-ip-not-allowed'),
  real('', 'missing'),
];

export const ROWS: readonly Row[] = [
  ...IPV4.flatMap((address) => [xff(address, address), xff(` ${address}:65535 `, address)]),
  ...IPV6.flatMap(([written, canonical]) => [xff(written, canonical), xff(`[${written}]:443`, canonical)]),
  ...JUNK.map((text) => xff(text, text.trim() === '' ? 'missing' : 'junk')),
  ...CHAINS,
  ...STANDARD,
  ...TOGETHER,
];

/** Where `gateway.allowRealIpFallback` is true. */
export const REAL_IP_ROWS: readonly Row[] = [
  real('203.0.113.7', '203.0.113.7'),
  real(' 2001:DB8::1 ', '2001:db8::1'),
  real('::ffff:203.0.113.7', '203.0.113.7'),
  real('203.0.113.7:80', 'junk'),
  real('203.0.113.7, 203.0.113.8', 'junk'),
  real('0177.0.0.1', 'junk'),
  real('garbage', 'junk'),
  real('127.0.0.2', 'loopback'),
  real('192.168.1.5', 'own'),
  real('10.0.0.9', 'only-proxies'),
  real('', 'missing'),
  [{ 'x-forwarded-for': '203.0.113.7', 'x-real-ip': '203.0.113.8' }, '203.0.113.7'],
  [{ 'x-forwarded-for': 'garbage', 'x-real-ip': '203.0.113.8' }, 'junk'],
  [{ 'x-forwarded-for': '', 'x-real-ip': '203.0.113.8' }, '203.0.113.8'],
  [{ forwarded: 'proto=https', 'x-real-ip': '203.0.113.8' }, '203.0.113.8'],
];
