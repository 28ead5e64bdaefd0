/** Q18: the desk and its model agree, whatever devices and people do, in any order and two at a time. */
import { expect, it } from 'vitest';
import { run, STEPS } from '../gateway/pairing-run.ts';
import { printFigure } from './figure.ts';

const RUNS = 10_000;
/** Other seeds than those of every run of the tests. */
const FIRST_SEED = 1_000_000;

it('Q18', { timeout: 1_800_000 }, async () => {
  let decisions = 0;
  for (let seed = FIRST_SEED; seed < FIRST_SEED + RUNS; seed += 1) {
    for (const count of Object.values(await run(seed))) decisions += count;
  }
  printFigure(
    'Q18',
    `${String(RUNS)} interleavings of ${String(STEPS)} steps: model and desk agree`,
    `${String(RUNS)} (${String(decisions)} acts)`,
    'all',
  );
  expect(decisions).toBeGreaterThan(RUNS * STEPS);
});
