/** Text that a stranger chose, made safe to show: one line, visible characters, at most 64 graphemes. */
import { LIMITS } from '../protocol/limits.ts';

/**
 * Controls, format characters (bidirectional marks and zero widths among them), surrogates, private use, separators, and
 * what draws nothing: fillers, variation selectors, the empty Braille cell.
 */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]/gu;
/** Combining marks stacked on one letter grow over the lines around it. */
const STACKED_MARKS = /(\p{M}{2})\p{M}+/gu;
const ASCII = /^[\x20-\x7e]*$/;
let segmenter: Intl.Segmenter | undefined;

/** Before cutting by grapheme: a bound on what the segmenter has to look at. */
const LONGEST_LOOKED_AT = 4_096;
/** Code points of one grapheme: in some scripts a whole line of letters counts as one. */
const LONGEST_GRAPHEME = 8;

export function displayText(raw: string | undefined): string {
  return displayLine(raw, LIMITS.nameGraphemes);
}

/** The same for what is no name and may be longer. */
export function displayLine(raw: string | undefined, mostGraphemes: number): string {
  const line = (raw ?? '')
    .slice(0, LONGEST_LOOKED_AT)
    .replace(/\s+/g, ' ')
    .replace(UNSAFE, '')
    .replace(STACKED_MARKS, '$1')
    .replace(/ {2,}/g, ' ')
    .trim();
  const kept: string[] = [];
  for (const grapheme of graphemes(line)) {
    if (kept.length === mostGraphemes) return `${kept.slice(0, -1).join('').trimEnd()}…`;
    kept.push(grapheme);
  }
  return kept.join('');
}

/** In ASCII each letter is one. The segmenter takes 11 ms to make, at a start or at a device's first word: once it is needed. */
function* graphemes(line: string): Iterable<string> {
  if (ASCII.test(line)) return yield* line;
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  for (const { segment } of segmenter.segment(line)) yield Array.from(segment).slice(0, LONGEST_GRAPHEME).join('');
}
