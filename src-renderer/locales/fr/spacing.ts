/** French parts its marks from the words by a space that no line ends at; in the catalogue they are plain ones, to be typed. */
export function unbroken(message: string): string {
  return message
    .replaceAll(/ (?=[;?!])/g, '\u202f')
    .replaceAll(/ (?=[:»])/g, '\u00a0')
    .replaceAll('« ', '«\u00a0');
}
