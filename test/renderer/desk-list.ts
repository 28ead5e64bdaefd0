/** Lists as the gateway sends them, with only what a test cares about written out. */
import {
  HOST,
  type CommandRequest,
  type DeskList,
  type PairedDeviceView,
  type WaitingRequest,
} from '../../src-main/gateway/index.ts';

export function request(more: Partial<WaitingRequest> = {}): WaitingRequest {
  return {
    requestId: 'one-A3F9CK',
    code: 'A3F9CK',
    digest: 'd1',
    deviceId: 'ab'.repeat(32),
    fingerprint: ['abandon', 'ability', 'able', 'about'],
    known: 'new',
    name: 'Pixel 9',
    platform: 'android 15',
    deviceFamily: 'Android',
    model: '',
    clientId: 'openclaw-android',
    clientMode: 'ui',
    clientVersion: '2026.9.6',
    role: 'operator',
    scopes: ['operator.read'],
    approvedScopes: [],
    commands: [],
    reason: 'not-paired',
    proof: 'secret',
    address: '192.168.1.23',
    locality: 'remote',
    ordinary: true,
    test: false,
    quiet: false,
    askedAtMs: 0,
    expiresAtMs: 300_000,
    ...more,
  };
}

export function device(more: Partial<PairedDeviceView> = {}): PairedDeviceView {
  return {
    deviceId: 'ab'.repeat(32),
    name: 'Pixel 9',
    platform: 'android 15',
    deviceFamily: 'Android',
    model: '',
    clientId: 'openclaw-android',
    roles: ['operator'],
    scopes: ['operator.read'],
    connected: false,
    connectedRoles: [],
    approvedAtMs: 100_000,
    approvedBy: 'notification',
    test: false,
    fingerprint: ['abandon', 'ability', 'able', 'about'],
    sessions: [],
    tokens: [],
    ...more,
  };
}

export function commandRequest(more: Partial<CommandRequest> = {}): CommandRequest {
  return {
    requestId: 'nas-H7J3KW',
    code: 'H7J3KW',
    digest: 'd7',
    deviceId: 'ef'.repeat(32),
    name: 'nas',
    platform: 'linux',
    deviceFamily: 'Linux',
    commands: ['system.run', 'system.which'],
    caps: ['system'],
    permissions: {},
    approvedCommands: [],
    reserved: true,
    quiet: false,
    askedAtMs: 0,
    ...more,
  };
}

export function deskList(more: Partial<DeskList> = {}): DeskList {
  return {
    waiting: [],
    devices: [],
    status: {
      state: 'running',
      version: '0.1.0',
      pid: 1,
      mode: 'desktop',
      addresses: [],
      paired: 0,
      connected: 0,
      waiting: 0,
      notices: [],
      home: HOST,
    },
    nowMs: 100_000,
    ...more,
  };
}
