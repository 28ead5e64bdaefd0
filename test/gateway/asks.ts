/** An ask as the waiting room gets it. A test changes the one thing that it is about. */
import type { KnownAsk } from '../../src-main/gateway/pairing/waiting-room.ts';

export function anAsk(change: Partial<KnownAsk> = {}): KnownAsk {
  return {
    deviceId: 'd1',
    publicKey: 'key of d1',
    name: 'Pixel 9',
    platform: 'android 15',
    deviceFamily: 'Android',
    model: 'Pixel 9',
    clientId: 'openclaw-android',
    clientMode: 'ui',
    clientVersion: '1',
    role: 'operator',
    scopes: ['operator.read'],
    approvedScopes: [],
    commands: [],
    reason: 'not-paired',
    proof: 'secret',
    address: '192.168.1.7',
    locality: 'remote',
    known: 'new',
    ...change,
  };
}
