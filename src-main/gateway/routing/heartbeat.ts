/** The regular signs of life: `tick` for clients' watchdogs, `health` for their pages, pings to find peers that are gone. */
import { every } from '../every.ts';
import type { Clock } from '../ports.ts';
import { LIMITS } from '../protocol/limits.ts';
import type { Sessions } from './sessions.ts';

/** One timer of each kind for all sessions, not one per socket. Returns how to stop them. */
export function startHeartbeat(
  clock: Clock,
  { sessions, tellHealth }: { readonly sessions: Sessions; readonly tellHealth: () => void },
  listener: { pingAll(): void },
): () => void {
  const stopTicks = every(clock, LIMITS.tickMs, () => {
    tick(clock, sessions);
  });
  const stopHealth = every(clock, LIMITS.healthMs, tellHealth);
  const stopPings = every(clock, LIMITS.pingMs, () => {
    listener.pingAll();
  });
  return () => {
    stopTicks();
    stopHealth();
    stopPings();
  };
}

export function tick(clock: Clock, sessions: Sessions): void {
  sessions.broadcast('tick', { ts: clock.now() });
}
