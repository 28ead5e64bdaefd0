/** Whole values of the desk's shapes, so that a test names only what it is about. */
import { HOST } from '../../src-main/gateway/index.ts';
import type { CommandRequest, GatewayStatus, PairedDeviceView, WaitingRequest } from '../../src-main/gateway/index.ts';

export function exampleRequest(changes: Partial<WaitingRequest> = {}): WaitingRequest {
  return {
    requestId: 'pixel-request-A3F9CK',
    code: 'A3F9CK',
    digest: '9f86d081884c7d65',
    deviceId: 'pixel',
    fingerprint: ['abandon', 'ability', 'able', 'about'],
    known: 'new',
    name: 'Pixel 9',
    platform: 'android 15 (SDK 35)',
    deviceFamily: 'Android',
    model: 'Pixel 9',
    clientId: 'openclaw-android',
    clientMode: 'ui',
    clientVersion: '2026.9.6',
    role: 'operator',
    scopes: ['operator.read', 'operator.write'],
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
    ...changes,
  };
}

/** A paired node that asks for nothing that only an administrator may grant. */
export function exampleCommands(changes: Partial<CommandRequest> = {}): CommandRequest {
  return {
    requestId: 'nas-commands-H7J3KW',
    code: 'H7J3KW',
    digest: '5feceb66ffc86f38',
    deviceId: 'nas',
    name: 'nas',
    platform: 'linux',
    deviceFamily: 'Linux',
    commands: ['screen.snapshot'],
    caps: ['screen'],
    permissions: {},
    approvedCommands: [],
    reserved: false,
    quiet: false,
    askedAtMs: 0,
    ...changes,
  };
}

export function exampleDevice(changes: Partial<PairedDeviceView> = {}): PairedDeviceView {
  return {
    deviceId: 'pixel',
    name: 'Pixel 9',
    platform: 'android 15 (SDK 35)',
    deviceFamily: 'Android',
    model: 'Pixel 9',
    clientId: 'openclaw-android',
    roles: ['operator'],
    scopes: ['operator.read', 'operator.write'],
    connected: true,
    connectedRoles: ['operator'],
    approvedAtMs: 0,
    approvedBy: 'notification',
    test: false,
    fingerprint: ['abandon', 'ability', 'able', 'about'],
    sessions: [],
    tokens: [],
    ...changes,
  };
}

export function exampleStatus(changes: Partial<GatewayStatus> = {}): GatewayStatus {
  return {
    state: 'running',
    version: '1.0.0',
    pid: 4711,
    mode: 'desktop',
    addresses: [{ host: '127.0.0.1', port: 18789 }],
    startedAtMs: 0,
    paired: 0,
    connected: 0,
    waiting: 0,
    notices: [],
    home: HOST,
    ...changes,
  };
}
