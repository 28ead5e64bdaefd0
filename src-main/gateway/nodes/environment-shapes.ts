/** Machines as the official `environments.list` has them: the gateway's own, and each node. */
import os from 'node:os';
import type { PairedDevice } from '../pairing/paired-device.ts';
import type { NodeLife } from './node-shapes.ts';

/** As many, and as long, as the published schema lets through. */
const MOST_COMMANDS = 128;
const LONGEST_COMMAND = 128;

/** Its `sessionHost` and `capabilities` are those of a gateway without an assistant. */
export function gatewayEnvironment() {
  return {
    id: 'gateway',
    type: 'local',
    label: 'Gateway local',
    status: 'available',
    platform: os.platform(),
    sessionHost: false,
    trust: 'persistent',
    capabilities: [],
  };
}

export function nodeEnvironment(device: PairedDevice, { session, effective, lastSeenAtMs }: NodeLife) {
  const label = device.label ?? device.name;
  const invocable = effective.commands.filter(({ length }) => length <= LONGEST_COMMAND).slice(0, MOST_COMMANDS);
  return {
    id: `node:${device.deviceId}`,
    type: 'node',
    ...(label !== '' && { label }),
    status: session === undefined ? 'unavailable' : 'available',
    ...(device.platform !== '' && { platform: device.platform }),
    sessionHost: false,
    ...(session && { lastConnectedAtMs: session.facts.connectedAtMs }),
    ...(lastSeenAtMs !== undefined && { lastSeenAtMs, lastSeenReason: session ? 'connect' : 'disconnect' }),
    trust: 'persistent',
    ...(invocable.length > 0 && { invocableCommands: invocable }),
  };
}
