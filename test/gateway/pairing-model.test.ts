/** The desk against its model: ten thousand runs of what devices and people may do, in any order and two at a time. */
import { describe, expect, it } from 'vitest';
import { run, STEPS } from './pairing-run.ts';

const RUNS = 10_000;
const SHARDS = 20;

describe(`${String(RUNS)} runs of ${String(STEPS)} steps`, () => {
  const totals: Record<string, number> = {};

  it.each(Array.from({ length: SHARDS }, (_, shard) => shard))('agree with the model: part %i', async (shard) => {
    const each = RUNS / SHARDS;
    for (let seed = shard * each; seed < (shard + 1) * each; seed += 1) {
      for (const [what, count] of Object.entries(await run(seed))) totals[what] = (totals[what] ?? 0) + count;
    }
  });

  it('did everything that can be done, and met every refusal, many times', () => {
    const kinds = ['approve', 'deny', 'dismiss', 'undo-approval', 'block', 'unblock', 'remove', 'restore', 'access'];
    for (const kind of kinds) {
      for (const how of ['done', 'refused'])
        expect([kind, how, (totals[`${kind} ${how}`] ?? 0) > 100]).toEqual([kind, how, true]);
    }
    expect(totals['arrive done']).toBeGreaterThan(1_000);
    expect(totals['arrive refused']).toBeGreaterThan(100);
  });
});
