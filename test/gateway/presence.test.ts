/** Who is connected, as a list that stays short however many come. */
import { describe, expect, it } from 'vitest';
import { Presence } from '../../src-main/gateway/routing/presence.ts';
import { Session } from '../../src-main/gateway/routing/session.ts';
import { Sessions } from '../../src-main/gateway/routing/sessions.ts';
import { FakeClock } from '../support/fake-clock.ts';

describe('presence', () => {
  it('lists two hundred rows at most, the gateway first', () => {
    const { presence } = crowd(300);
    const rows = presence.rows();
    expect(rows.length).toBe(200);
    expect(rows[0]).toMatchObject({ mode: 'gateway', reason: 'self' });
    expect(rows[1]).toMatchObject({ host: 'n0' });
  });

  it.each([
    ['a few readers are told of changes within a quarter of a second or so', 3, 33],
    ['many readers are told as often as a budget allows', 500, 3],
  ])('%s', (_what, readers, most) => {
    const { presence, clock, sent } = crowd(readers);
    for (let change = 0; change < 100; change += 1) {
      presence.tell('desk', { text: `state ${String(change)}` });
      clock.advance(100);
    }
    expect(sent.length / readers).toBe(most);
    clock.advance(60_000);
    expect(sent.at(-1)).toContain(`"stateVersion":{"presence":${String(presence.version)}`);
  });
});

/** So many operators that read presence, and all that they are sent. */
function crowd(count: number) {
  const sessions = new Sessions();
  const clock = new FakeClock();
  const sent: string[] = [];
  for (let i = 0; i < count; i += 1) {
    const client = { id: 'test', mode: 'ui', version: '1', name: `n${i}`, platform: 'linux', deviceFamily: '' };
    const scopes = ['operator.read'] as const;
    const facts = { connId: String(i), role: 'operator', scopes, client } as const;
    const where = { address: '127.0.0.1', locality: 'local-native', connectedAtMs: 0 } as const;
    const send = (text: string) => sent.push(text);
    sessions.add(new Session({ ...facts, ...where }, { send, close: () => undefined, bufferedBytes: 0 }));
  }
  return { presence: new Presence(clock, sessions, '1'), clock, sent };
}
