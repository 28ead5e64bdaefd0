/** A stranger's words, made safe to show: one line of visible characters, not too long. */
import { describe, expect, it } from 'vitest';
import { displayText } from '../../src-main/gateway/pairing/display-text.ts';

const graphemes = (text: string): number => [...new Intl.Segmenter('en').segment(text)].length;

describe('a name', () => {
  it.each(['Pixel 9', "Anna's iPhone", 'Büro-PC (2)', '台所のタブレット', 'мой телефон', '👍🏽', '🇩🇪 Phone', 'क्षत्रिय'])(
    '%s is shown as it is',
    (name) => {
      expect(displayText(name)).toBe(name);
    },
  );

  it.each([
    ['a right-to-left override', 'Anna\u202egnp.exe', 'Annagnp.exe'],
    ['isolates and marks of direction', '\u2066a\u2069\u200e\u200fb\u061c', 'ab'],
    ['a NUL', 'a\0b', 'ab'],
    ['a newline', 'a\nApproved', 'a Approved'],
    ['line and paragraph separators', 'a\u2028b\u2029c', 'a b c'],
    ['an escape sequence', '\u001b[2Ja\u001b]0;x\u0007', '[2Ja]0;x'],
    ['an eight-bit escape', '\u009b2Ja', '2Ja'],
    ['a delete', 'a\u007fb', 'ab'],
    ['zero widths', 'a\u200bb\u200c\u200d\u2060c', 'abc'],
    ['a byte order mark, which counts as a blank', 'a\ufeffb', 'a b'],
    ['a soft hyphen', 'a\u00adb', 'ab'],
    ['tag characters', 'a\u{e0041}\u{e007f}b', 'ab'],
    ['private use and unassigned characters', 'a\ue000\u{10fffd}\u0378b', 'ab'],
    ['half a surrogate pair', 'a\ud83db', 'ab'],
    ['letters that draw nothing', '\u3164\u115f\u1160\uffa0a\u034f\u17b4', 'a'],
    ['an empty Braille cell', '\u2800\u2800', ''],
    ['blanks around and between', ' \t a \u00a0\u3000 b ', 'a b'],
  ])('with %s loses it', (_what, raw, shown) => {
    expect(displayText(raw)).toBe(shown);
  });

  it.each([[undefined], [''], ['   '], ['\u200b\u202e'], ['\n\n']])('that shows nothing (%j) is empty', (raw) => {
    expect(displayText(raw)).toBe('');
  });

  it('of 64 characters stays whole, and of 65 ends in an ellipsis within the 64', () => {
    expect(displayText('x'.repeat(64))).toBe('x'.repeat(64));
    expect(displayText('x'.repeat(65))).toBe(`${'x'.repeat(63)}…`);
  });

  it('of emoji is counted by what a person sees, and cut between them', () => {
    const flags = '🇩🇪'.repeat(64);
    expect(displayText(flags)).toBe(flags);
    const cut = displayText('👍🏽'.repeat(100));
    expect(cut).toBe(`${'👍🏽'.repeat(63)}…`);
    expect(graphemes(cut)).toBe(64);
  });

  it('of sixty thousand characters is short, whatever they are', () => {
    const leadingJamo = '\u1100'; // any number of these is one grapheme
    const conjunct = 'क\u094d'; // and so are these, in newer editions of Unicode
    for (const piece of ['x', 'é', '👍🏽', 'e\u0301', ' ', leadingJamo, conjunct, '\u0300', '🇩', 'a\u202e']) {
      const shown = displayText(piece.repeat(60_000 / piece.length));
      expect(graphemes(shown)).toBeLessThanOrEqual(64);
      expect(shown.length).toBeLessThanOrEqual(64 * 8);
    }
  });

  it('keeps two marks on a letter, which languages need, and drops the tower above them', () => {
    expect(displayText('ệ'.normalize('NFD'))).toBe('ệ'.normalize('NFD'));
    expect(displayText(`Z${'\u0310'.repeat(50)}algo`)).toBe('Z\u0310\u0310algo');
    expect(displayText(`Z${'\u0310\u200b'.repeat(50)}algo`)).toBe('Z\u0310\u0310algo');
  });

  it('that was made safe once stays as it is', () => {
    for (const raw of [
      'a\u202eb',
      'x'.repeat(70),
      'a \u200b b',
      'Z\u0310\u0310\u0310',
      ' \u200b x',
      'a\u00ad\u0301\u0301\u0301',
    ]) {
      expect(displayText(displayText(raw))).toBe(displayText(raw));
    }
  });
});
