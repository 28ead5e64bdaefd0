/** Q8: however many strangers knock, few notices are put up. */
import { expect, it } from 'vitest';
import { exampleRequest } from '../desktop/examples.ts';
import { Scene } from '../desktop/scene.ts';
import { printFigure } from './figure.ts';

const REQUESTS = 10_000;
/** As many as the core ever lists. */
const LISTED = 64;
const FIVE_MINUTES_MS = 300_000;
const TICK_MS = 100;

it('Q8', { timeout: 60_000 }, () => {
  // As fast as they can, as long as the five minutes last, and as slowly as the line was once counted anew each time.
  for (const apartMs of [0, 29, 1_000, 9_000]) {
    const scene = new Scene();
    /** When each was put up, new or in place of itself, and whether for one device. */
    const shown: { readonly atMs: number; readonly single: boolean }[] = [];
    const pass = (ms: number): void => {
      for (let left = ms; left >= 0; left -= TICK_MS) {
        for (const { notice } of scene.shows.slice(shown.length)) {
          shown.push({ atMs: scene.nowMs, single: notice.key.startsWith('ask:') });
        }
        if (left > 0) scene.pass(Math.min(left, TICK_MS));
      }
    };
    for (let index = 0; index < REQUESTS; index += 1) {
      const deviceId = `stranger-${String(index)}`;
      scene.ask(exampleRequest({ deviceId, requestId: `${deviceId}-request` }));
      if (scene.waiting.length > LISTED) scene.waiting.pop();
      pass(apartMs);
    }
    pass(Math.max(0, FIVE_MINUTES_MS - scene.nowMs));
    const single = shown.filter((one) => one.single).map(({ atMs }) => atMs);
    const [inTen, inFive] = [most(single, 10_000), most(single, FIVE_MINUTES_MS)];
    const all = most(
      shown.map(({ atMs }) => atMs),
      FIVE_MINUTES_MS,
    );
    printFigure(
      'Q8',
      `${String(REQUESTS)} requests ${String(apartMs)} ms apart: notices in 5 min`,
      `${String(all)}; for one device ${String(inTen)} in 10 s, ${String(inFive)} in 5 min`,
      '≤ 6; ≤ 1, ≤ 5',
    );
    expect(single.length).toBeGreaterThan(0);
    expect([inTen <= 1, inFive <= 5, all <= 6]).toEqual([true, true, true]);
  }
});

/** Most of these times that lie within any span of this length. */
function most(timesMs: readonly number[], spanMs: number): number {
  return Math.max(0, ...timesMs.map((from) => timesMs.filter((at) => at >= from && at < from + spanMs).length));
}
