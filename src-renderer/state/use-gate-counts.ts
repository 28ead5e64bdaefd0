import { useEffect, useMemo } from 'react';
import type { Sentence } from '../language/sentence.ts';
import type { GatewayLink } from '../link/gateway-link.ts';
import { EACH_HALF_MINUTE, useNow } from './clock.ts';
import { useClockOffset } from './clock-offset.ts';
import { COUNTED, gateSpans, gateStart, type GatePeriod, type GateSpan } from './gate-counts.ts';
import { MOST_AT_ONCE } from './history-feed.ts';
import { useHistory } from './use-history.ts';

/** More than ten answers are not asked for, whatever a flood wrote into the history. */
const MOST_ENTRIES = 10 * MOST_AT_ONCE;
const FILTER = { kinds: Object.values(COUNTED).flat() };

export type GateCounts =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly failure: Sentence }
  /** `missingBeforeMs`: there was more before it than is counted. */
  | { readonly kind: 'counted'; readonly spans: readonly GateSpan[]; readonly missingBeforeMs?: number };

/** Kept up to date by what the gateway tells; read as far back as the period goes. */
export function useGateCounts(link: GatewayLink, period: GatePeriod): GateCounts {
  const [{ entries, older, failure }, loadOlder] = useHistory(link, FILTER, MOST_AT_ONCE);
  const offsetMs = useClockOffset();
  const nowMs = useNow(EACH_HALF_MINUTE);
  const oldest = entries.at(-1);
  const reaches = oldest !== undefined && oldest.atMs - offsetMs < gateStart(period, nowMs);
  const full = entries.length >= MOST_ENTRIES;
  useEffect(() => {
    if (older === 'more' && !reaches && !full) loadOlder();
  }, [older, reaches, full, loadOlder]);
  const spans = useMemo(() => gateSpans(entries, period, nowMs, offsetMs), [entries, period, nowMs, offsetMs]);
  if (failure !== undefined) return { kind: 'failed', failure };
  if (older === 'none' || reaches) return { kind: 'counted', spans };
  return full && oldest !== undefined
    ? { kind: 'counted', spans, missingBeforeMs: oldest.atMs - offsetMs }
    : { kind: 'loading' };
}
