/**
 * The assistant's side, which this gateway does not have: agents, sessions, approvals, questions. The official Control UI
 * asks for these on its first screens and shows them best when they are empty; each shape was verified against it.
 * Everything else of that side is an unknown method: a success of a wrong shape is worse.
 */
import { succeed } from '../protocol/frames.ts';
import type { Scope } from '../auth/scopes.ts';
import { anything } from './params.ts';
import { method, operator, type Method } from './table.ts';

const EMPTY: readonly (readonly [name: string, scope: Scope, payload: unknown])[] = [
  ['agents.list', 'operator.read', { defaultId: 'main', mainKey: 'main', scope: 'per-sender', agents: [] }],
  ['sessions.subscribe', 'operator.read', { subscribed: true }],
  ['sessions.list', 'operator.read', { ts: 1, path: '', count: 0, defaults: {}, sessions: [] }],
  ['exec.approval.list', 'operator.approvals', []],
  ['plugin.approval.list', 'operator.approvals', []],
  ['openclaw.approval.list', 'operator.approvals', []],
  ['question.list', 'operator.questions', { questions: [] }],
  [
    'exec.approvals.get',
    'operator.admin',
    { path: 'none', exists: false, hash: 'none', file: { version: 1, agents: {} } },
  ],
  ['update.status', 'operator.admin', { sentinel: null, updateAvailable: null }],
  ['users.prefs.get', 'operator.read', { status: 'ok', entries: {} }],
  ['plugins.controlUi.list', 'operator.read', { revision: '0', plugins: [], diagnostics: [] }],
];

export const EMPTY_METHODS: readonly string[] = EMPTY.map(([name]) => name);

export function assistantMethods(): Method[] {
  return EMPTY.map(([name, scope, payload]) => method(name, operator(scope), anything, () => succeed(payload)));
}
