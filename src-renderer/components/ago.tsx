import { EACH_HALF_MINUTE, useNow } from '../state/clock.ts';
import { useClockOffset } from '../state/clock-offset.ts';
import { ago, exactTime } from '../words/time-words.ts';

/** A moment of the gateway's clock: relative, the exact one on hover. */
export function Ago({ atMs }: { readonly atMs: number }) {
  const here = atMs - useClockOffset();
  const now = useNow(EACH_HALF_MINUTE);
  return (
    <time dateTime={new Date(here).toISOString()} title={exactTime(here)}>
      {ago(here, now)}
    </time>
  );
}
