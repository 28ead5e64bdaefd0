/** How a JSON5 text is written, so that what is added looks like the rest. */
import JSON5 from 'json5';
import type { Token } from './json5-tokens.ts';
import type { Json5Tree } from './json5-tree.ts';

export interface Json5Style {
  readonly quote: '"' | "'";
  /** Keys stand without quotes where they can. */
  readonly bareKeys: boolean;
  readonly newline: '\n' | '\r\n';
  /** One level. */
  readonly indent: string;
  /** Lists and objects over several lines end in a comma. */
  readonly lastComma: boolean;
}

/** As a plain JSON file is written, where there is nothing to learn from. */
export function styleOf({ root, tokens }: Json5Tree, text: string): Json5Style {
  const strings = tokens.filter(({ kind }) => kind === 'string');
  const single = strings.filter(({ text: quoted }) => quoted.startsWith("'")).length;
  const marks = tokens.filter(({ kind }) => kind !== 'blank' && kind !== 'comment');
  const bare = marks.some(({ kind }, index) => kind === 'word' && marks[index + 1]?.text === ':');
  const first = root.kind === 'scalar' ? undefined : root.items[0];
  return {
    quote: single > strings.length - single ? "'" : '"',
    bareKeys: bare,
    newline: text.includes('\r\n') ? '\r\n' : '\n',
    indent: (first && ownIndent(text, first.start)) || '  ',
    lastComma: endsLinesWithComma(tokens),
  };
}

/** The blanks before this place, if nothing else stands before it on its line. */
export function ownIndent(text: string, at: number): string | undefined {
  const before = text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
  return /^[^\S\n]*$/.test(before) ? before : undefined;
}

/** The blanks that the line with this place begins with. */
export function lineIndent(text: string, at: number): string {
  return /^[ \t]*/.exec(text.slice(text.lastIndexOf('\n', at - 1) + 1))?.[0] ?? '';
}

/** `at` is the indent of the line that the value begins on. Lists of plain values stay on one line. */
export function printed(value: unknown, at: string, style: Json5Style): string {
  if (typeof value !== 'object' || value === null) return JSON5.stringify(value, { quote: style.quote });
  const isList = Array.isArray(value);
  const inner = at + style.indent;
  const items = isList
    ? value.map((item: unknown) => printed(item, inner, style))
    : Object.entries(value).map(([key, item]) => member(key, item, inner, style));
  const [open, close] = isList ? ['[', ']'] : ['{', '}'];
  if (items.length === 0) return open + close;
  if (isList && value.every((item) => typeof item !== 'object' || item === null)) {
    return `${open}${items.join(', ')}${close}`;
  }
  const { newline } = style;
  const lines = items.join(`,${newline}${inner}`);
  return `${open}${newline}${inner}${lines}${style.lastComma ? ',' : ''}${newline}${at}${close}`;
}

export function member(key: string, value: unknown, at: string, style: Json5Style): string {
  const isBare = style.bareKeys && /^[A-Za-z_$][\w$]*$/.test(key);
  const name = isBare ? key : JSON5.stringify(key, { quote: style.quote });
  return `${name}: ${printed(value, at, style)}`;
}

function endsLinesWithComma(tokens: readonly Token[]): boolean {
  let last: string | undefined;
  let newline = false;
  for (const { kind, text } of tokens) {
    if (kind === 'blank') newline ||= text.includes('\n');
    else if (kind !== 'comment') {
      if ((text === '}' || text === ']') && newline && last === ',') return true;
      last = text;
      newline = false;
    }
  }
  return false;
}
