/** Which names this gateway answers to, which is what ends DNS rebinding. */
import { describe, expect, it } from 'vitest';
import { hostName, isAllowedHost, isLoopbackName } from '../../src-main/gateway/origin/host.ts';

const RULES = { ownNames: ['desk', 'desk.home.arpa'], configured: ['gateway.example'] };

describe('a Host header', () => {
  it.each([
    ['localhost', 'localhost'],
    ['LocalHost:18789', 'localhost'],
    ['localhost.', 'localhost'],
    ['127.0.0.1:18789', '127.0.0.1'],
    ['[::1]:18789', '::1'],
    ['[FE80::1]', 'fe80::1'],
    ['desk_1.local:80', 'desk_1.local'],
  ])('%s names %s', (header, name) => {
    expect(hostName(header)).toBe(name);
  });

  it.each([
    '',
    ':18789',
    'a b',
    'a/b',
    'a@b',
    '[::1',
    '::1',
    'localhost:123456',
    'localhost:',
    "x'",
    'x;y',
    'x\n',
    '[fe80::1%eth0]',
  ])('%j names nobody', (header) => {
    expect(hostName(header)).toBeUndefined();
  });

  it('that is missing names nobody', () => {
    expect(hostName(undefined)).toBeUndefined();
  });
});

describe('a name', () => {
  it.each(
    ['127.0.0.1', '192.168.1.5', '203.0.113.9', '::1', 'fe80::1', '2001:db8::1', 'localhost', 'kitchen.local'].concat([
      'desk.tailnet.ts.net',
      'desk',
      'desk.home.arpa',
      'gateway.example',
    ]),
  )('%s is answered to', (name) => {
    expect(isAllowedHost(name, RULES)).toBe(true);
  });

  it.each(
    [
      'evil.example',
      'localhost.evil.example',
      'notlocal',
      'local',
      'ts.net',
      'xlocalhost',
      'sub.gateway.example',
    ].concat([
      'gateway.example.evil.example',
      '127.0.0.1.evil.example',
      '0177.0.0.1',
      '0x7f.0.0.1',
      '127.1',
      '2130706433',
      '127.0.0.01',
      '',
    ]),
  )('%j is not answered to', (name) => {
    expect(isAllowedHost(name, RULES)).toBe(false);
  });

  it.each([
    ['localhost', true],
    ['127.0.0.1', true],
    ['127.3.2.1', true],
    ['::1', true],
    ['192.168.1.5', false],
    ['localhost.evil.example', false],
    ['desk.local', false],
  ])('%s is a loopback name: %s', (name, loopback) => {
    expect(isLoopbackName(name)).toBe(loopback);
  });
});
