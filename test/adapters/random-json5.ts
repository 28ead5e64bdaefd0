/** JSON5 texts as people write them, and what people change in them; the same seed gives the same again. */

import { fractionFrom } from '../support/random.ts';

export type Value = string | number | boolean | null | Value[] | { [key: string]: Value };

const KEYS = ['gateway', 'port', 'auth', 'token', 'agents', 'list', 'x-y', 'größe', '1st', 'env', 'controlUi', '_$'];
const WORDS = ['loopback', '${OPENCLAW_TOKEN}', "it's", 'say "hi"', '// no comment', '', 'ünï\u2713', '/* nor this */'];

export class Writer {
  readonly random: () => number;
  readonly #newline: string;
  readonly #unit: string;
  readonly #quote: string;
  readonly #bare: boolean;
  readonly #lastComma: boolean;
  #comments = 0;

  constructor(seed: number) {
    this.random = fractionFrom(seed);
    this.#newline = this.pick(['\n', '\n', '\r\n']);
    this.#unit = this.pick(['  ', '    ', '\t']);
    this.#quote = this.pick(['"', "'"]);
    this.#bare = this.random() < 0.6;
    this.#lastComma = this.random() < 0.5;
  }

  pick<T>(choices: readonly T[]): T {
    return choices[Math.floor(this.random() * choices.length)]!;
  }

  value(depth: number): Value {
    const kind = this.random();
    if (depth > 0 && kind < 0.45) {
      const keys = KEYS.filter(() => this.random() < 0.4);
      return Object.fromEntries(keys.map((key) => [key, this.value(depth - 1)]));
    }
    if (depth > 0 && kind < 0.6)
      return Array.from({ length: Math.floor(this.random() * 4) }, () => this.value(depth - 1));
    return this.pick<Value>([...WORDS, 18_789, -1.5, 1e30, true, false, null]);
  }

  /** With comments; each says the path of the object or list that it stands in. */
  text(value: Value): string {
    return `${this.#comment('', true)}${this.#print(value, '', '')}${this.#newline}`;
  }

  #print(value: Value, indent: string, path: string): string {
    if (typeof value === 'string') return this.#string(value);
    if (typeof value !== 'object' || value === null) return value === 18_789 ? '0x4965' : String(value);
    const isList = Array.isArray(value);
    const entries = Object.entries(value);
    const inOneLine = this.random() < 0.3;
    const inner = indent + this.#unit;
    const before = inOneLine ? ' ' : this.#newline + inner;
    const items = entries.map(([key, item], index) => {
      const text = this.#print(item, inOneLine ? indent : inner, `${path}/${key}`);
      const isLast = index === entries.length - 1;
      const comma = !isLast || this.#lastComma ? ',' : '';
      const colon = this.pick([': ', ' : ', ':']) + this.#comment(`${path}/${key}`, false);
      const name = isList ? '' : `${this.#key(key)}${colon}`;
      return `${before}${this.#comment(path, !inOneLine, inner)}${name}${text}${this.#comment(path, false)}${comma}${this.#comment(path, false)}`;
    });
    const last = this.#comment(path, false);
    const [open, close] = isList ? ['[', ']'] : ['{', '}'];
    const end = inOneLine || (entries.length === 0 && last === '') ? '' : this.#newline + indent;
    // A line comment may stand only where a line ends.
    const tail = !inOneLine && this.random() < 0.3 ? ` // ${this.#tag(path)}` : '';
    return `${open}${tail !== '' && entries.length > 0 ? tail : ''}${items.join('')}${last}${end}${close}`;
  }

  #string(text: string): string {
    const other = this.#quote === '"' ? "'" : '"';
    const quote = text.includes(this.#quote) ? other : this.#quote;
    return `${quote}${text}${quote}`;
  }

  #key(key: string): string {
    return this.#bare && /^[\p{L}_$][\p{L}\d_$]*$/u.test(key) ? key : this.#string(key);
  }

  #comment(path: string, ownLine: boolean, indent = ''): string {
    if (this.random() > 0.2) return '';
    if (ownLine && this.random() < 0.5) return `// ${this.#tag(path)}${this.#newline}${indent}`;
    return ` /* ${this.#tag(path)} */ `;
  }

  #tag(path: string): string {
    this.#comments += 1;
    return `@${String(this.#comments)} ${path}/`;
  }
}

/** One change anywhere in it, and the path of what was changed, whose comments may go with it. */
export function changed(
  value: Value,
  { pick, random }: Pick<Writer, 'pick' | 'random'>,
  made: () => Value,
): { readonly value: Value; readonly path: string } {
  if (Array.isArray(value)) {
    const at = Math.floor(random() * (value.length + 1));
    const what = random();
    if (what < 0.3 && at < value.length) {
      const inner = changed(value[at]!, { pick, random }, made);
      return { value: value.with(at, inner.value), path: '/' };
    }
    if (what < 0.6) return { value: value.toSpliced(at, 0, made()), path: '/' };
    return { value: value.toSpliced(at, 1), path: '/' };
  }
  if (typeof value !== 'object' || value === null) return { value: made(), path: '/' };
  const keys = Object.keys(value);
  const key = random() < 0.3 || keys.length === 0 ? pick(KEYS) : pick(keys);
  const entries = Object.entries(value);
  const what = random();
  if (what < 0.2) return { value: Object.fromEntries(entries.filter(([name]) => name !== key)), path: `/${key}/` };
  const old = value[key];
  if (old === undefined) return { value: { ...value, [key]: made() }, path: '/' };
  const inner = what < 0.3 ? { value: made(), path: '/' } : changed(old, { pick, random }, made);
  const next = Object.fromEntries(entries.map(([name, item]) => [name, name === key ? inner.value : item]));
  return { value: next, path: `/${key}${inner.path}` };
}
