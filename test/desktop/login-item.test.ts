import { expect, it } from 'vitest';
import { loginItemState } from '../../src-main/desktop/autostart/login-item.ts';

it.each([
  ['darwin', { openAtLogin: true, status: 'enabled' }, 'on'],
  ['darwin', { openAtLogin: false, status: 'not-registered' }, 'off'],
  ['darwin', { openAtLogin: true, status: 'requires-approval' }, 'overridden'],
  ['win32', { openAtLogin: true, executableWillLaunchAtLogin: true }, 'on'],
  ['win32', { openAtLogin: true, executableWillLaunchAtLogin: false }, 'overridden'],
  ['win32', { openAtLogin: false, executableWillLaunchAtLogin: false }, 'off'],
] as const)('%s %j is %s', (platform, facts, kind) => {
  expect(loginItemState(platform, facts).kind).toBe(kind);
});
