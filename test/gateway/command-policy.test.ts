/** Which commands each platform may ever have, and what a declaration is cut to. */
import { describe, expect, it } from 'vitest';
import { invokeAccess, isReserved, mayEverHave, nodePlatform } from '../../src-main/gateway/nodes/command-policy.ts';
import { declaredSurface } from '../../src-main/gateway/nodes/declared-surface.ts';
import { parseConnect } from '../../src-main/gateway/protocol/connect.ts';

const NO_POLICY = { allow: [], deny: [] };

describe('a platform', () => {
  it.each([
    ['linux', 'Linux', 'linux'],
    ['android 15 (SDK 35)', 'Android', 'android'],
    ['iOS 19.1', 'iPhone', 'ios'],
    ['ipados 19', 'iPad', 'ios'],
    ['macos', 'Mac', 'macos'],
    ['darwin', 'Mac', 'macos'],
    ['win32', 'Windows', 'windows'],
    ['watchos 12', 'Apple Watch', 'watchos'],
    ['linux', 'Mac', 'unknown'],
    ['macos', '', 'unknown'],
    ['linux; macos', 'Linux', 'unknown'],
    ['', '', 'unknown'],
  ] as const)('%j of the family %j is %s', (platform, deviceFamily, expected) => {
    expect(nodePlatform({ platform, deviceFamily })).toBe(expected);
  });
});

describe('a command', () => {
  const linux = { platform: 'linux', deviceFamily: 'Linux', caps: [], commands: [] };
  const phone = { platform: 'ios 19', deviceFamily: 'iPhone', caps: [], commands: [] };
  const unknown = { ...linux, deviceFamily: 'Mac' };

  it.each([
    [linux, 'system.run', true],
    [linux, 'camera.list', false],
    [phone, 'camera.list', true],
    [phone, 'system.run', false],
    [phone, 'camera.snap', false],
    [phone, 'watch.notify', true],
    [{ ...phone, deviceFamily: 'iPad' }, 'watch.notify', false],
    [unknown, 'system.run', false],
    [unknown, 'system.notify', true],
    [linux, 'talk.ptt.start', false],
    [{ ...linux, caps: ['talk'] }, 'talk.ptt.start', true],
    [{ ...linux, commands: ['talk.ptt.once'] }, 'talk.ptt.start', true],
    [linux, 'toString', false],
    [linux, '__proto__', false],
  ])('of %j: may it have %s? %j', (declarer, command, expected) => {
    expect(mayEverHave(declarer, command, NO_POLICY)).toBe(expected);
  });

  it('that the config allows is allowed, and a denial wins', () => {
    expect(mayEverHave(phone, 'camera.snap', { allow: ['camera.snap'], deny: [] })).toBe(true);
    expect(mayEverHave(phone, 'camera.snap', { allow: ['camera.snap'], deny: ['camera.snap'] })).toBe(false);
    expect(mayEverHave(linux, 'system.run', { allow: [], deny: ['system.run'] })).toBe(false);
  });

  it('that reaches far needs an administrator, to be granted or to be called', () => {
    expect(['system.run', 'system.which', 'fs.listDir', 'system.notify'].map(isReserved)).toEqual([
      true,
      true,
      true,
      false,
    ]);
    const commands = ['system.run', 'browser.proxy.upload.v1', 'fs.listDir', 'system.execApprovals.get', 'worker.x'];
    expect(commands.map(invokeAccess)).toEqual(['write', 'admin', 'admin', 'refused', 'refused']);
  });
});

describe('a declaration', () => {
  const declare = (more: object) => {
    const client = { id: 'node-host', mode: 'node', version: '1', platform: 'linux', deviceFamily: 'Linux' };
    const parsed = parseConnect({ minProtocol: 4, maxProtocol: 4, client, role: 'node', ...more });
    if (!parsed.ok) throw new Error(parsed.problems);
    return declaredSurface(parsed.connect, NO_POLICY);
  };

  it('is made safe to show, each name once and in order', () => {
    const surface = declare({
      caps: ['system', 'b\u202e', 'system'],
      commands: ['system.which', 'system.run', 'system.run'],
      permissions: { 'screen\u0007': true, camera: false },
    });
    expect(surface).toEqual({
      caps: ['b', 'system'],
      commands: ['system.run', 'system.which'],
      permissions: { screen: true, camera: false },
    });
  });

  it('loses a capability whose every command was withheld, and keeps one that names no command', () => {
    expect(declare({ caps: ['camera', 'notes', 'system'], commands: ['camera.snap', 'system.run'] }).caps).toEqual([
      'notes',
      'system',
    ]);
  });

  it('is bounded', () => {
    const many = Array.from({ length: 500 }, (_, index) => `c${index}`);
    const permissions = Object.fromEntries(many.map((name) => [name, true]));
    const surface = declare({ caps: many, commands: many, permissions });
    expect([surface.caps.length, surface.commands.length, Object.keys(surface.permissions).length]).toEqual([
      64, 0, 128,
    ]);
  });

  it('with a hostile permission name changes no prototype', () => {
    const permissions = JSON.parse('{"__proto__": true, "camera": true}') as object;
    expect(Object.getPrototypeOf(declare({ permissions }).permissions)).toBe(Object.prototype);
  });
});
