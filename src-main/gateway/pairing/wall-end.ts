/** When something ends by the wall clock, which may be set while it waits; how long it has is known by the steady one. */
import type { Clock } from '../ports.ts';

/** Below this it is the run of two clocks, and an end that moved with each look would be news each time. */
const NOISE_MS = 1_000;

/** What was told last of what ends at `endsAt` (monotonic, milliseconds): the same again unless its end is wrong by now. */
export function withWallEnd<Told extends { readonly expiresAtMs: number }>(
  clock: Clock,
  endsAt: number,
  told: Told,
): Told {
  const expiresAtMs = Math.round(clock.now() + endsAt - clock.monotonic());
  return Math.abs(expiresAtMs - told.expiresAtMs) < NOISE_MS ? told : { ...told, expiresAtMs };
}
