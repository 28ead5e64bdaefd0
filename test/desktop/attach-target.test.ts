/** An address of a gateway elsewhere, as people and configs write it; and what follows from how an attempt went. */
import { describe, expect, it } from 'vitest';
import { retryMs, verdictOn, type EndedAttempt } from '../../src-main/desktop/attach/attempt.ts';
import { hostOf, isConfirmed, parseTarget } from '../../src-main/desktop/attach/target.ts';
import { target } from './attach-scene.ts';

const PIN = 'AB'.repeat(32);

describe('an address', () => {
  it.each([
    ['wss://nas.local:18789', 'wss://nas.local:18789'],
    [' https://nas.local/ ', 'wss://nas.local'],
    ['http://127.0.0.1:18789', 'ws://127.0.0.1:18789'],
    ['ws://[fd00::1]:18789/', 'ws://[fd00::1]:18789'],
    ['wss://proxy.example/openclaw', 'wss://proxy.example/openclaw'],
    ['WSS://NAS.local', 'wss://nas.local'],
  ])('%j is %s', (written, url) => {
    expect(target(written)).toEqual({ url });
  });

  it.each([
    ['', { code: 'not-an-address' }],
    ['nas.local:18789', { code: 'not-an-address' }],
    ['file:///etc/passwd', { code: 'not-an-address' }],
    ['wss://user:secret@nas.local', { code: 'has-credentials' }],
    ['wss://nas.local/?token=x', { code: 'has-query' }],
    ['wss://nas.local/#token=x', { code: 'has-query' }],
    [`wss://${'a'.repeat(3_000)}`, { code: 'too-long', most: 2_048 }],
  ])('%j is none', (written, fault) => {
    expect(parseTarget(written)).toEqual({ ok: false, fault: { field: 'address', ...fault } });
  });

  it.each([
    [PIN, undefined],
    [`sha256:${'ab:'.repeat(31)}ab`, undefined],
    ['abc', 'not-a-fingerprint'],
  ])('goes with the fingerprint %j', (pin, code) => {
    const parsed = parseTarget('wss://nas.local', pin);
    if (code === undefined) expect(parsed).toMatchObject({ target: { tlsFingerprint: 'ab'.repeat(32) } });
    else expect(parsed).toEqual({ ok: false, fault: { field: 'tlsFingerprint', code } });
  });

  it('without encryption has no fingerprint', () => {
    const fault = { field: 'tlsFingerprint', code: 'not-encrypted' };
    expect(parseTarget('ws://nas.local', PIN)).toEqual({ ok: false, fault });
  });

  it.each([
    ['wss://nas.local:18789', 'NAS.local ', true],
    ['wss://nas.local:18789', 'nas.locaI', false],
    ['wss://nas.local:18789', '', false],
    ['ws://[::1]:18789', '::1', true],
  ])('%s is confirmed by %j: %s', (address, typed, confirmed) => {
    expect(isConfirmed(target(address), typed)).toBe(confirmed);
  });

  it('is told by its host', () => {
    expect(hostOf(target('ws://[::1]:18789'))).toBe('::1');
  });
});

const answered = (code: string, more: object = {}, byOwnToken = false): EndedAttempt => {
  return { byOwnToken, refusal: { message: 'no', details: { code, ...more } } };
};

describe('after an attempt', () => {
  it.each([
    ['told to be approved', answered('PAIRING_REQUIRED', { requestId: 'r' }), 'waiting', 2_000],
    ['told so by an official gateway, without a hint', answered('PAIRING_REQUIRED'), 'waiting', 2_000],
    ['denied', answered('PAIRING_REQUIRED', { pauseReconnect: true }), 'refused', undefined],
    ['blocked', answered('PAIRING_REQUIRED', { blocked: true }), 'refused', undefined],
    ['with a wrong token', answered('AUTH_TOKEN_MISMATCH'), 'refused', undefined],
    ['with its own token, which is over', answered('AUTH_DEVICE_TOKEN_MISMATCH', {}, true), 'lost', 1_000],
    ['with a token that is not its own', answered('AUTH_DEVICE_TOKEN_MISMATCH'), 'refused', undefined],
    ['with another version', answered('PROTOCOL_MISMATCH'), 'refused', undefined],
    ['for a reason that nobody knows', answered('SOMETHING_NEW'), 'refused', 30_000],
    ['that nobody answered', { byOwnToken: false }, 'lost', 1_000],
    [
      'at a certificate that nobody vouches for',
      { byOwnToken: false, fault: { message: '', code: 'DEPTH_ZERO_SELF_SIGNED_CERT' } },
      'refused',
      undefined,
    ],
  ] as const)('%s', (_how, ended, kind, againMs) => {
    const verdict = verdictOn(ended, 0);
    expect([verdict.kind, verdict.againMs]).toEqual([kind, againMs]);
  });

  it('locked out, it waits as long as it was told, and never for ever', () => {
    const lockedOut = (retryAfterMs: number): EndedAttempt => ({
      byOwnToken: false,
      refusal: { message: 'no', details: { code: 'AUTH_RATE_LIMITED' }, retryAfterMs },
    });
    expect(verdictOn(lockedOut(300_000), 0).againMs).toBe(300_000);
    expect(verdictOn(lockedOut(Number.MAX_SAFE_INTEGER), 0).againMs).toBe(3_600_000);
  });

  it('that failed again and again, it waits longer, and half a minute at most', () => {
    expect([0, 1, 2, 3, 4, 5, 99].map(retryMs)).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
  });

  it('the page sees nothing that is without end', () => {
    const verdict = verdictOn(answered('PAIRING_REQUIRED', { requestId: 'x'.repeat(10_000) }), 0);
    expect(verdict).toMatchObject({ failure: { details: {} } });
  });
});
