import { EACH_SECOND, useNow } from '../state/clock.ts';
import { useClockOffset } from '../state/clock-offset.ts';
import { countdown } from '../words/time-words.ts';

/** Below this the colour says that it is urgent; the figure says it as well. */
const SHORT_MS = 60_000;

interface CountdownProps {
  readonly untilMs: number;
  readonly after?: string;
  readonly end?: string;
}

/** Counts to a moment of the gateway's clock. Redraws itself alone, each second. */
export function Countdown({ untilMs, after = 'left', end = 'ran out' }: CountdownProps) {
  const leftMs = untilMs - useClockOffset() - useNow(EACH_SECOND);
  return (
    <span className="countdown" role="timer" data-short={leftMs < SHORT_MS}>
      {leftMs > 0 ? (
        <>
          <span className="figures">{countdown(leftMs)}</span> {after}
        </>
      ) : (
        end
      )}
    </span>
  );
}
