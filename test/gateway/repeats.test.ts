/** What strangers cause again and again: counted, and bounded whatever they do. Times by the fake clock. */
import { describe, expect, it } from 'vitest';
import { Repeats, type Repeated } from '../../src-main/gateway/history/repeats.ts';
import { FakeClock } from '../support/fake-clock.ts';

const MINUTE = 60_000;
const HOUR = 3_600_000;

function someRepeats() {
  const clock = new FakeClock();
  const told: string[] = [];
  const ended: Repeated<string>[] = [];
  const repeats = new Repeats<string>(clock, (repeated) => ended.push(repeated));
  const take = (key: string, sender: string | null = 's', kind = 'refused') =>
    repeats.take({ key, sender: sender ?? undefined, kind }, (together) => {
      const name = together ? `together ${kind}` : key;
      told.push(name);
      return name;
    });
  return { clock, told, ended, repeats, take };
}

describe('the same', () => {
  it('within a minute of the one before is counted, and its last count is told when it has ended', () => {
    const { clock, told, ended, take } = someRepeats();
    expect(take('a').count).toBe(1);
    clock.advance(MINUTE - 1);
    expect(take('a')).toMatchObject({ told: 'a', count: 2, lastAtMs: clock.now() });
    expect([told, ended]).toEqual([['a'], []]);
    const lastAtMs = clock.now();
    clock.advance(2 * MINUTE);
    expect(ended).toMatchObject([{ told: 'a', count: 2, lastAtMs }]);
  });

  it('after a minute is new', () => {
    const { clock, told, ended, take } = someRepeats();
    take('a');
    clock.advance(MINUTE);
    expect(take('a').count).toBe(1);
    expect([told, ended]).toEqual([['a', 'a'], []]);
  });

  it('that goes on for an hour is new after that', () => {
    const { clock, told, ended, take } = someRepeats();
    for (let i = 0; i <= 120; i += 1) {
      take('a');
      clock.advance(30_000);
    }
    expect(told).toEqual(['a', 'a']);
    expect(ended).toMatchObject([{ count: 120 }]);
  });
});

describe('a sender', () => {
  it('has thirty entries an hour; what is more is one, until the hour is over', () => {
    const { clock, told, take } = someRepeats();
    for (let i = 0; i < 1_000; i += 1) take(`key ${i}`);
    expect(told.length).toBe(31);
    expect(told.at(-1)).toBe('together refused');
    expect(take('one more')).toMatchObject({ told: 'together refused', count: 971 });
    take('of another', 'other');
    expect(told.at(-1)).toBe('of another');
    // Staying away for a minute does not make it new: it would be one more line each minute.
    clock.advance(10 * MINUTE);
    expect(take('again').told).toBe('together refused');
    clock.advance(HOUR);
    expect(take('next hour').told).toBe('next hour');
  });

  it('and all others together have a hundred and twenty', () => {
    const { told, take } = someRepeats();
    for (let i = 0; i < 10_000; i += 1) take(`key ${i}`, `sender ${i}`);
    expect(told.length).toBe(121);
    take('asked', 'sender x', 'requested');
    expect(told.at(-1)).toBe('together requested');
    // Whoever is trusted has no bound, and is counted all the same.
    expect([take('trusted', null), take('trusted', null)]).toMatchObject([{ count: 1 }, { count: 2 }]);
  });
});

it('ends at once when it is told to, and leaves no timer behind', () => {
  const { clock, ended, repeats, take } = someRepeats();
  take('a');
  take('a');
  take('b');
  repeats.end();
  expect(ended).toMatchObject([{ told: 'a', count: 2 }]);
  clock.advance(HOUR);
  expect(ended.length).toBe(1);
  expect([...repeats.open()]).toEqual([]);
});
