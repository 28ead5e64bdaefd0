/** The traffic, while the part of the page that shows it is there. */
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import type { GatewayLink } from '../link/gateway-link.ts';
import { TrafficFeed, type Beat } from './traffic-feed.ts';

export function useTraffic(link: GatewayLink): Beat {
  const feed = useMemo(() => new TrafficFeed(link, document), [link]);
  useEffect(() => feed.start(), [feed]);
  return useSyncExternalStore(feed.subscribe, feed.beat);
}
