/** What the doctor is given: a gateway of which nothing is wrong. */
import type { FileFact, GatewayFacts, PlaceFacts } from '../../src-main/gateway/diagnosis/doctor-facts.ts';
import type { GatewayStatus, ProxyFinding } from '../../src-main/gateway/protocol/desk.ts';
import type { HistoryEntry } from '../../src-main/gateway/protocol/history.ts';
import type { Home } from '../../src-main/gateway/words/home.ts';

export const NOW = Date.parse('2026-11-22T12:00:00Z');
export const DOCKER: Home = { kind: 'docker', commandPrefix: 'docker exec openclaw-gateway' };
export const STATUS: GatewayStatus = {
  ...{ state: 'running', version: '1.2.3', pid: 4711, mode: 'headless', paired: 2, connected: 1, waiting: 0 },
  addresses: [{ host: '127.0.0.1', port: 18_789 }],
  startedAtMs: NOW - 60_000,
  token: { kind: 'config', from: 'CONFIG', mode: 'token' },
  notices: [],
  home: { kind: 'host', commandPrefix: '' },
};
export const LAN = { status: { ...STATUS, addresses: [{ host: '192.168.1.5', port: 18_789 }] } };
export const FILE: FileFact = { path: '/s/identity.pem', isFolder: false, isSecret: true, mode: 0o600, owner: 'self' };
export const PLACE: PlaceFacts = {
  ...{ stateDir: '/s', configFile: 'CONFIG', port: 18_789, portAnswers: false, flags: [], files: [FILE] },
  tokens: [{ where: 'gateway.auth.token in CONFIG', digest: 'right' }],
};
export const GATEWAY: GatewayFacts = {
  status: STATUS,
  notices: [],
  secretDigest: 'right',
  addresses: [{ url: 'ws://127.0.0.1:18789' }],
  ...{ trustedProxies: [], proxies: [], rangeNotices: [], refused: [] },
  clients: [{ name: 'Pixel 9', version: '2026.9.6' }],
};
export const FAULT = {
  code: 'config-invalid',
  what: 'The config cannot be used: CONFIG:1:2',
  why: 'It is odd.',
  fix: 'Mend it.',
} as const;
export const PROXY: ProxyFinding = {
  ...{ peer: '172.18.0.5', headers: ['x-forwarded-for'], hosts: [], lastSeenAtMs: NOW, proposal: '172.18.0.5' },
  platform: undefined,
} as never;

export function refused(more: Partial<HistoryEntry>): HistoryEntry {
  const said = { what: 'it was refused', why: 'for a reason', fix: 'do this' };
  return { id: 'x', atMs: NOW - 1_000, kind: 'refused', address: '10.0.0.9', name: 'Pixel 9', ...said, ...more };
}

export interface Change {
  readonly place?: Partial<PlaceFacts>;
  readonly gateway?: Partial<GatewayFacts> | 'none';
  readonly home?: Home;
}

export const OTHER_TOKEN = { where: 'OPENCLAW_GATEWAY_TOKEN of this terminal', digest: 'other' };
