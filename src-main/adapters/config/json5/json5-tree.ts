/** A JSON5 text as a tree of places in it: where each value begins and ends, so that one can change and the rest stay. */
import JSON5 from 'json5';
import { json5Tokens, type Span, type Token } from './json5-tokens.ts';

export interface Item extends Span {
  /** Of a member of an object; absent in a list. */
  readonly key?: string;
  readonly value: Json5Node;
  /** The comma behind it, where there is one. */
  readonly comma?: Span;
}

export interface Json5Container extends Span {
  readonly kind: 'object' | 'list';
  readonly items: readonly Item[];
  /** Those that stand in it, but not in what is in it. */
  readonly comments: readonly Span[];
}

export type Json5Node = Json5Container | (Span & { readonly kind: 'scalar'; readonly value: unknown });

export interface Json5Tree {
  readonly root: Json5Node;
  readonly tokens: readonly Token[];
}

/** What is deeper than this is no config, and would only exhaust the stack. */
const DEEPEST = 64;

/** Throws with what is wrong where the text is not JSON5. */
export function json5Tree(text: string): Json5Tree {
  JSON5.parse(text);
  const tokens = json5Tokens(text);
  return { root: new TreeReader(tokens).value(0), tokens };
}

/** What a place says. */
export function valueAt(node: Json5Node): unknown {
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'list') return node.items.map(({ value }) => valueAt(value));
  return Object.fromEntries(node.items.map(({ key = '', value }) => [key, valueAt(value)]));
}

/** Of tokens that make a valid text, so that it need not look for what is missing. */
class TreeReader {
  readonly #tokens: readonly Token[];
  #at = 0;
  /** Seen since the object or list that is being read was opened. */
  #comments: Span[] = [];

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens.filter(({ kind }) => kind !== 'blank');
  }

  value(depth: number): Json5Node {
    if (depth > DEEPEST) throw new Error(`deeper than ${String(DEEPEST)} levels`);
    const token = this.#next();
    if (token.text === '{' || token.text === '[') return this.#container(token, depth);
    return { kind: 'scalar', start: token.start, end: token.end, value: scalar(token) };
  }

  #container({ text, start }: Token, depth: number): Json5Container {
    const [kind, closing] = text === '{' ? (['object', '}'] as const) : (['list', ']'] as const);
    const outer = this.#comments;
    this.#comments = [];
    const items: Item[] = [];
    while (this.#peek().text !== closing) items.push(this.#item(kind, depth));
    const { end } = this.#next();
    const comments = this.#comments;
    this.#comments = outer;
    return { kind, start, end, items, comments };
  }

  #item(kind: Json5Container['kind'], depth: number): Item {
    const { start } = this.#peek();
    const key = kind === 'object' ? this.#key() : undefined;
    const value = this.value(depth + 1);
    const comma = this.#peek().text === ',' ? this.#next() : undefined;
    return { start, end: value.end, value, ...(key !== undefined && { key }), ...(comma && { comma }) };
  }

  #key(): string {
    const { text } = this.#next();
    this.#next(); // the colon
    return /^[A-Za-z_$][\w$]*$/.test(text) ? text : (Object.keys(JSON5.parse<object>(`{${text}:0}`))[0] ?? '');
  }

  #peek(): Token {
    for (let token = this.#tokens[this.#at]; token !== undefined; token = this.#tokens[this.#at]) {
      if (token.kind !== 'comment') return token;
      this.#comments.push(token);
      this.#at += 1;
    }
    throw new Error('the text ends too early');
  }

  #next(): Token {
    const token = this.#peek();
    this.#at += 1;
    return token;
  }
}

/** `JSON.parse` is many times faster, and reads most of them. */
function scalar({ text, kind }: Token): unknown {
  const isPlain = kind === 'string' ? /^"[^\\]*"$/.test(text) : /^(?:true|false|null|-?[1-9]\d*)$/.test(text);
  return isPlain ? JSON.parse(text) : JSON5.parse(text);
}
