/** The kept codes where real sockets cannot show it: a timer that comes late, and what is left in memory. */
import { inspect } from 'node:util';
import { expect, it } from 'vitest';
import { SetupCodes } from '../../src-main/gateway/pairing/setup-codes.ts';
import { FakeClock } from '../support/fake-clock.ts';

const SHOWN = { profile: 'limited', ask: false, url: 'ws://192.168.1.5:18789' } as const;

/** As after a laptop was asleep: time has passed, and no timer has run yet. */
class SleepyClock extends FakeClock {
  override after(): () => void {
    return () => undefined;
  }
}

it('a code is dead after ten minutes though no timer has said so yet', () => {
  const clock = new SleepyClock();
  const codes = new SetupCodes(clock, () => undefined);
  const made = codes.make(SHOWN, {})!;
  clock.advance(600_000 - 1);
  expect(codes.present(made.token, 'd1', 'node', [])).toEqual(made.facts);
  clock.advance(1);
  expect(codes.present(made.token, 'd1', 'node', [])).toBeUndefined();
});

it('what is kept of a code does not tell it', () => {
  const codes = new SetupCodes(new FakeClock(), () => undefined);
  const { token, facts } = codes.make(SHOWN, {})!;
  const kept = inspect(codes, { depth: null, showHidden: true });
  expect(kept + JSON.stringify(facts)).not.toContain(token);
});
