/** Cuts a JSON5 text into its tokens, losing nothing. */

export interface Span {
  /** UTF-16 offsets; the end is behind the last character. */
  readonly start: number;
  readonly end: number;
}

export interface Token extends Span {
  readonly kind: 'blank' | 'comment' | 'string' | 'mark' | 'word';
  readonly text: string;
}

/** `word` is what is none of the others: numbers, names and literals. Whether it is a right one is for the parser to say. */
const PATTERNS: readonly (readonly [Token['kind'], RegExp])[] = [
  ['blank', /[\s\uFEFF]+/y],
  ['mark', /[{}[\]:,]/y],
  ['word', /[^\s\uFEFF{}[\]:,"'/]+/y],
  ['string', /"[^"\\\n\r]*(?:\\(?:\r\n|[\s\S])[^"\\\n\r]*)*"|'[^'\\\n\r]*(?:\\(?:\r\n|[\s\S])[^'\\\n\r]*)*'/y],
  ['comment', /\/\/[^\n\r\u2028\u2029]*|\/\*[\s\S]*?\*\//y],
];

/** Of a text that is valid JSON5; throws where it meets something else. */
export function json5Tokens(text: string): Token[] {
  const tokens: Token[] = [];
  let start = 0;
  while (start < text.length) {
    const token = tokenAt(text, start);
    tokens.push(token);
    start = token.end;
  }
  return tokens;
}

function tokenAt(text: string, start: number): Token {
  for (const [kind, pattern] of PATTERNS) {
    pattern.lastIndex = start;
    if (pattern.test(text)) return { kind, text: text.slice(start, pattern.lastIndex), start, end: pattern.lastIndex };
  }
  throw new Error(`unexpected character at ${String(start)}`);
}
