/** When the list of a gateway elsewhere is read again. */
import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { Reading } from '../../src-main/desktop/attach/reading.ts';
import { FakeClock } from '../support/fake-clock.ts';

function scene() {
  const clock = new FakeClock();
  let reads = 0;
  let attached = true;
  let end: (() => void) | undefined;
  const reading = new Reading(clock, async () => {
    reads += 1;
    if (end !== undefined) await new Promise<void>((resolve) => (end = resolve));
    return attached;
  });
  return {
    clock,
    reading,
    reads: () => reads,
    /** Every reading from now on lasts until this is called. */
    lasting: () => {
      end = () => undefined;
      return () => end?.();
    },
    lose: () => (attached = false),
    pass: async (ms: number) => {
      clock.advance(ms);
      await turn();
    },
  };
}

describe('a list', () => {
  it('is read while the gateway tells something all the time, and not each time', async () => {
    const { reading, reads, pass } = scene();
    for (let events = 0; events < 40; events += 1) {
      reading.soon();
      await pass(50);
    }
    expect(reads()).toBe(10);
  });

  it('is read every 15 seconds where the gateway tells nothing, until it is lost', async () => {
    const { reading, reads, pass, lose } = scene();
    reading.now();
    await pass(0);
    await pass(14_999);
    expect(reads()).toBe(1);
    await pass(1);
    expect(reads()).toBe(2);
    lose();
    await pass(15_000);
    await pass(60_000);
    expect(reads()).toBe(3);
  });

  it('is read once more after a reading in which something was told', async () => {
    const { reading, reads, pass, lasting } = scene();
    const end = lasting();
    reading.now();
    reading.soon();
    await pass(200);
    reading.now();
    expect(reads()).toBe(1); // one at a time
    end();
    await pass(0);
    await pass(200);
    expect(reads()).toBe(2);
  });

  it('is not read any more once it is closed', async () => {
    const { clock, reading, reads, pass } = scene();
    reading.now();
    await pass(0);
    reading.close();
    reading.soon(0);
    reading.now();
    await pass(60_000);
    expect([reads(), clock.pending]).toEqual([1, 0]);
  });
});
