/**
 * The protocol's facts in plain words, said the same way by notification, tray, window and command line (UX.md).
 *
 * Pure, and without any import but types: the page and the command line use it as well.
 */
import type { Surface, WaitingRequest } from '../protocol/desk.ts';

/** One thing that a device may do once it is let in. */
export interface Ability {
  /** For a sentence about the device: "sees chats, devices and status". */
  readonly does: string;
  /** For "It asks to …": "see chats, devices and status". */
  readonly to: string;
  /** Needs a second look: listed first and marked. */
  readonly unusual: boolean;
}

type Asked = Pick<WaitingRequest, 'scopes' | 'commands'> & { readonly role: 'operator' | 'node' };

/** In the order in which a person should read them; `within` names scopes that include this one already. */
const SCOPES: readonly (Ability & { readonly scope: string; readonly within: readonly string[] })[] = [
  ability('operator.admin', 'can change everything', 'change everything', true),
  ability('operator.pairing', 'lets other devices in', 'let other devices in', true),
  ability('operator.approvals', 'approves commands on your machines', 'approve commands on your machines', true),
  ability('operator.talk.secrets', 'sees the keys of your voice services', 'see the keys of your voice services', true),
  ability('operator.read', 'sees chats, devices and status', 'see chats, devices and status'),
  ability('operator.write', 'sends messages and starts work', 'send messages and start work'),
  ability('operator.sessions.read', 'sees chats', 'see chats', false, [
    'operator.read',
    'operator.write',
    'operator.sessions.write',
  ]),
  ability('operator.sessions.write', 'changes chats', 'change chats', false, ['operator.write']),
  ability('operator.questions', 'answers what the assistant asks', 'answer what the assistant asks'),
  ability('operator.talk', 'talks with the assistant', 'talk with the assistant', false, ['operator.write']),
];

const RUNS_PROGRAMS: Ability = {
  does: 'can run programs on that machine',
  to: 'run programs on that machine',
  unusual: true,
};
/** `system.run` and its kin, and the families that end in a program being run as well. */
const PROGRAM_COMMAND = /^(system\.(run|which|execApprovals)|browser\.proxy|fs\.|terminal\.|agent\.cli\.|mcp\.tools\.)/;

/** A node of which nothing more is known. */
const ANSWERS: Ability = {
  does: 'runs commands and shares sensors when asked',
  to: 'run commands and share sensors when asked',
  unusual: false,
};

/** What a node's commands give away, by the family that a command's name starts with. */
const SHARED: readonly (readonly [family: RegExp, what: string])[] = [
  [/^camera\./, 'camera'],
  [/^location\./, 'location'],
  [/^(screen|desktop|mobile\.ui|computer)\./, 'screen'],
  [/^sms\./, 'text messages'],
  [/^callLog\./, 'call list'],
  [/^notifications\./, 'notifications'],
  [/^contacts\./, 'contacts'],
  [/^photos\./, 'photos'],
  [/^calendar\./, 'calendar'],
  [/^reminders\./, 'reminders'],
  [/^health\./, 'health data'],
  [/^motion\./, 'motion sensors'],
  [/^talk\./, 'microphone'],
  [/^(device\.|watch\.status)/, 'state'],
];
/** What it puts before its own person's eyes. */
const SHOWS_COMMAND = /^(system\.notify$|watch\.notify$|canvas\.)/;
const SHOWS: Ability = {
  does: 'shows what it is sent on its screen',
  to: 'show what it is sent on its screen',
  unusual: false,
};
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
  const all = [
    ...ofScopes.map(({ does, to, unusual }) => ({ does, to, unusual })),
    ...(nodes.length > 0 ? nodeAbilities(commands) : []),
  ];
  return [...all.filter(({ unusual }) => unusual), ...all.filter(({ unusual }) => !unusual)];
}

/** "Sees chats, devices and status; sends messages and starts work"; empty where nothing is asked. */
export function abilitySentence(abilities: readonly Ability[]): string {
  return capital(abilities.map(({ does }) => does).join('; '));
}

