/** Holds the method table against the published schema, and docs/protocol.md against both. `vitest -u` writes the document. */
import fs from 'node:fs';
import path from 'node:path';
import prettier from 'prettier';
import { describe, expect, it } from 'vitest';
import { EMPTY_METHODS } from '../../src-main/gateway/methods/assistant.ts';
import { BROADCASTS, SERVED_EVENTS } from '../../src-main/gateway/protocol/events.ts';
import { ACCESS as LISTED, OWNER_ONLY, UNLISTED } from './access-table.ts';

const ACCESS: Readonly<Record<string, string>> = { ...LISTED, ...UNLISTED };

interface PublishedSchema {
  readonly methods: Readonly<Record<string, { readonly scope: string }>>;
}

const schemaFile = path.join(import.meta.dirname, '../../node_modules/@openclaw/gateway-protocol/protocol.schema.json');
const { methods: published } = JSON.parse(fs.readFileSync(schemaFile, 'utf8')) as PublishedSchema;

/** Where the wire of the official gateway, as observed, is not what its published schema says. */
const OTHERWISE: Readonly<Record<string, string>> = {
  health: 'everyone', // answered to a node and to an operator without scopes
  'device.scopes.requestUpgrade': 'operator', // whoever lacks a scope must be able to ask for it
  'device.scopes.waitUpgrade': 'operator',
  'node.invoke': 'operator.write', // "dynamic": more for commands that reach further
};

/** Not of the published schema: our own, and what the official Control UI asks for. */
const OURS = [
  ...[
    'desk.list',
    'desk.approve',
    'desk.deny',
    'desk.dismiss',
    'desk.approveCommands',
    'desk.denyCommands',
    'desk.remove',
    'desk.undoApproval',
    'desk.rename',
    'desk.setAccess',
    'desk.signOut',
    'desk.block',
    'desk.unblock',
    'desk.blocks',
    'desk.restore',
    'desk.setupCode',
    'desk.cancelSetupCode',
    'desk.setupAddresses',
    'desk.proxyFindings',
    'desk.diagnosis',
  ],
  ...['desk.repair', 'desk.dismissRepair', 'desk.lockouts', 'desk.unlock', 'desk.history', 'desk.watchTraffic'],
  ...['node.invoke.input', 'node.invoke.cancel', 'plugins.controlUi.list'],
];

describe('the method table', () => {
  it.each(Object.entries(ACCESS))('serves %s to whom the published schema says: %s', (method, access) => {
    const official = published[method]?.scope;
    if (official === undefined) expect(OURS).toContain(method);
    else expect(OTHERWISE[method] ?? official).toBe(access);
  });

  it('differs from the published schema nowhere without need', () => {
    for (const [method, access] of Object.entries(OTHERWISE)) expect(published[method]?.scope).not.toBe(access);
    for (const method of OURS) expect(published[method]).toBeUndefined();
  });
});

it('docs/protocol.md says what is served', async () => {
  const file = path.join(import.meta.dirname, '../../docs/protocol.md');
  const options = await prettier.resolveConfig(file);
  const text = await prettier.format(document(), { ...options, parser: 'markdown' });
  await expect(text).toMatchFileSnapshot(file);
});

function document(): string {
  const served = Object.keys(ACCESS).filter((method) => method in published && !EMPTY_METHODS.includes(method));
  const empty = EMPTY_METHODS.filter((method) => method in published);
  const refused = Object.keys(published).filter((method) => !(method in ACCESS) && method !== 'connect');
  return [
    '# The protocol as this gateway serves it',
    'This gateway speaks version 4 of the OpenClaw Gateway wire protocol. It lets devices in, keeps track of them and routes calls to nodes; it runs no assistant of its own. Each method of the published schema is either served, answered as empty, or refused with `unknown method: <name>`, which official clients take as "this gateway has no such feature".',
    'This file is written by its test (`npx vitest run test/protocol/methods-doc.test.ts -u`), which fails when it is out of date.',
    '## Served',
    `\`connect\` opens every connection. After that:`,
    table(
      ['Method', 'Who may call it'],
      served.map((method) => [`\`${method}\``, who(ACCESS[method] ?? '')]),
    ),
    `\`node.invoke\` needs \`operator.admin\` for \`browser.proxy*\`, \`fs.listDir\` and \`terminal.upload\`. \`node.pair.approve\` needs \`operator.write\` for commands and \`operator.admin\` for those that run programs or read files. \`device.pair.setupCode\` and \`device.pair.setupStatus\` are not announced. A client that was let in by a device token and is no administrator sees and changes only its own device. \`config.set\`, \`config.patch\` and \`config.apply\` write only keys that this gateway acts on, and keep the file’s comments and order; what can be taken up at once is, and otherwise the gateway restarts and \`sentinel.payload.stats.requiresRestart\` says so.`,
    '## Empty',
    'The official Control UI asks for these on its first screens. The answer is a valid, empty one.',
    table(
      ['Method', 'Who may call it'],
      empty.map((method) => [`\`${method}\``, who(ACCESS[method] ?? '')]),
    ),
    '## Our own',
    'For our Control UI, window and command line. `desk.restore` is for administrators. What only the owner may call is for the person at this computer and is never announced.',
    table(
      ['Method', 'Who may call it'],
      [
        ...OURS.map((method) => [`\`${method}\``, who(ACCESS[method] ?? '')]),
        ...OWNER_ONLY.map((method) => [`\`${method}\``, 'the owner']),
      ],
    ),
    '## Events',
    table(
      ['Event', 'Who hears it'],
      SERVED_EVENTS.map((event) => [
        `\`${event}\``,
        event in BROADCASTS ? who(BROADCASTS[event as keyof typeof BROADCASTS]) : 'one peer',
      ]),
    ),
    '## Refused',
    'The rest of the published schema, by family.',
    families(refused),
  ].join('\n\n');
}

function who(access: string): string {
  if (access === 'everyone') return 'everyone';
  if (access === 'node') return 'nodes';
  return access === 'operator' ? 'any operator' : `\`${access}\``;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function families(methods: readonly string[]): string {
  const byFamily = new Map<string, string[]>();
  for (const method of methods.toSorted()) {
    const family = method.split('.')[0] ?? method;
    byFamily.set(family, [...(byFamily.get(family) ?? []), `\`${method}\``]);
  }
  return [...byFamily].map(([family, names]) => `- ${family}: ${names.join(', ')}`).join('\n');
}
