/** Names in the picture of the overview. */
const NAME_IN_PICTURE = 16;
const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
/** They are twice as wide as other letters. */
const WIDE = /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}|\p{Emoji_Presentation}|ー/u;

/** As much of a name as fits below its picture; the whole of it is in the list. */
export function shortName(name: string): string {
  let room = NAME_IN_PICTURE;
  let fitting = '';
  for (const { segment, index } of graphemes.segment(name)) {
    const width = WIDE.test(segment) ? 2 : 1;
    const isLast = index + segment.length === name.length;
    // The dots need a place of their own.
    if (width > (isLast ? room : room - 1)) return `${fitting.trimEnd()}…`;
    room -= width;
    fitting += segment;
  }
  return name;
}
