/** Names in the picture of the overview. */
const NAME_IN_PICTURE = 16;
const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** As much of a name as fits below its picture; the whole of it is in the list. */
export function shortName(name: string): string {
  const letters = [...graphemes.segment(name)].map(({ segment }) => segment);
  return letters.length <= NAME_IN_PICTURE
    ? name
    : `${letters
        .slice(0, NAME_IN_PICTURE - 1)
        .join('')
        .trimEnd()}…`;
}
