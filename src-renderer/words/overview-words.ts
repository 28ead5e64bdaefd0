/** The overview in words. */
import { countWords } from '../../src-main/gateway/words/plain-words.ts';

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

export function moreDevices(count: number): string {
  return `${countWords(count, 'more device', 'more devices')} connected`;
}

export const NOTHING_WAITS = 'Nothing waits for a decision.';
export const THIS_BROWSER = 'This browser';
export const WAITING_UNKNOWN = 'Whether something waits now is not known.';
export const NOBODY_CONNECTED = {
  running: 'No device is connected now. Those that are paired come back by themselves.',
  none: 'No device is paired yet.',
  stopped: 'No device can connect while the gateway does not run.',
} as const;
