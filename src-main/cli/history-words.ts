/** Entries of the history as a table's cell says them. Pure. */
import { countWords, surfaceWords, type GuessKind, type HistoryEntry } from '../gateway/index.ts';

/** What happened, to stand behind who it happened to: "Pixel 9" · "was approved from the command line". */
export function historyWords(entry: HistoryEntry): string {
  const told = happened(entry);
  const by = entry.by === undefined || NOBODYS_ACT.has(entry.kind) ? '' : ` ${surfaceWords(entry.by)}`;
  return `${told}${by}${times(entry)}`;
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

/** Nobody decided these, so where it was done says nothing. */
const NOBODYS_ACT: ReadonlySet<HistoryEntry['kind']> = new Set(['expired', 'superseded', 'access-ended', 'locked-out']);

function happened(entry: HistoryEntry): string {
  switch (entry.kind) {
    case 'requested':
      return ASKED[entry.cause ?? ''] ?? 'asked to connect';
    case 'approved':
      return entry.cause === 'commands' ? 'may run its commands: approved' : 'was approved';
    case 'denied':
      return entry.cause === 'repair' ? 'was not given a new token' : 'was denied';
    case 'expired':
      return 'was not answered in time';
    case 'superseded':
      return 'asked for something else instead';
    case 'blocked':
      return 'was blocked';
    case 'unblocked':
      return 'was unblocked';
    case 'connected-by-secret':
      return entry.cause === 'none'
        ? 'signed in, no token was needed'
        : `signed in by the gateway ${entry.cause ?? 'token'}`;
    case 'signed-out':
      return 'was signed out';
    case 'removed':
      return 'was removed';
    case 'revoked':
      return `lost its access${entry.role === undefined ? '' : ` as ${entry.role}`}`;
    case 'rotated':
      return 'had its token replaced';
    case 'renamed':
      return 'was renamed';
    case 'access-changed':
      return 'was given other access';
    case 'token-issued':
      return entry.cause === 'repair' ? 'came back and has a new token' : 'was let in and has a new token';
    case 'refused':
      return `was not let in: ${entry.what ?? entry.cause ?? 'no reason was kept'}`;
    case 'locked-out':
      return `was locked out for wrong guesses at the ${guessWords((entry.cause ?? 'shared-secret') as GuessKind)}`;
    case 'unlocked':
      return 'was unlocked';
    case 'repaired':
      return 'may come back with a new token: allowed';
    case 'setup-code-made':
      return 'was made';
    case 'setup-code-used':
      return 'used a setup code';
    case 'undone':
      return 'had a decision undone';
    case 'access-ended':
      return 'was let in for a time that is over';
  }
}

const ASKED: Readonly<Record<string, string>> = {
  'role-upgrade': 'asked for a new role',
  'scope-upgrade': 'asked for more access',
  'metadata-upgrade': 'asked again, because it has changed',
  commands: 'asked to run commands',
};

function times({ kind, count = 1 }: HistoryEntry): string {
  if (count === 1) return '';
  return kind === 'locked-out' ? ` (${countWords(count, 'try', 'tries')})` : ` (${countWords(count, 'time', 'times')})`;
}
