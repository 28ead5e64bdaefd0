/** Who is let in, row by row (admission-rows.ts). */
import { describe, expect, it } from 'vitest';
import type { Outcome } from '../support/client.ts';
import { DeviceKey } from '../support/device-key.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { startGateway } from '../support/gateway.ts';
import type { Answer } from './admission-case.ts';
import { ROWS } from './admission-rows.ts';

describe.each(ROWS)('$situation', ({ cases }) => {
  it.each(cases)('$when: $answer', async ({ knock, answer, waits }) => {
    const clock = new FakeClock();
    const gateway = await startGateway({ clock });
    const outcome = await knock({ ...gateway, clock, key: new DeviceKey() });
    expect(said(outcome, answer)).toBe(answer);
    expect(gateway.gateway.pairing.waiting()).toHaveLength(waits);
    if (outcome.let === 'out') expect(outcome.closed.code).toBe(answer === 'PROTOCOL_MISMATCH' ? 1002 : 1008);
  });
});

/** As much of what was answered as the row speaks of. */
function said(outcome: Outcome, expected: Answer): Answer {
  if (outcome.let === 'out') {
    const { code, reason } = outcome.error.details ?? {};
    return [code, expected.includes(' ') && reason].filter(Boolean).join(' ');
  }
  const { scopes, deviceToken } = outcome.hello.auth;
  if (expected === 'in with a device token') return deviceToken === undefined ? 'in' : expected;
  return expected.startsWith('in with') ? `in with ${scopes.join(' ')}` : 'in';
}
