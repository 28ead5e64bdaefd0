/** What a node answers is shown as what it is, and nothing in it can be more than a picture or text. */
import { describe, expect, it } from 'vitest';
import { readNodeResult, safeText, type NodeResult } from '../../src-renderer/state/node-result.ts';

it.each<[unknown, NodeResult['kind']]>([
  [undefined, 'nothing'],
  [null, 'nothing'],
  ['hello', 'text'],
  [7, 'json'],
  [[1, 2], 'json'],
  [{ bins: {} }, 'json'],
  [{ format: 'jpg', base64: 'AAAA' }, 'picture'],
  ['data:image/webp;base64,AAAA', 'picture'],
  [{ stdout: 'x', stderr: '', exitCode: 0 }, 'program'],
  [{ lat: 1, lon: 2 }, 'place'],
  [{ latitude: -90, longitude: 180 }, 'place'],
])('%j is %s', (payload, kind) => {
  expect(readNodeResult(payload).kind).toBe(kind);
});

describe('what only looks like it', () => {
  it.each([
    { format: 'svg', base64: 'AAAA' },
    { format: 'svg+xml', base64: 'AAAA' },
    { format: 'constructor', base64: 'AAAA' },
    { format: 'png', base64: '"><script>' },
    { format: 'png', base64: ['AAAA'] },
    { lat: 91, lon: 0 },
    { lat: '1', lon: '2' },
    { lat: Number.NaN, lon: 2 },
  ])('%j is shown as JSON', (payload) => {
    expect(readNodeResult(payload).kind).toBe('json');
  });

  it.each(['data:image/svg+xml;base64,AAAA', 'data:text/html;base64,AAAA', 'javascript:alert(1)'])(
    '%s is shown as text',
    (payload) => {
      expect(readNodeResult(payload)).toEqual({ kind: 'text', text: payload });
    },
  );
});

it('shows no picture that is too large, and cuts a text that is', () => {
  expect(readNodeResult({ format: 'png', base64: 'A'.repeat(8_000_004) }).kind).toBe('too-large');
  const long = readNodeResult('x'.repeat(1_000_000));
  expect(long.kind === 'text' && long.text.length).toBeLessThan(201_000);
});

it('writes out what would turn the text around it, or hide', () => {
  expect(safeText('a\u202eb\u200bc\u0007\r\n\td')).toBe('a\\u202eb\\u200bc\\u0007\n\td');
  expect(safeText('Grüße 日本 👍')).toBe('Grüße 日本 👍');
});

it('names a map for a place, with nothing of the node’s in it but numbers', () => {
  const place = readNodeResult({ lat: 48.208_49, lon: 16.372_08, accuracyMeters: 12.5 });
  expect(place).toMatchObject({
    accuracyMetres: 12.5,
    map: 'https://www.openstreetmap.org/?mlat=48.20849&mlon=16.37208#map=16/48.20849/16.37208',
  });
});
