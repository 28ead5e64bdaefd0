/** What happened: its sentence and what stands beside it, and the groups in which a person looks for it. */
import type { HistoryEntry, HistoryKind } from '../../src-main/gateway/protocol/history.ts';
import { capital, codeWords, withoutGaps } from '../../src-main/gateway/words/any-language.ts';
import { guessOf, historyFact, historyWho, reasonOf } from '../../src-main/gateway/words/history-facts.ts';
import { t } from '../language/t.ts';
import { arrivalWords, surfaceWords } from './place-words.ts';

export interface HistoryGroup {
  readonly id: 'all' | 'let-in' | 'asked' | 'kept-out' | 'refused' | 'changes';
  /** Absent: all. */
  readonly kinds?: readonly HistoryKind[];
}

export const HISTORY_GROUPS: readonly HistoryGroup[] = [
  { id: 'all' },
  {
    id: 'let-in',
    kinds: ['approved', 'connected-by-secret', 'setup-code-used', 'repaired', 'token-issued'],
  },
  { id: 'asked', kinds: ['requested', 'expired', 'superseded'] },
  {
    id: 'kept-out',
    kinds: ['denied', 'blocked', 'unblocked', 'removed', 'revoked', 'signed-out', 'access-ended'],
  },
  { id: 'refused', kinds: ['refused', 'locked-out', 'unlocked'] },
  { id: 'changes', kinds: ['renamed', 'access-changed', 'rotated', 'undone', 'setup-code-made'] },
];

export function groupWords({ id }: HistoryGroup): string {
  return t(`history.group.${id}`);
}

export function historySentence(entry: HistoryEntry): string {
  const { count = 0 } = entry;
  const sentence = t(`history.${historyFact(entry)}`, {
    who: whoWords(entry),
    by: byWords(entry),
    why: reasonOf(entry) ?? t('history.noReason'),
    tries: count === 0 ? '' : t('history.tries', { count }),
    guess: t(`guess.${guessOf(entry)}`),
  });
  return withoutGaps(sentence);
}

/** To begin a sentence; never empty. A name keeps its small letter: "nas was approved". */
export function whoWords(entry: HistoryEntry): string {
  const who = historyWho(entry);
  switch (who.kind) {
    case 'named':
      return who.name;
    case 'unknownFrom':
    case 'at':
      return capital(t(`who.${who.kind}`, { address: who.address }));
    case 'setupCode':
    case 'anAddress':
    case 'noName':
    case 'several':
      return capital(t(`who.${who.kind}`));
  }
}

function byWords({ by, byName }: HistoryEntry): string {
  if (byName !== undefined && byName !== '') return t('history.by', { name: byName });
  return by === undefined ? '' : surfaceWords(by);
}

export type Tone = 'good' | 'bad' | 'neutral';

/** Entries that let somebody in: those to be asked about, "was this you?". */
const LET_IN: ReadonlySet<HistoryKind> = new Set(['approved', 'connected-by-secret', 'setup-code-used', 'repaired']);
const BAD: ReadonlySet<HistoryKind> = new Set([
  'denied',
  'blocked',
  'signed-out',
  'removed',
  'revoked',
  'refused',
  'locked-out',
]);

export function historyTone({ kind }: HistoryEntry): Tone {
  if (LET_IN.has(kind)) return 'good';
  return BAD.has(kind) ? 'bad' : 'neutral';
}

/** Where it came from, its matching code, and how often it happened. */
export function historyMeta(entry: HistoryEntry): readonly string[] {
  const { kind, code, address, locality, count = 1 } = entry;
  return [
    address === undefined || isOfAddress(kind) ? '' : place(address, locality),
    code === undefined ? '' : t('history.code', { code: codeWords(code) }),
    count > 1 && kind !== 'locked-out' ? t('history.times', { count }) : '',
  ].filter((part) => part !== '');
}

export function letSomebodyIn({ kind, deviceId }: HistoryEntry): boolean {
  return deviceId !== undefined && LET_IN.has(kind);
}

function place(address: string, locality: HistoryEntry['locality']): string {
  return locality === undefined ? address : `${address} (${arrivalWords({ address, locality })})`;
}

/** The sentence names the address. */
function isOfAddress(kind: HistoryKind): boolean {
  return kind === 'locked-out' || kind === 'unlocked';
}
