/** What a connect would guess at. A decoy beside the guess must not move it to another count. */
import { describe, expect, it } from 'vitest';
import { guessOf } from '../../src-main/gateway/connection/presented-secret.ts';

type Auth = Parameters<typeof guessOf>[0];

const shared = (value: string) => ({ kind: 'shared-secret', value });
const device = (value: string) => ({ kind: 'device-token', value });
const setup = (value: string) => ({ kind: 'setup-code', value });

describe('in token mode, what was shown', () => {
  it.each<[Auth, unknown]>([
    [{}, undefined],
    [{ token: 't' }, shared('t')],
    [{ password: 'p' }, shared('p')],
    [{ token: 't', password: 'p' }, shared('t')],
    [{ token: 't', deviceToken: 'd' }, shared('t')],
    [{ token: 'd', deviceToken: 'd' }, device('d')],
    [{ deviceToken: 'd' }, device('d')],
    [{ bootstrapToken: 'b' }, setup('b')],
    [{ bootstrapToken: 'b', token: 't' }, setup('b')],
    [{ token: '' }, undefined],
    [{ token: '', password: '' }, undefined],
    [{ token: '', password: 'p' }, shared('p')],
    [{ token: '', deviceToken: 'd' }, device('d')],
    [{ deviceToken: '' }, undefined],
    [{ bootstrapToken: '' }, undefined],
    [{ bootstrapToken: '', token: 't' }, shared('t')],
  ])('%j is the guess %j', (auth, guess) => {
    expect(guessOf(auth, 'token')).toEqual(guess);
  });
});

describe('in password mode, what was shown', () => {
  it.each<[Auth, unknown]>([
    [{ password: 'p' }, shared('p')],
    [{ token: 't' }, shared('t')],
    [{ token: 't', password: 'p' }, shared('p')],
    [{ token: 't', password: '' }, shared('t')],
  ])('%j is the guess %j', (auth, guess) => {
    expect(guessOf(auth, 'password')).toEqual(guess);
  });
});
