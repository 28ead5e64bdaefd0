/**
 * What happened, as one sentence each: who it happened to, and what. The page shows the sentence, the command line its two
 * parts as columns.
 */
import type { HistoryEntry } from '../protocol/history.ts';
import type { GuessKind } from '../protocol/lockout.ts';
import { capital, countWords, surfaceWords } from './plain-words.ts';

export function historySentence(entry: HistoryEntry): string {
  const who = historyWho(entry);
  // A name keeps its small letter: "nas was approved".
  return `${entry.name === who ? who : capital(who)} ${historyWhat(entry)}`;
}

/** Never empty. */
export function historyWho({ kind, name = '', address, deviceId }: HistoryEntry): string {
  if (kind === 'setup-code-made') return 'a setup code';
  if (kind === 'locked-out' || kind === 'unlocked') return address ?? 'an address';
  if (name !== '') return name;
  if (deviceId !== undefined) return 'a device without a name';
  if (address === undefined) return 'several devices';
  return kind === 'blocked' || kind === 'unblocked' ? `unknown devices from ${address}` : `a device at ${address}`;
}

/** To stand behind `historyWho`. */
export function historyWhat(entry: HistoryEntry): string {
  const { kind, cause = '', role, what, count = 0 } = entry;
  const was = isMany(entry) ? 'were' : 'was';
  const by = byWords(entry);
  switch (kind) {
    case 'requested':
      return ASKED[cause] ?? 'asked to be let in';
    case 'approved':
      return cause === 'commands' ? `was allowed to run its commands${by}` : `was approved${by}`;
    case 'denied':
      return `${DENIED[cause] ?? `${was} denied`}${by}`;
    case 'expired':
      return `${was} not answered in time`;
    case 'superseded':
      return 'asked for something else instead';
    case 'blocked':
      return `${was} blocked${by}`;
    case 'unblocked':
      return `${was} unblocked${by}`;
    case 'connected-by-secret':
      return SIGNED_IN[cause] ?? `came in with the gateway’s ${cause === 'password' ? 'password' : 'token'}`;
    case 'signed-out':
      return `was signed out${by}`;
    case 'removed':
      return `was removed${by}`;
    case 'revoked':
      return `${role === 'node' ? 'may not run commands any more: taken away' : 'lost its access'}${by}`;
    case 'rotated':
      return `had its token replaced${by}`;
    case 'renamed':
      return `was given this name${by}`;
    case 'access-changed':
      return `was given other access${by}`;
    case 'token-issued':
      return cause === 'repair' ? 'came back and has a new token' : 'was let in and has a new token';
    case 'refused':
      return `${was} not let in: ${what ?? (cause === '' ? 'no reason was kept' : cause)}`;
    case 'locked-out':
      return `was locked out${afterTries(count)} at the ${guessWords((cause === '' ? 'shared-secret' : cause) as GuessKind)}`;
    case 'unlocked':
      return `was unlocked${by}`;
    case 'repaired':
      return `may come back with a new token: allowed${by}`;
    case 'setup-code-made':
      return `was made${by}`;
    case 'setup-code-used':
      return 'came with a setup code';
    case 'undone':
      return `${cause === 'removal' ? 'was brought back' : `had its ${cause === 'block' ? 'block' : 'approval'} taken back`}${by}`;
    case 'access-ended':
      return 'was let in for a time that is over';
  }
}

/** What was guessed at, behind "wrong": "gateway token". */
export function guessWords(kind: GuessKind): string {
  return GUESSED[kind];
}

const GUESSED: Readonly<Record<GuessKind, string>> = {
  'shared-secret': 'gateway token',
  'device-token': 'device token',
  'setup-code': 'setup code',
};

const ASKED: Readonly<Record<string, string>> = {
  'role-upgrade': 'asked for a new role',
  'scope-upgrade': 'asked for more access',
  'metadata-upgrade': 'asked again, because it has changed',
  commands: 'asked to run commands',
};

const DENIED: Readonly<Record<string, string>> = {
  commands: 'was not allowed to run its commands',
  repair: 'was not given a new token',
};

const SIGNED_IN: Readonly<Record<string, string>> = {
  none: 'came in, no token was needed',
  'trusted-proxy': 'came in by the sign-in of a proxy',
};

/** One entry that stands for many senders, or for all of one address. */
function isMany({ kind, name = '', address, deviceId }: HistoryEntry): boolean {
  if (name !== '' || deviceId !== undefined) return false;
  return address === undefined || kind === 'blocked' || kind === 'unblocked';
}

function byWords({ by, byName }: HistoryEntry): string {
  if (byName !== undefined && byName !== '') return ` by ${byName}`;
  return by === undefined ? '' : ` ${surfaceWords(by)}`;
}

function afterTries(count: number): string {
  return count === 0 ? '' : ` after ${countWords(count, 'wrong try', 'wrong tries')}`;
}
