import { EACH_HALF_MINUTE, useNow } from '../../state/clock.ts';
import { useClockOffset } from '../../state/clock-offset.ts';
import { endsIn, exactTime } from '../../words/time-words.ts';

/** Until when something was granted, on the gateway's clock; nothing where it does not end. */
export function Ends({ atMs }: { readonly atMs: number | undefined }) {
  const offsetMs = useClockOffset();
  const now = useNow(EACH_HALF_MINUTE);
  if (atMs === undefined) return null;
  return <span title={exactTime(atMs - offsetMs)}>{endsIn(atMs - offsetMs, now)}</span>;
}
