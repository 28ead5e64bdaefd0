/** A secret is compared, never printed. */
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { Secret } from '../../src-main/gateway/auth/secret.ts';

const secret = new Secret('canary-4711');

describe('a secret', () => {
  it('matches itself and nothing near it', () => {
    expect(secret.matches('canary-4711')).toBe(true);
    for (const wrong of ['', 'canary-471', 'canary-47111', 'CANARY-4711', ' canary-4711', 'canary-4712']) {
      expect(secret.matches(wrong)).toBe(false);
    }
  });

  it.each<[string, (value: unknown) => string]>([
    ['as text', (value) => String(value)],
    ['inside text', (value) => 'it is '.concat(value as string)],
    ['as JSON', (value) => JSON.stringify({ value })],
    ['inspected', (value) => inspect({ value }, { showHidden: true, depth: 9 })],
    ['by its keys', (value) => JSON.stringify(Object.entries(value as object))],
  ])('does not show %s', (_how, show) => {
    expect(show(secret)).not.toContain('canary');
  });

  it('is revealed only to who asks for it by name', () => {
    expect(secret.reveal()).toBe('canary-4711');
  });
});
