/** A session's last line of defence: nothing reaches a closed one, and one that reads too slowly is closed. */
import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../src-main/gateway/protocol/limits.ts';
import { Session } from '../../src-main/gateway/routing/session.ts';
import type { Close } from '../../src-main/gateway/protocol/close.ts';

function aSession() {
  const sent: string[] = [];
  const closes: Close[] = [];
  const channel = {
    bufferedBytes: 0,
    send: (text: string) => sent.push(text),
    close: (close: Close) => closes.push(close),
  };
  const client = { id: 'cli', mode: 'cli', version: '', name: '', platform: '', deviceFamily: '' };
  const session = new Session(
    {
      connId: 'c',
      role: 'operator',
      scopes: ['operator.write'],
      client,
      address: '',
      locality: 'remote',
      connectedAtMs: 0,
    },
    channel,
  );
  return { session, channel, sent, closes };
}

describe('a session', () => {
  it('holds what its scopes imply, and no more', () => {
    const { session } = aSession();
    expect([session.holds('operator.read'), session.holds('operator.pairing')]).toEqual([true, false]);
  });

  it('numbers its broadcasts from one and leaves answers unnumbered', () => {
    const { session, sent } = aSession();
    const body = '{"type":"event","event":"tick","payload":{}';
    session.broadcast(body);
    session.send('{"type":"res"}');
    session.broadcast(body);
    expect(sent).toEqual([`${body},"seq":1}`, '{"type":"res"}', `${body},"seq":2}`]);
    expect(JSON.parse(sent[0]!)).toEqual({ type: 'event', event: 'tick', payload: {}, seq: 1 });
  });

  it('that was closed sends nothing any more and is closed once', () => {
    const { session, sent, closes } = aSession();
    session.close({ code: 4001, reason: 'device removed' });
    session.close({ code: 1012, reason: 'service restart' });
    session.send('late');
    session.broadcast('{"late":1');
    expect([session.open, sent, closes]).toEqual([false, [], [{ code: 4001, reason: 'device removed' }]]);
  });

  it('whose peer is gone has nothing left to close', () => {
    const { session, sent, closes } = aSession();
    session.ended();
    session.send('late');
    session.close({ code: 4001, reason: '' });
    expect([session.open, sent, closes]).toEqual([false, [], []]);
  });

  it('with as much unsent as is allowed goes on, and with one byte more is closed as too slow', () => {
    const { session, channel, sent, closes } = aSession();
    channel.bufferedBytes = LIMITS.outboundBufferBytes;
    session.send('a');
    expect([sent, closes]).toEqual([['a'], []]);
    channel.bufferedBytes += 1;
    session.send('b');
    expect([session.open, sent, closes]).toEqual([false, ['a'], [{ code: 1008, reason: 'slow consumer' }]]);
  });
});
