/** The id of a request carries the code that both screens show, and fits whole wherever it is put. */
import { buildPairingConnectCloseReason } from '@openclaw/gateway-protocol/connect-error-details';
import { describe, expect, it } from 'vitest';
import { codeOf, newRequestId } from '../../src-main/gateway/pairing/request-id.ts';
import { cutToBytes } from '../../src-main/gateway/protocol/close.ts';
import { LIMITS } from '../../src-main/gateway/protocol/limits.ts';
import { codeWords } from '../../src-main/gateway/words/any-language.ts';

const REASONS = ['not-paired', 'role-upgrade', 'scope-upgrade', 'metadata-upgrade'] as const;

describe('a request id', () => {
  const ids = Array.from({ length: 2_000 }, newRequestId);

  it('has 30 bytes and ends in a code without the characters that people misread', () => {
    for (const id of ids) {
      expect(id).toMatch(/^[a-z2-9]{23}-[A-Z2-9]{6}$/);
      expect(Buffer.byteLength(id)).toBe(30);
      expect(codeOf(id)).toMatch(/^[ABCDEFGHJKMNPQRSTUVWXYZ23456789]{6}$/);
      expect(id.endsWith(codeOf(id))).toBe(true);
    }
  });

  it('is what official clients accept as one', () => {
    for (const id of ids) expect(id).toMatch(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$/);
  });

  it('is never made twice', () => {
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each(REASONS)('fits whole into the close reason for %s', (reason) => {
    const requestId = newRequestId();
    const whole = buildPairingConnectCloseReason({ reason, requestId });
    const sent = cutToBytes(whole, LIMITS.closeReasonBytes);
    expect(sent).toContain(requestId);
    expect(sent).toBe(whole);
    expect(Buffer.byteLength(sent)).toBeLessThanOrEqual(123);
  });

  it('shows its code in two groups of three', () => {
    expect(codeWords('A3F9CK')).toBe('A3F-9CK');
  });
});
