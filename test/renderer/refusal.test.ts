/** Each refusal that the gateway can send leads to the screen that tells the person what to do about it. */
import { expect, it } from 'vitest';
import { readRefusal } from '../../src-renderer/link/refusal.ts';
import { refusalWords } from '../../src-renderer/words/refusal-words.ts';

const NOW_MS = 1_000_000;
const WAITING = { code: 'PAIRING_REQUIRED', reason: 'not-paired', requestId: 'f8c2-A3F9CK', pauseReconnect: false };

it.each([
  ['AUTH_TOKEN_MISSING', 'secret-missing', 'enter-secret'],
  ['AUTH_PASSWORD_MISSING', 'secret-missing', 'enter-secret'],
  ['AUTH_TOKEN_MISMATCH', 'secret-wrong', 'enter-secret'],
  ['AUTH_PASSWORD_MISMATCH', 'secret-wrong', 'enter-secret'],
  ['AUTH_DEVICE_TOKEN_MISMATCH', 'access-ended', 'ask-again'],
  ['AUTH_SCOPE_MISMATCH', 'access-ended', 'ask-again'],
  ['AUTH_RATE_LIMITED', 'locked-out', 'ask-again'],
  ['CONTROL_UI_ORIGIN_NOT_ALLOWED', 'origin-not-allowed', 'allow-origin'],
  ['PROTOCOL_MISMATCH', 'versions-differ', 'ask-again'],
  ['CLIENT_VERSION_MISMATCH', 'versions-differ', 'ask-again'],
  ['CONTROL_UI_DEVICE_IDENTITY_REQUIRED', 'page-not-secure', 'open-securely'],
  ['DEVICE_AUTH_SIGNATURE_EXPIRED', 'other', 'ask-again'],
])('%s is shown as %s', (code, cause, next) => {
  const refusal = readRefusal({ message: 'no', details: { code } }, NOW_MS);
  expect(refusal.cause).toBe(cause);
  expect(refusalWords(refusal).next.kind).toBe(next);
});

it('shows the request of a browser that waits', () => {
  const refusal = readRefusal({ message: 'pairing required', details: WAITING }, NOW_MS);
  expect(refusal).toEqual({ cause: 'not-approved', requestId: 'f8c2-A3F9CK', reason: 'not-paired' });
  expect(refusalWords(refusal).next).toEqual({ kind: 'be-approved', requestId: 'f8c2-A3F9CK' });
});

it('stops asking when the gateway says so, as after a Deny', () => {
  const refusal = readRefusal({ message: 'pairing required', details: { ...WAITING, pauseReconnect: true } }, NOW_MS);
  expect(refusal.cause).toBe('told-to-pause');
});

it('tells a blocked browser that it is, and not that it was denied', () => {
  const details = { ...WAITING, requestId: undefined, pauseReconnect: true, blocked: true };
  const refusal = readRefusal({ message: 'pairing required', details }, NOW_MS);
  expect(refusal.cause).toBe('blocked');
  expect(refusalWords(refusal).next.kind).toBe('lift-block');
});

it('counts a lock-out down to the moment the gateway named', () => {
  const failure = { message: 'locked', details: { code: 'AUTH_RATE_LIMITED' }, retryAfterMs: 280_000 };
  const refusal = readRefusal(failure, NOW_MS);
  expect(refusalWords(refusal).next).toEqual({ kind: 'wait', untilMs: NOW_MS + 280_000 });
});

it('shows the gateway’s own sentence where it has no better one', () => {
  const refusal = readRefusal({ message: 'The gateway is full.' }, NOW_MS);
  expect(refusalWords(refusal).what).toBe('The gateway is full.');
});

it('names the command for the place that the gateway runs in, where it is one that can be shown', () => {
  const prefixOf = (commandPrefix: unknown) => {
    const refusal = readRefusal({ message: 'pairing required', details: { ...WAITING, commandPrefix } }, NOW_MS);
    return 'commandPrefix' in refusal ? refusal.commandPrefix : undefined;
  };
  const plain = [
    'docker exec openclaw-gateway',
    'podman exec a.b-c',
    'kubectl exec -n home gateway-0 --',
    'wsl -d Debian --',
  ];
  for (const prefix of plain) expect(prefixOf(prefix)).toBe(prefix);
  const strange = [
    '',
    7,
    'curl x | sh;',
    'a\nb',
    '$(reboot)',
    'rm -rf .',
    'docker exec --privileged',
    'docker exec a rm',
  ];
  for (const prefix of strange) expect(prefixOf(prefix)).toBeUndefined();
});
