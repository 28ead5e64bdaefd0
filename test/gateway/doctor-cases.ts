/** What the doctor is given: a gateway of which nothing is wrong, and each thing that may be. */
import type { FileFact, GatewayFacts, PlaceFacts } from '../../src-main/gateway/diagnosis/doctor-facts.ts';
import type { GatewayStatus, ProxyFinding } from '../../src-main/gateway/protocol/desk.ts';
import type { Check } from '../../src-main/gateway/protocol/diagnosis.ts';
import type { HistoryEntry } from '../../src-main/gateway/protocol/history.ts';
import type { Home } from '../../src-main/gateway/words/home-words.ts';

export const NOW = Date.parse('2026-11-22T12:00:00Z');
const DOCKER: Home = { kind: 'docker', commandPrefix: 'docker exec openclaw-gateway' };
export const STATUS: GatewayStatus = {
  ...{ state: 'running', version: '1.2.3', pid: 4711, mode: 'headless', paired: 2, connected: 1, waiting: 0 },
  addresses: [{ host: '127.0.0.1', port: 18_789 }],
  startedAtMs: NOW - 60_000,
  token: { kind: 'config', from: 'CONFIG', mode: 'token' },
  notices: [],
  home: { kind: 'host', commandPrefix: '' },
};
export const LAN = { status: { ...STATUS, addresses: [{ host: '192.168.1.5', port: 18_789 }] } };
export const FILE: FileFact = { path: '/s/identity.pem', isFolder: false, isSecret: true, mode: 0o600, isOwn: true };
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
const FAULT = {
  code: 'config-invalid',
  what: 'The config cannot be used: CONFIG:1:2',
  why: 'It is odd.',
  fix: 'Mend it.',
} as const;
const PROXY: ProxyFinding = {
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

/** What is wrong; a part of what is said, of the evidence, and of the fix. */
export const WRONG: readonly [string, Check, Change, 'note' | 'problem', string, string, string][] = [
  [
    'that nothing runs',
    'running',
    { gateway: 'none' },
    'problem',
    'No gateway runs for /s.',
    'Nothing listens on port 18789',
    'openclaw gateway start',
  ],
  [
    'who has the port',
    'running',
    { gateway: 'none', place: { portOwner: 'node (pid 7)' } },
    'problem',
    'No gateway runs',
    'Port 18789 is used by node (pid 7).',
    'set gateway.port in CONFIG',
  ],
  [
    'a gateway that is another’s',
    'running',
    { gateway: 'none', place: { portAnswers: true } },
    'problem',
    'No gateway runs for /s.',
    'A gateway answers on port 18789',
    'Use that one',
  ],
  [
    'why it does not run',
    'running',
    { gateway: { status: { ...STATUS, state: 'failed', fault: FAULT } } },
    'problem',
    'CONFIG:1:2',
    'It is odd.',
    'Mend it.',
  ],
  [
    'that it was stopped, in a container',
    'running',
    { gateway: { status: { ...STATUS, state: 'stopped' } }, home: DOCKER },
    'problem',
    'The gateway is stopped.',
    'pid 4711',
    'docker exec openclaw-gateway openclaw gateway start',
  ],
  [
    'a broken edit',
    'config',
    { gateway: { status: { ...STATUS, unapplied: { kind: 'broken', fault: FAULT } } } },
    'problem',
    'can’t be used',
    'CONFIG:1:2. It is odd.',
    'Correct the file',
  ],
  [
    'an edit that waits',
    'config',
    { gateway: { status: { ...STATUS, unapplied: { kind: 'needs-restart', keys: ['gateway.port'] } } } },
    'note',
    'does not hold yet',
    'gateway.port was changed',
    'openclaw gateway restart',
  ],
  [
    'a config that no gateway could start with',
    'config',
    { gateway: 'none', place: { configFault: FAULT } },
    'problem',
    'CONFIG:1:2',
    'It is odd.',
    'Mend it.',
  ],
  [
    'an address that is blocked',
    'addresses',
    { gateway: { addresses: [{ url: 'ws://a', why: 'It does not answer.' }] } },
    'problem',
    'does not answer at all',
    'ws://a: It does not answer.',
    'firewall',
  ],
  [
    'another token in the terminal',
    'token',
    { place: { tokens: [...PLACE.tokens, OTHER_TOKEN] } },
    'problem',
    'OPENCLAW_GATEWAY_TOKEN of this terminal names another token',
    'of this terminal: another one',
    'openclaw gateway status --show-token',
  ],
  [
    'two tokens where nothing runs',
    'token',
    { gateway: 'none', place: { tokens: [...PLACE.tokens, OTHER_TOKEN] } },
    'problem',
    'names another token',
    'gateway.auth.token in CONFIG: the same',
    '--show-token',
  ],
  [
    'an unknown proxy',
    'proxy',
    { gateway: { proxies: [PROXY] } },
    'problem',
    'through 172.18.0.5',
    'x-forwarded-for',
    'add "172.18.0.5" to gateway.trustedProxies in CONFIG',
  ],
  [
    'devices in a trusted range',
    'proxy',
    { gateway: { rangeNotices: ['Pixel 9 is in it.'] } },
    'problem',
    'has devices in it',
    'Pixel 9 is in it.',
    'only the proxy’s own address',
  ],
  [
    'a public address that leads nowhere',
    'origin',
    { gateway: { publicOrigin: { url: 'https://gw', why: 'Nothing listens there.' } } },
    'problem',
    'https://gw',
    'Nothing listens there.',
    'gateway.publicOrigin in CONFIG',
  ],
  [
    'a page elsewhere',
    'origin',
    { gateway: { refused: [refused({ cause: 'origin' })] } },
    'problem',
    'It was refused.',
    'For a reason.',
    'Do this.',
  ],
  [
    'a clock that is off',
    'clock',
    { gateway: { refused: [refused({ cause: 'proof', why: 'device-signature-stale', count: 3 })] } },
    'problem',
    'It was refused.',
    'Pixel 9 from 10.0.0.9, 3 times, last at 2026-11-22T11:59:59.000Z',
    'Do this.',
  ],
  [
    'a client that is too old',
    'clients',
    { gateway: { refused: [refused({ cause: 'protocol-mismatch' })] } },
    'problem',
    'It was refused.',
    'Pixel 9 from 10.0.0.9, last',
    'Do this.',
  ],
  [
    'any other refusal',
    'refused',
    { gateway: { refused: [refused({ cause: 'secret-mismatch' })] } },
    'note',
    'It was refused.',
    'For a reason.',
    'Do this.',
  ],
  [
    'a lock-out',
    'refused',
    {
      gateway: {
        refused: [{ id: 'x', atMs: NOW, kind: 'locked-out', cause: 'secret', address: '10.0.0.9', count: 10 }],
      },
    },
    'note',
    'An address was locked out for wrong guesses.',
    'Someone from 10.0.0.9, 10 times',
    'openclaw devices lockouts',
  ],
  [
    'plain http in the network',
    'encryption',
    { gateway: { ...LAN, addresses: [{ url: 'http://192.168.1.5:18789' }] } },
    'note',
    'in the clear',
    'http://192.168.1.5:18789',
    'docs/proxies.md',
  ],
  [
    'mDNS that reaches nobody',
    'discovery',
    { place: { mdnsMode: 'minimal' } },
    'note',
    'only this computer',
    'discovery.mdns.mode: minimal',
    'gateway.bind to "lan" in CONFIG',
  ],
  [
    'a file that others can open',
    'files',
    { place: { files: [{ ...FILE, mode: 0o644 }] } },
    'problem',
    'Other users of this computer can open /s/identity.pem',
    'mode 0644',
    'chmod 600 /s/identity.pem',
  ],
  [
    'a folder that others can open',
    'files',
    { place: { files: [{ ...FILE, path: "/my s/it's", isFolder: true, mode: 0o755 }] } },
    'problem',
    'can open',
    'mode 0755',
    `chmod 700 '/my s/it'\\''s'`,
  ],
  [
    'a file without a secret that others can change',
    'files',
    { place: { files: [{ ...FILE, isSecret: false, mode: 0o664 }] }, home: DOCKER },
    'problem',
    'Other users of this computer can change /s/identity.pem',
    'mode 0664',
    'docker exec openclaw-gateway chmod 600 /s/identity.pem',
  ],
  [
    'a file of another user',
    'files',
    { place: { files: [{ ...FILE, isOwn: false }] } },
    'problem',
    'belongs to another user',
    'can change whom',
    'chown',
  ],
  [
    'a flag that weakens it',
    'flags',
    { place: { flags: [{ key: 'a.b', where: 'CONFIG:3:4', allows: 'All may.', hasEffect: true }] } },
    'problem',
    'All may.',
    'a.b is set at CONFIG:3:4.',
    'Turn off: take a.b out of the file at CONFIG:3:4.',
  ],
  [
    'a flag of the official gateway',
    'flags',
    { place: { flags: [{ key: 'a.b', where: 'CONFIG:3:4', allows: 'All may.', hasEffect: false }] } },
    'note',
    'no effect here',
    'a.b is set at',
    'Turn off',
  ],
];
