import { EACH_HALF_MINUTE, useNow } from '../state/clock.ts';
import { useClockOffset } from '../state/clock-offset.ts';
import { ago } from '../words/time-words.ts';
import { Moment } from './moment.tsx';

/** A moment of the gateway's clock, by its age. */
export function Ago({ atMs }: { readonly atMs: number }) {
  const here = atMs - useClockOffset();
  const now = useNow(EACH_HALF_MINUTE);
  return <Moment hereMs={here}>{ago(here, now)}</Moment>;
}
