/** Lists as the gateway sends them, with only what a test cares about written out. */
import type { CommandRequest, DeskList, PairedDeviceView, WaitingRequest } from '../../src-main/gateway/index.ts';
import { exampleCommands, exampleDevice, exampleRequest, exampleStatus } from '../desktop/examples.ts';

const PHONE = { deviceId: 'ab'.repeat(32), platform: 'android 15', model: '', scopes: ['operator.read'] };

export function request(more: Partial<WaitingRequest> = {}): WaitingRequest {
  return exampleRequest({ ...PHONE, requestId: 'one-A3F9CK', digest: 'd1', ...more });
}

export function device(more: Partial<PairedDeviceView> = {}): PairedDeviceView {
  return exampleDevice({ ...PHONE, connected: false, connectedRoles: [], approvedAtMs: 100_000, ...more });
}

export function commandRequest(more: Partial<CommandRequest> = {}): CommandRequest {
  const programs = { commands: ['system.run', 'system.which'], caps: ['system'], reserved: true };
  return exampleCommands({
    ...{ ...programs, requestId: 'nas-H7J3KW', digest: 'd7', deviceId: 'ef'.repeat(32) },
    ...more,
  });
}

export function deskList(more: Partial<DeskList> = {}): DeskList {
  return { waiting: [], devices: [], status: exampleStatus(), nowMs: 100_000, ...more };
}
