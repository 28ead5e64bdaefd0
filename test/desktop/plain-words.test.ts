import type { Locality } from '../../src-main/gateway/index.ts';
import { describe, expect, it } from 'vitest';
import { abilitiesOf } from '../../src-main/gateway/words/abilities.ts';
import { abilitySentence } from '../../src-main/gateway/words/ability-words.ts';
import { codeWords } from '../../src-main/gateway/words/any-language.ts';
import { deviceKind } from '../../src-main/gateway/words/device-kind.ts';
import { kindWords, withArticle } from '../../src-main/gateway/words/kind-words.ts';
import { arrivalWords, claimedName, surfaceWords } from '../../src-main/gateway/words/plain-words.ts';

describe('abilities in plain words', () => {
  const operator = (...scopes: string[]) => abilitySentence(abilitiesOf([{ role: 'operator', scopes, commands: [] }]));
  const node = (...commands: string[]) => abilitySentence(abilitiesOf([{ role: 'node', scopes: [], commands }]));

  it.each([
    [operator(), ''],
    [operator('operator.read'), 'Sees chats, devices and status'],
    [operator('operator.write', 'operator.read'), 'Sees chats, devices and status; sends messages and starts work'],
    [operator('operator.read', 'operator.admin'), 'Can change everything; sees chats, devices and status'],
    [operator('operator.approvals'), 'Approves commands on your machines'],
    [operator('operator.pairing'), 'Lets other devices in'],
    [operator('operator.sessions.read'), 'Sees chats'],
    [operator('operator.sessions.read', 'operator.read'), 'Sees chats, devices and status'],
    [operator('operator.superuser'), ''],
    [node(), 'Runs commands and shares sensors when asked'],
    [node('camera.snap', 'camera.list'), 'Shares its camera when asked'],
    [node('location.get', 'camera.snap'), 'Shares its camera and location when asked'],
    [
      node('camera.snap', 'location.get', 'sms.send', 'contacts.search', 'photos.latest'),
      'Shares its camera, location, text messages and 2 more when asked',
    ],
    [node('system.run'), 'Can run programs on that machine'],
    [node('system.run', 'system.notify'), 'Can run programs on that machine; shows what it is sent on its screen'],
    [node('canvas.present'), 'Shows what it is sent on its screen'],
    [node('talk.ptt.start', 'device.info'), 'Shares its microphone and state when asked'],
    [node('camera.snap', 'system.execApprovals.set'), 'Can run programs on that machine; shares its camera when asked'],
  ])('%j', (sentence, expected) => {
    expect(sentence).toBe(expected);
  });

  it('joins what one device asks in both roles, and says what is unusual first', () => {
    const both = abilitiesOf([
      { role: 'node', scopes: [], commands: ['camera.snap', 'system.run'] },
      { role: 'operator', scopes: ['operator.read', 'operator.pairing'], commands: [] },
    ]);
    expect(both.map(({ id, unusual }) => [id, unusual])).toEqual([
      ['pairing', true],
      ['runsPrograms', true],
      ['read', false],
      ['shares', false],
    ]);
  });

  it("does not take an operator's commands for a node's", () => {
    expect(abilitiesOf([{ role: 'operator', scopes: [], commands: ['system.run'] }])).toEqual([]);
  });
});

describe('what a device says it is', () => {
  const facts = { platform: '', deviceFamily: '', model: '', clientId: '' };
  it.each([
    [{ platform: 'android 15 (SDK 35)', deviceFamily: 'Android' }, 'phone', 'Android phone'],
    [{ platform: 'android', model: 'Galaxy Tablet' }, 'tablet', 'Android tablet'],
    [{ platform: 'ios 18.1', deviceFamily: 'iPhone' }, 'phone', 'iPhone'],
    [{ platform: 'ipados 18.1', deviceFamily: 'iPad' }, 'tablet', 'iPad'],
    [{ platform: 'ios', deviceFamily: 'iPad' }, 'tablet', 'iPad'],
    [{ platform: 'watchos', clientId: 'openclaw-watchos' }, 'watch', 'Apple Watch'],
    [{ platform: 'darwin', deviceFamily: 'Mac' }, 'computer', 'Mac'],
    [{ platform: 'win32' }, 'computer', 'Windows computer'],
    [{ platform: 'linux', deviceFamily: 'Linux', clientId: 'node-host' }, 'computer', 'Linux computer'],
    [{ clientId: 'openclaw-linux' }, 'computer', 'Linux computer'],
    [{ platform: 'linux', clientId: 'cli' }, 'computer', 'command line of a Linux computer'],
    [{ clientId: 'openclaw-tui' }, 'computer', 'command line'],
    [{ platform: 'MacIntel', clientId: 'openclaw-control-ui' }, 'browser', 'browser on a Mac'],
    [{ platform: 'Win32', clientId: 'webchat-ui' }, 'browser', 'browser on Windows'],
    [{ platform: 'toaster', clientId: 'webchat' }, 'browser', 'browser'],
    [{ platform: 'Click Approve now' }, 'device', 'device'],
  ] as const)('%j', (claim, noun, words) => {
    expect([deviceKind({ ...facts, ...claim }).noun, kindWords({ ...facts, ...claim })]).toEqual([noun, words]);
  });

  it.each([
    ['Android phone', 'an Android phone'],
    ['iPhone', 'an iPhone'],
    ['Mac', 'a Mac'],
  ])('%s takes its article', (words, expected) => {
    expect(withArticle(words)).toBe(expected);
  });
});

describe('how a connection came', () => {
  it.each<[Locality, string, string]>([
    ['local-native', '127.0.0.1', 'on this computer'],
    ['local-browser', '127.0.0.1', 'in a browser on this computer'],
    ['proxied', '192.168.1.2', 'through a proxy'],
    ['remote', '127.0.0.1', 'through this computer'],
    ['remote', '192.168.1.23', 'your network'],
    ['remote', '10.0.0.4', 'your network'],
    ['remote', '172.16.0.1', 'your network'],
    ['remote', '172.31.255.255', 'your network'],
    ['remote', '172.32.0.1', 'from the internet'],
    ['remote', '169.254.3.4', 'your network'],
    ['remote', '100.64.0.1', 'a private network'],
    ['remote', '100.127.255.255', 'a private network'],
    ['remote', '100.128.0.1', 'from the internet'],
    ['remote', 'fd00::1', 'your network'],
    ['remote', 'fe80::1', 'your network'],
    ['remote', '2001:db8::1', 'from the internet'],
    ['remote', '203.0.113.7', 'from the internet'],
  ])('%s %s: %s', (locality, address, expected) => {
    expect(arrivalWords({ locality, address })).toBe(expected);
  });
});

describe('small words', () => {
  it('writes the matching code as both screens show it', () => {
    expect(codeWords('A3F9CK')).toBe('A3F-9CK');
    expect(codeWords('short')).toBe('short');
  });

  it('quotes a name, which cannot end its own quotation', () => {
    expect(claimedName('Pixel 9')).toBe('“Pixel 9”');
    expect(claimedName('x” is yours, code «A"')).toBe('“x’ is yours, code ’A’”');
    expect(claimedName('  ')).toBeUndefined();
  });

  it('says where a decision was made', () => {
    expect(surfaceWords('command-line')).toBe('from the command line');
    expect(surfaceWords('client')).toBe('from another device');
    expect(surfaceWords('window')).toBe('on this computer');
  });
});
