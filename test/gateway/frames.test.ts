/** What counts as a request frame. */
import { describe, expect, it } from 'vitest';
import { parseFrame } from '../../src-main/gateway/protocol/frames.ts';

describe('a frame', () => {
  it.each([
    [{ type: 'req', id: '1', method: 'health' }, undefined],
    [{ type: 'req', id: '1', method: 'health', params: null }, null],
    [{ type: 'req', id: '1', method: 'health', params: [1] }, [1]],
    [{ type: 'req', id: '1', method: 'health', traceparent: '00-x', expectedProfileId: 'p' }, undefined],
  ])('%j is a request', (frame, params) => {
    expect(parseFrame(JSON.stringify(frame))).toEqual({
      kind: 'request',
      request: { id: '1', method: 'health', params },
    });
  });

  it.each(['', 'hello', '{', '{"type":"req"', 'undefined', "{'type':'req'}", '\u0000', '[1,]'])(
    '%j is not JSON',
    (text) => {
      expect(parseFrame(text)).toEqual({ kind: 'not-json' });
    },
  );

  it.each<[unknown, string]>([
    [null, 'invalid'],
    [7, 'invalid'],
    ['req', 'invalid'],
    [[], 'invalid'],
    [{}, 'invalid'],
    [{ type: 'event', id: 'x' }, 'x'],
    [{ type: 'res', id: 'x', ok: true }, 'x'],
    [{ type: 'req', method: 'health' }, 'invalid'],
    [{ type: 'req', id: '', method: 'health' }, 'invalid'],
    [{ type: 'req', id: 7, method: 'health' }, 'invalid'],
    [{ type: 'req', id: 'x' }, 'x'],
    [{ type: 'req', id: 'x', method: '' }, 'x'],
    [{ type: 'req', id: 'x', method: 7 }, 'x'],
    [{ type: 'req', id: 'x', method: 'health', extra: 1 }, 'x'],
  ])('%j is no request, and is answered under the id %j', (frame, id) => {
    expect(parseFrame(JSON.stringify(frame))).toMatchObject({ kind: 'invalid', id });
  });

  it('with the key __proto__ is no request, and changes no prototype', () => {
    const frame = parseFrame('{"type":"req","id":"1","method":"health","__proto__":{"polluted":true}}');
    expect(frame).toMatchObject({ kind: 'invalid' });
    expect('polluted' in {}).toBe(false);
  });
});
