/** Names that a person could take for one another, though their characters differ. Pure. */
import type { PairedDevice } from './paired-device.ts';

/** Letters that are drawn like a Latin one, by that Latin letter: capitals first, as some change when they are lowered. */
const CAPITALS: Readonly<Record<string, string>> = { h: 'Η', m: 'Μ', n: 'Ν', x: 'Χ', y: 'Υ' };
const LETTERS: Readonly<Record<string, string>> = {
  a: 'аαɑ',
  b: 'вβьʙ',
  c: 'сϲ',
  d: 'ԁđ',
  e: 'еεєҽ',
  g: 'ɡց',
  h: 'нһհħ',
  j: 'јϳ',
  k: 'кκ',
  // i, l and 1 look alike in many typefaces, and so do their capitals.
  l: 'iı1|!ιіӏłʟǀ',
  m: 'м',
  n: 'ηпո',
  o: '0оοσօøᴏ',
  p: 'рρ',
  q: 'ԛզ',
  r: 'гᴦ',
  s: 'ѕꜱ',
  t: 'тτ',
  u: 'υսμц',
  v: 'νѵ',
  w: 'ωԝшѡ',
  x: 'хχ',
  y: 'уγү',
  z: 'ζᴢ',
};
/** Pairs that run together. */
const PAIRS: readonly (readonly [RegExp, string])[] = [
  [/rn/g, 'm'],
  [/vv/g, 'w'],
  [/cl/g, 'd'],
];

const capitals = inverted(CAPITALS);
const letters = inverted(LETTERS);

/** What two names have in common where they look alike; empty for an empty name. */
export function looksOf(name: string): string {
  const bare = Array.from(
    name.normalize('NFKD').replace(/\p{M}/gu, ''),
    (character) => capitals.get(character) ?? character,
  )
    .join('')
    .toLowerCase();
  const folded = Array.from(bare, (character) => letters.get(character) ?? character).join('');
  const word = folded.replace(/[^\p{L}\p{N}]/gu, '');
  return PAIRS.reduce((looks, [pair, drawn]) => looks.replace(pair, drawn), word === '' ? folded : word);
}

/** The name of another trusted device that this one could be mistaken for. */
export function lookAlikeOf(
  asker: { readonly deviceId: string; readonly name: string },
  trusted: Iterable<PairedDevice>,
): string | undefined {
  if (asker.name === '') return undefined;
  const looks = looksOf(asker.name);
  for (const device of trusted) {
    if (device.deviceId !== asker.deviceId && looksOfDevice(device).includes(looks)) return device.label ?? device.name;
  }
  return undefined;
}

/** Records are never changed but replaced, and there may be thousands of them for each knock. */
const known = new WeakMap<PairedDevice, readonly string[]>();

function looksOfDevice(device: PairedDevice): readonly string[] {
  const before = known.get(device);
  if (before !== undefined) return before;
  const names = [device.label ?? '', device.name].filter((name) => name !== '');
  const looks = names.map(looksOf);
  known.set(device, looks);
  return looks;
}

function inverted(drawnLike: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(drawnLike).flatMap(([latin, others]) => Array.from(others, (other) => [other, latin] as const)),
  );
}
