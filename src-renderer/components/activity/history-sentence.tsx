import type { HistoryEntry } from '../../../src-main/gateway/protocol/history.ts';
import { historyFact, reasonOf } from '../../../src-main/gateway/words/history-facts.ts';
import { Rich } from '../../language/rich.tsx';
import { historySentence, whoWords } from '../../words/history-words.ts';

/** What the gateway says about a refused connect is English in each language. */
export function HistorySentence({ entry }: { readonly entry: HistoryEntry }) {
  const fact = historyFact(entry);
  const reason = reasonOf(entry);
  if ((fact !== 'refused' && fact !== 'refusedMany') || reason === undefined) return historySentence(entry);
  return <Rich id={`history.${fact}`} values={{ who: whoWords(entry), why: <span lang="en">{reason}</span> }} />;
}
