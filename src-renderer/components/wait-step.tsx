import { Countdown } from './countdown.tsx';

/** The moment is on this page's own clock, so no offset is between them here. */
export function WaitStep({ untilMs }: { readonly untilMs: number }) {
  return (
    <p className="refused-wait">
      <Countdown untilMs={untilMs} after="until this page tries again by itself" end="Trying again…" />
    </p>
  );
}
