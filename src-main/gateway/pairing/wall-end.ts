/** When something ends by the wall clock, which may be set while it waits; how long it has is known by the steady one. */
import type { Clock } from '../ports.ts';

/** Below this it is the run of two clocks, and an end that moved with each look would be news each time. */
const NOISE_MS = 1_000;

/** `endsAt` is monotonic, `toldMs` what was told of it last; both in milliseconds. The same again unless it is wrong. */
export function wallEnd(clock: Clock, endsAt: number, toldMs: number): number {
  const endMs = Math.round(clock.now() + endsAt - clock.monotonic());
  return Math.abs(endMs - toldMs) < NOISE_MS ? toldMs : endMs;
}
