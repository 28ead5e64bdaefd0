import { describe, expect, it } from 'vitest';
import { isHiddenStart, readStartArguments } from '../../src-main/desktop/start-arguments.ts';

describe('what the app is started with', () => {
  it.each([
    [['app'], { hidden: false, tooLong: false }],
    [['app', '--hidden'], { hidden: true, tooLong: false }],
    [['app', 'openclaw-gateway:--hidden'], { hidden: false, tooLong: false }],
    [['app', '--hidden=false', '--inspect'], { hidden: false, tooLong: false }],
    [['app', `openclaw-gateway:${'a'.repeat(100_000)}`], { hidden: false, tooLong: true }],
    [['app', ...Array<string>(20_000).fill('')], { hidden: false, tooLong: true }],
  ])('%#', (args, expected) => {
    expect(readStartArguments(args)).toEqual(expected);
  });

  it.each([
    [{ hidden: true }, true],
    [{ hidden: false }, false],
    [{ hidden: 'true' }, false],
    [null, false],
    [undefined, false],
    ['hidden', false],
  ])('a second start that tells %j', (told, hidden) => {
    expect(isHiddenStart(told)).toBe(hidden);
  });
});
