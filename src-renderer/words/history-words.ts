/** The groups in which a person looks for what happened, and what stands beside its sentence. */
import type { HistoryEntry, HistoryKind } from '../../src-main/gateway/protocol/history.ts';
import { arrivalWords, codeWords } from '../../src-main/gateway/words/plain-words.ts';

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
    code === undefined ? '' : `code\u00a0${codeWords(code)}`,
    count > 1 && kind !== 'locked-out' ? `${String(count)} times` : '',
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
