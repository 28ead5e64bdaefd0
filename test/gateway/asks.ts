/** Asks as the waiting room gets them, and as they are granted. A test changes the one thing that it is about. */
import type { GrantedAsk } from '../../src-main/gateway/pairing/paired-device.ts';
import type { KnownAsk } from '../../src-main/gateway/pairing/waiting-room.ts';

const PIXEL = {
  name: 'Pixel 9',
  platform: 'android 15',
  deviceFamily: 'Android',
  model: 'Pixel 9',
  clientId: 'openclaw-android',
  clientMode: 'ui',
} as const;

export function anAsk(change: Partial<KnownAsk> = {}): KnownAsk {
  return {
    deviceId: 'd1',
    publicKey: 'key of d1',
    ...PIXEL,
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

export function aGrantedAsk(change: Partial<GrantedAsk> = {}): GrantedAsk {
  return {
    deviceId: 'a'.repeat(64),
    publicKey: 'k'.repeat(43),
    ...PIXEL,
    role: 'operator',
    granted: ['operator.read'],
    asked: ['operator.read'],
    withoutSecret: false,
    ...change,
  };
}
