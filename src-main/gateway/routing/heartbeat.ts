/** The two regular signs of life: `tick` for clients' watchdogs, pings to find peers that are gone. */
import { every } from '../every.ts';
import type { Clock } from '../ports.ts';
import { LIMITS } from '../protocol/limits.ts';
import type { Sessions } from './sessions.ts';

/** One timer of each kind for all sessions, not one per socket. Returns how to stop them. */
export function startHeartbeat(clock: Clock, sessions: Sessions, pingAll: () => void): () => void {
  const stopTicks = every(clock, LIMITS.tickMs, () => {
    tick(clock, sessions);
  });
  const stopPings = every(clock, LIMITS.pingMs, pingAll);
  return () => {
    stopTicks();
    stopPings();
  };
}

export function tick(clock: Clock, sessions: Sessions): void {
  sessions.broadcast('tick', { ts: clock.now() });
}
