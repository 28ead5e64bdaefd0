/**
 * What a device may do, by name; each language has its own words for it.
 *
 * Pure, and without any import but types: the page uses it as well.
 */
import type { WaitingRequest } from '../protocol/desk.ts';

/** One thing that a device may do once it is let in. */
export interface Ability {
  readonly id: AbilityId;
  /** What `shares` is about, as a node names it; empty with the others. */
  readonly shared: readonly Shared[];
  /** Needs a second look: listed first and marked. */
  readonly unusual: boolean;
}

export type AbilityId =
  | 'admin'
  | 'pairing'
  | 'approvals'
  | 'talkSecrets'
  | 'read'
  | 'write'
  | 'sessionsRead'
  | 'sessionsWrite'
  | 'questions'
  | 'talk'
  | 'runsPrograms'
  | 'answers'
  | 'shares'
  | 'shows';

export type Shared =
  | 'camera'
  | 'location'
  | 'screen'
  | 'sms'
  | 'callLog'
  | 'notifications'
  | 'contacts'
  | 'photos'
  | 'calendar'
  | 'reminders'
  | 'health'
  | 'motion'
  | 'microphone'
  | 'state';

type Asked = Pick<WaitingRequest, 'scopes' | 'commands'> & { readonly role: 'operator' | 'node' };

/** In the order in which a person should read them; `within` names scopes that include this one already. */
const SCOPES: readonly { readonly scope: string; readonly ability: Ability; readonly within: readonly string[] }[] = [
  ofScope('operator.admin', unusual('admin')),
  ofScope('operator.pairing', unusual('pairing')),
  ofScope('operator.approvals', unusual('approvals')),
  ofScope('operator.talk.secrets', unusual('talkSecrets')),
  ofScope('operator.read', usual('read')),
  ofScope('operator.write', usual('write')),
  ofScope('operator.sessions.read', usual('sessionsRead'), [
    'operator.read',
    'operator.write',
    'operator.sessions.write',
  ]),
  ofScope('operator.sessions.write', usual('sessionsWrite'), ['operator.write']),
  ofScope('operator.questions', usual('questions')),
  ofScope('operator.talk', usual('talk'), ['operator.write']),
];

/** `system.run` and its kin, and the families that end in a program being run as well. */
const PROGRAM_COMMAND = /^(system\.(run|which|execApprovals)|browser\.proxy|fs\.|terminal\.|agent\.cli\.|mcp\.tools\.)/;

/** What a node's commands give away, by the family that a command's name starts with. */
const SHARED: readonly (readonly [family: RegExp, what: Shared])[] = [
  [/^camera\./, 'camera'],
  [/^location\./, 'location'],
  [/^(screen|desktop|mobile\.ui|computer)\./, 'screen'],
  [/^sms\./, 'sms'],
  [/^callLog\./, 'callLog'],
  [/^notifications\./, 'notifications'],
  [/^contacts\./, 'contacts'],
  [/^photos\./, 'photos'],
  [/^calendar\./, 'calendar'],
  [/^reminders\./, 'reminders'],
  [/^health\./, 'health'],
  [/^motion\./, 'motion'],
  [/^talk\./, 'microphone'],
  [/^(device\.|watch\.status)/, 'state'],
];
/** What it puts before its own person's eyes. */
const SHOWS_COMMAND = /^(system\.notify$|watch\.notify$|canvas\.)/;

/** More than this many in one line is not read. */
const SHARED_NAMED = 3;

/** What the asks would allow together, unusual things first, each once. */
export function abilitiesOf(asks: readonly Asked[]): readonly Ability[] {
  const scopes = new Set(asks.flatMap((ask) => ask.scopes));
  const nodes = asks.filter((ask) => ask.role === 'node');
  const commands = nodes.flatMap((ask) => ask.commands);
  const ofScopes = SCOPES.filter(
    ({ scope, within }) => scopes.has(scope) && !within.some((wider) => scopes.has(wider)),
  );
  const all = [...ofScopes.map(({ ability }) => ability), ...(nodes.length > 0 ? nodeAbilities(commands) : [])];
  return [...all.filter((ability) => ability.unusual), ...all.filter((ability) => !ability.unusual)];
}

/** Whether this command ends in a program being run on the node. */
export function runsPrograms(command: string): boolean {
  return PROGRAM_COMMAND.test(command);
}

/** What of `shared` one line names, and how many more there are. */
export function namedOf(shared: readonly Shared[]): { readonly named: readonly Shared[]; readonly more: number } {
  const named = shared.slice(0, SHARED_NAMED);
  return { named, more: shared.length - named.length };
}

function nodeAbilities(commands: readonly string[]): readonly Ability[] {
  const programs = commands.some(runsPrograms) ? [unusual('runsPrograms')] : [];
  const shared = SHARED.filter(([family]) => commands.some((command) => family.test(command))).map(([, what]) => what);
  const shares: readonly Ability[] = shared.length === 0 ? [] : [{ id: 'shares', shared, unusual: false }];
  const shows = commands.some((command) => SHOWS_COMMAND.test(command)) ? [usual('shows')] : [];
  const all = [...programs, ...shares, ...shows];
  // A node of which nothing more is known.
  return all.length === 0 ? [usual('answers')] : all;
}

function ofScope(scope: string, ability: Ability, within: readonly string[] = []) {
  return { scope, ability, within };
}

function usual(id: AbilityId): Ability {
  return { id, shared: [], unusual: false };
}

function unusual(id: AbilityId): Ability {
  return { id, shared: [], unusual: true };
}
