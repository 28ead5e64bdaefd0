import { EACH_HALF_MINUTE, useNow } from '../../state/clock.ts';
import { useClockOffset } from '../../state/clock-offset.ts';
import { endsIn } from '../../words/time-words.ts';
import { Moment } from '../moment.tsx';

/** Until when something was granted, on the gateway's clock; nothing where it does not end. */
export function Ends({ atMs }: { readonly atMs: number | undefined }) {
  const offsetMs = useClockOffset();
  const now = useNow(EACH_HALF_MINUTE);
  if (atMs === undefined) return null;
  return <Moment hereMs={atMs - offsetMs}>{endsIn(atMs - offsetMs, now)}</Moment>;
}
