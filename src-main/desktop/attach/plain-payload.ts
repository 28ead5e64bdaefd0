/** Whatever a gateway elsewhere sends, made fit to be shown: nobody vouches for it. Pure. */

/** As display-text.ts has it, but for line ends and tabs, which texts longer than a name have a use for. */
const UNSAFE = /[^\P{Cc}\n\r\t]|[\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu;
/** Deeper than any answer goes; a deeper one is cut there. */
const DEEPEST = 24;
/** More than any page draws. */
const LONGEST_LIST = 5_000;
/** A whole config is no longer. */
const LONGEST_TEXT = 1_048_576;

export function plainPayload(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return value.slice(0, LONGEST_TEXT).replace(UNSAFE, '');
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= DEEPEST) return undefined;
  if (Array.isArray(value)) return value.slice(0, LONGEST_LIST).map((item: unknown) => plainPayload(item, depth + 1));
  const entries = Object.entries(value).slice(0, LONGEST_LIST);
  return Object.fromEntries(entries.map(([name, item]) => [name, plainPayload(item, depth + 1)]));
}