/** Whether this command ends in a program being run on the node. */
export function runsPrograms(command: string): boolean {
  return PROGRAM_COMMAND.test(command);
}

function nodeAbilities(commands: readonly string[]): readonly Ability[] {
  const programs = commands.some(runsPrograms) ? [RUNS_PROGRAMS] : [];
  const shared = SHARED.filter(([family]) => commands.some((command) => family.test(command))).map(([, what]) => what);
  const shows = commands.some((command) => SHOWS_COMMAND.test(command)) ? [SHOWS] : [];
  if (shared.length === 0) return programs.length + shows.length > 0 ? [...programs, ...shows] : [ANSWERS];
  const named = shared.slice(0, SHARED_NAMED);
  const rest = shared.length - named.length;
  const what = rest === 0 ? listed(named) : `${named.join(', ')} and ${String(rest)} more`;
  return [
    ...programs,
    { does: `shares its ${what} when asked`, to: `share its ${what} when asked`, unusual: false },
    ...shows,
  ];
}

function ability(scope: string, does: string, to: string, unusual = false, within: readonly string[] = []) {
  return { scope, does, to, unusual, within };
}

/** `A3F9CK` as people compare it: `A3F-9CK`. */
export function codeWords(code: string): string {
  return code.length === 6 ? `${code.slice(0, 3)}-${code.slice(3)}` : code;
}

const REMOTE: readonly (readonly [range: RegExp, words: string])[] = [
  // Loopback, but under another name than this computer's: the core does not count it as local, so neither do we.
  [/^(127\.|::1$)/, 'through this computer'],
  [/^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|169\.254\.)/, 'your network'],
  [/^(f[cd]|fe[89ab])[0-9a-f]*:/i, 'your network'],
  // RFC 6598, which Tailscale and its like give out.
  [/^100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\./, 'a private network'],
];

/** How a connection came, to stand in brackets behind its address. */
export function arrivalWords({ locality, address }: Pick<WaitingRequest, 'locality' | 'address'>): string {
  switch (locality) {
    case 'local-native':
      return 'on this computer';
    case 'local-browser':
      return 'in a browser on this computer';
    case 'proxied':
      return 'through a proxy';
    case 'remote':
      return REMOTE.find(([range]) => range.test(address))?.[1] ?? 'from the internet';
  }
}

/** Where a decision was made, behind "was approved" and its like. */
export function surfaceWords(surface: Surface): string {
  switch (surface) {
    case 'notification':
    case 'tray':
    case 'window':
      return 'on this computer';
    case 'command-line':
      return 'from the command line';
    case 'client':
      return 'from another device';
    case 'setup-code':
      return 'with a setup code';
    case 'gateway':
      return 'by the gateway';
    case 'hook':
      return 'by the approval hook';
  }
}

/** Any quotation mark, so that a name cannot end the quotation it is shown in. */
const QUOTATION_MARK = /["“”„‟«»＂]/gu;

/** A device's name as its own claim. Undefined where it gave none. */
export function claimedName(name: string): string | undefined {
  const bare = name.replace(QUOTATION_MARK, '’').trim();
  return bare === '' ? undefined : `“${bare}”`;
}

export function countWords(count: number, one: string, many: string): string {
  return `${String(count)} ${count === 1 ? one : many}`;
}

/** Names that begin small stay as their makers write them: iPad, iPhone. */
export function capital(text: string): string {
  return /^i[A-Z]/.test(text) ? text : text.charAt(0).toUpperCase() + text.slice(1);
}

/** The address that a client types in. */
export function clientAddress(address: {
  readonly host: string;
  readonly port: number;
  readonly secure?: boolean;
}): string {
  const { host, port, secure = false } = address;
  return `${secure ? 'wss' : 'ws'}://${host.includes(':') ? `[${host}]` : host}:${String(port)}`;
}

function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}
