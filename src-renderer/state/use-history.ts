import { useMemo, useSyncExternalStore } from 'react';
import type { GatewayLink } from '../link/gateway-link.ts';
import { HistoryFeed, type History, type HistoryFilter } from './history-feed.ts';

/** `filter` is compared by what is in it. */
export function useHistory(
  link: GatewayLink,
  filter: HistoryFilter,
  limit: number,
): readonly [History, loadOlder: () => void] {
  const { deviceId, kinds } = filter;
  const feed = useMemo(
    () =>
      new HistoryFeed(
        link,
        { ...(deviceId !== undefined && { deviceId }), ...(kinds !== undefined && { kinds }) },
        limit,
      ),
    [link, deviceId, kinds, limit],
  );
  return [useSyncExternalStore(feed.subscribe, feed.history), feed.loadOlder];
}
