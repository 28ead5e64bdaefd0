/** Runs `task` again and again, `ms` apart; the returned function ends it. */
import type { Clock } from './ports.ts';

export function every(clock: Clock, ms: number, task: () => void): () => void {
  let cancel = (): void => undefined;
  const next = (): void => {
    cancel = clock.after(ms, () => {
      task();
      next();
    });
  };
  next();
  return () => {
    cancel();
  };
}
