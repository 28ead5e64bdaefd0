/** Tables fit a terminal of 80 columns, whatever a device calls itself. */
import { describe, expect, it } from 'vitest';
import { commandLines, pairedLines, waitingLines } from '../../src-main/cli/device-lines.ts';
import { table } from '../../src-main/cli/table.ts';
import type { CommandRequest, PairedDeviceView, WaitingRequest } from '../../src-main/gateway/index.ts';

const NOW = 1_800_000_000_000;

function waiting(more: Partial<WaitingRequest>): WaitingRequest {
  return {
    code: 'A3F9CK',
    name: 'Pixel 9',
    platform: 'android 15',
    deviceFamily: 'Android',
    model: '',
    clientId: 'openclaw-android',
    role: 'operator',
    scopes: ['operator.read', 'operator.write'],
    commands: [],
    address: '192.168.1.23',
    locality: 'remote',
    expiresAtMs: NOW + 252_000,
    ...more,
  } as WaitingRequest;
}

it('pads columns and lets only the flexible one give way', () => {
  const lines = table(['A', 'WIDE', 'B'], [['1', 'x'.repeat(90), '2']], [1]);
  expect(lines[0]?.startsWith('  A  WIDE')).toBe(true);
  expect(lines[1]).toHaveLength(80);
  expect(lines[1]).toMatch(/^ {2}1 {2}x+… {2}2$/);
});

describe('the list of who waits', () => {
  it('shows code, device, ask, address and time left', () => {
    const lines = waitingLines({ waiting: [waiting({})], nowMs: NOW });
    expect(lines[0]).toBe('Waiting (1)');
    expect(lines[2]?.split(/ {2,}/)).toEqual([
      '',
      'A3F-9CK',
      'Pixel 9 (Android phone)',
      'chats, messages',
      '192.168.1.23',
      '4:12',
    ]);
  });

  it.each([
    ['a long name', { name: 'n'.repeat(64) }],
    ['every scope', { scopes: ['operator.read', 'operator.write', 'operator.approvals', 'operator.pairing'] }],
    ['a long address', { address: '2001:db8:1234:5678:9abc:def0:1234:5678' }],
    ['a node that runs programs', { role: 'node', scopes: [], commands: ['system.run'] }],
  ] as const)('fits 80 columns with %s', (_what, more) => {
    const lines = waitingLines({ waiting: [waiting(more)], nowMs: NOW });
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  it('says first that a node can run programs', () => {
    const lines = waitingLines({
      waiting: [waiting({ role: 'node', scopes: [], commands: ['system.run'] })],
      nowMs: NOW,
    });
    expect(lines[2]).toContain('run programs, node');
  });
});

it('lists a paired device with when it was last seen', () => {
  const device = {
    ...waiting({}),
    deviceId: 'ab12cd34ef',
    roles: ['operator'],
    connected: false,
    lastSeenAtMs: NOW - 2 * 3_600_000,
  } as unknown as PairedDeviceView;
  const [, , line] = pairedLines({ devices: [device], nowMs: NOW });
  expect(line).toMatch(/Pixel 9 \(Android phone\) +chats, messages +2 h ago +offline +ab12cd34/);
});

it.each([
  [{ commands: ['system.run', 'camera.list', 'camera.snap'] }, 'runs programs, camera'],
  [{ commands: [], asksForCommands: true }, 'asks to run commands'],
  [{ commands: [] }, 'node'],
] as const)('says what a node may run: %j', (more, access) => {
  const nas = { ...waiting({ name: 'nas', platform: 'linux', deviceFamily: 'Linux', clientId: 'node-host' }), ...more };
  const device = { ...nas, label: 'Cellar', deviceId: 'ab12cd34ef', roles: ['node'], scopes: [], connected: true };
  const lines = pairedLines({ devices: [device as unknown as PairedDeviceView], nowMs: NOW });
  expect(lines[2]?.split(/ {2,}/).slice(1, 3)).toEqual(['Cellar (Linux computer)', access]);
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
});

it('lists what nodes ask to run, and says nothing where none does', () => {
  const commandRequests = [
    {
      code: 'H7J3KW',
      name: 'nas',
      platform: 'linux',
      deviceFamily: 'Linux',
      commands: ['camera.list', 'system.run', 'system.which'],
      approvedCommands: ['camera.list'],
    },
  ] as unknown as CommandRequest[];
  const lines = commandLines({ commandRequests });
  expect(lines[0]).toBe('Ask to run commands (1)');
  expect(lines[2]?.split(/ {2,}/).slice(1)).toEqual([
    'H7J-3KW',
    'nas (Linux computer)',
    'run programs, camera',
    'camera',
  ]);
  expect(commandLines({ commandRequests: [] })).toEqual([]);
});
