/** Who is connected, as a list that stays short however many come. */
import { describe, expect, it } from 'vitest';
import { Presence } from '../../src-main/gateway/routing/presence.ts';
import { Session } from '../../src-main/gateway/routing/session.ts';
import { Sessions } from '../../src-main/gateway/routing/sessions.ts';
import { FakeClock } from '../support/fake-clock.ts';

describe('presence', () => {
  it('lists two hundred rows at most, the gateway first', () => {
    const sessions = new Sessions();
    const presence = new Presence(new FakeClock(), sessions, '1');
    for (let i = 0; i < 300; i += 1) {
      const client = { id: 'test', mode: 'ui', version: '1', name: `n${i}`, platform: 'linux', deviceFamily: '' };
      const facts = { connId: String(i), role: 'operator', scopes: [], byDeviceToken: false, client } as const;
      const where = { address: '127.0.0.1', locality: 'local-native', connectedAtMs: 0 } as const;
      sessions.add(
        new Session({ ...facts, ...where }, { send: () => undefined, close: () => undefined, bufferedBytes: 0 }),
      );
    }
    const rows = presence.rows();
    expect(rows.length).toBe(200);
    expect(rows[0]).toMatchObject({ mode: 'gateway', reason: 'self' });
    expect(rows[1]).toMatchObject({ host: 'n0' });
  });
});
