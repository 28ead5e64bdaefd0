/** An answer of the gateway that only one page needs, kept up to date while that page is open. */
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import type { GatewayLink } from '../link/gateway-link.ts';
import { LiveAnswer, type Known } from './live-answer.ts';

export function useLiveAnswer<Answer>(link: GatewayLink, method: string, after?: string): Known<Answer> {
  const live = useMemo(() => new LiveAnswer<Answer>(link, method, after), [link, method, after]);
  useEffect(() => live.start(), [live]);
  return useSyncExternalStore(live.subscribe, live.known);
}
