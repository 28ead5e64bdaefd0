/** What happened, as one sentence each; and the groups in which a person looks for it. */
import type { HistoryEntry, HistoryKind } from '../../src-main/gateway/protocol/history.ts';
import {
  arrivalWords,
  capital,
  codeWords,
  countWords,
  surfaceWords,
} from '../../src-main/gateway/words/plain-words.ts';

export interface HistoryGroup {
  readonly id: string;
  readonly words: string;
  /** Absent: all. */
  readonly kinds?: readonly HistoryKind[];
}

export const HISTORY_GROUPS: readonly HistoryGroup[] = [
  { id: 'all', words: 'Everything' },
  {
    id: 'let-in',
    words: 'Let in',
    kinds: ['approved', 'connected-by-secret', 'setup-code-used', 'repaired', 'token-issued'],
  },
  { id: 'asked', words: 'Asked', kinds: ['requested', 'expired', 'superseded'] },
  {
    id: 'kept-out',
    words: 'Kept out',
    kinds: ['denied', 'blocked', 'unblocked', 'removed', 'revoked', 'signed-out', 'access-ended'],
  },
  { id: 'refused', words: 'Refused connects', kinds: ['refused', 'locked-out', 'unlocked'] },
  { id: 'changes', words: 'Changes', kinds: ['renamed', 'access-changed', 'rotated', 'undone', 'setup-code-made'] },
];

export type Tone = 'good' | 'bad' | 'neutral';

interface KindWords {
  readonly tone: Tone;
  /** `who` is never empty. */
  readonly sentence: (who: string, entry: HistoryEntry) => string;
}

const ROLE_LOST = { operator: 'lost its access to chats and settings', node: 'may not run commands any more' } as const;

const KINDS: Readonly<Record<HistoryKind, KindWords>> = {
  requested: { tone: 'neutral', sentence: (who) => `${who} asked to be let in` },
  approved: { tone: 'good', sentence: (who, entry) => `${who} was approved${byWords(entry)}` },
  denied: { tone: 'bad', sentence: (who, entry) => `${who} was denied${byWords(entry)}` },
  expired: { tone: 'neutral', sentence: (who) => `${who} was not answered in time` },
  superseded: { tone: 'neutral', sentence: (who) => `${who} asked for something else` },
  blocked: { tone: 'bad', sentence: (who, entry) => `${who} was blocked${byWords(entry)}` },
  unblocked: { tone: 'neutral', sentence: (who, entry) => `The block of ${who} was lifted${byWords(entry)}` },
  'connected-by-secret': { tone: 'good', sentence: (who) => `${who} came in with the gateway’s token` },
  'signed-out': { tone: 'bad', sentence: (who, entry) => `${who} was signed out${byWords(entry)}` },
  removed: { tone: 'bad', sentence: (who, entry) => `${who} was removed${byWords(entry)}` },
  revoked: { tone: 'bad', sentence: (who, entry) => `${who} ${ROLE_LOST[entry.role ?? 'operator']}` },
  rotated: { tone: 'neutral', sentence: (who) => `The token of ${who} was replaced` },
  renamed: { tone: 'neutral', sentence: (who, entry) => `A device was named ${who}${byWords(entry)}` },
  'access-changed': { tone: 'neutral', sentence: (who, entry) => `The access of ${who} was changed${byWords(entry)}` },
  'token-issued': { tone: 'neutral', sentence: (who) => `${who} was given a token` },
  refused: { tone: 'bad', sentence: (who, { what }) => what ?? `${who} was refused` },
  'locked-out': {
    tone: 'bad',
    sentence: (_who, entry) => `${entry.address ?? 'An address'} is locked out${guesses(entry)}`,
  },
  unlocked: { tone: 'neutral', sentence: (_who, entry) => `${entry.address ?? 'An address'} is no longer locked out` },
  repaired: { tone: 'good', sentence: (who, entry) => `${who} may come back with a new token${byWords(entry)}` },
  'setup-code-made': { tone: 'neutral', sentence: (_who, entry) => `A setup code was made${byWords(entry)}` },
  'setup-code-used': { tone: 'good', sentence: (who) => `${who} came with a setup code` },
  undone: {
    tone: 'neutral',
    sentence: (who, entry) => `The last decision about ${who} was taken back${byWords(entry)}`,
  },
  'access-ended': { tone: 'neutral', sentence: (who) => `The time of ${who} was over` },
};

export function historySentence(entry: HistoryEntry): string {
  const sentence = KINDS[entry.kind].sentence(whoOf(entry), entry);
  // A name keeps its small letter: "nas was approved".
  return sentence.startsWith(entry.name || ' ') ? sentence : capital(sentence);
}

export function historyTone({ kind }: HistoryEntry): Tone {
  return KINDS[kind].tone;
}

/** What a refused connect called itself, and where everything came from. */
export function historyMeta(entry: HistoryEntry): readonly string[] {
  const { kind, name = '', code, address, locality, count = 1 } = entry;
  return [
    kind === 'refused' && name !== '' ? name : '',
    address === undefined || kind === 'locked-out' ? '' : place(address, locality),
    code === undefined ? '' : `code\u00a0${codeWords(code)}`,
    count > 1 && kind !== 'locked-out' ? `${String(count)} times` : '',
  ].filter((part) => part !== '');
}

/** Entries that let somebody in: those to be asked about, "was this you?". */
const LET_IN: ReadonlySet<HistoryKind> = new Set(['approved', 'connected-by-secret', 'setup-code-used', 'repaired']);

export function letSomebodyIn({ kind, deviceId }: HistoryEntry): boolean {
  return deviceId !== undefined && LET_IN.has(kind);
}

function whoOf({ name = '', kind, address, deviceId }: HistoryEntry): string {
  if (name !== '') return name;
  if ((kind === 'blocked' || kind === 'unblocked') && deviceId === undefined && address !== undefined) {
    return `unknown devices from ${address}`;
  }
  return 'a device without a name';
}

function byWords({ by, byName }: HistoryEntry): string {
  if (byName !== undefined && byName !== '') return ` by ${byName}`;
  return by === undefined ? '' : ` ${surfaceWords(by)}`;
}

function guesses({ count = 0 }: HistoryEntry): string {
  return count === 0 ? '' : ` after ${countWords(count, 'wrong try', 'wrong tries')}`;
}

function place(address: string, locality: HistoryEntry['locality']): string {
  return locality === undefined ? address : `${address} (${arrivalWords({ address, locality })})`;
}
