import { Rich } from '../language/rich.tsx';
import { t } from '../language/t.ts';
import { EACH_SECOND, EACH_STEADY_SECOND, useNow } from '../state/clock.ts';
import { useClockOffset } from '../state/clock-offset.ts';
import { countdown } from '../words/time-words.ts';

/** Below this the colour says that it is urgent; the figure says it as well. */
const SHORT_MS = 60_000;

interface CountdownProps {
  /** The gateway's wall clock, milliseconds. */
  readonly untilMs: number;
  readonly end?: string;
}

/** Counts to a moment of the gateway's clock. Redraws itself alone, each second. */
export function Countdown({ untilMs, end = t('countdown.ranOut') }: CountdownProps) {
  const leftMs = untilMs - useClockOffset() - useNow(EACH_SECOND);
  return <TimeLeft leftMs={leftMs} says="left" end={end} />;
}

/** Counts to the moment, in `steadyMs`, when this page tries again by itself. */
export function RetryCountdown({ untilMs, end }: { readonly untilMs: number; readonly end: string }) {
  const leftMs = untilMs - useNow(EACH_STEADY_SECOND);
  return <TimeLeft leftMs={leftMs} says="retry" end={end} />;
}

interface TimeLeftProps {
  readonly leftMs: number;
  /** What is counted. */
  readonly says: 'left' | 'retry';
  readonly end: string;
}

function TimeLeft({ leftMs, says, end }: TimeLeftProps) {
  return (
    <span className="countdown" role="timer" data-short={leftMs < SHORT_MS}>
      {leftMs > 0 ? (
        <Rich id={`countdown.${says}`} values={{ time: <span className="figures">{countdown(leftMs)}</span> }} />
      ) : (
        end
      )}
    </span>
  );
}
