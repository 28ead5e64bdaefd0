/**
 * Changes what a JSON5 text says, and nothing else about it: what stays keeps its place, its spelling, its comments.
 * Each change is a splice of the text. (The libraries that do this were tried: they lose a bracket here, as in
 * `{ "a": {"b": 1}}` without `b`, and a comment there.)
 */
import { isDeepStrictEqual } from 'node:util';
import JSON5 from 'json5';
import { errorWords, membersOf } from '../../gateway/index.ts';
import { lineIndent, member, ownIndent, printed, styleOf, type Json5Style } from './json5/json5-style.ts';
import type { Span } from './json5/json5-tokens.ts';
import { json5Tree, valueAt, type Item, type Json5Container, type Json5Node } from './json5/json5-tree.ts';

export type Edited = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly problem: string };

interface Splice extends Span {
  readonly text: string;
}

/** The text, changed so that it says `value`. Fails where the text is one that it cannot read for certain. */
export function edited(text: string, value: object): Edited {
  try {
    const result = new Editor(text).become(value);
    // Whatever a comment or an odd spelling may have led to: never a file that says something else.
    if (!isDeepStrictEqual(JSON5.parse(result), value))
      return { ok: false, problem: 'it would not say what it should' };
    return { ok: true, text: result };
  } catch (error) {
    return { ok: false, problem: errorWords(error) };
  }
}

class Editor {
  readonly #text: string;
  readonly #root: Json5Node;
  readonly #style: Json5Style;
  readonly #splices: Splice[] = [];

  constructor(text: string) {
    this.#text = text;
    const tree = json5Tree(text);
    this.#root = tree.root;
    this.#style = styleOf(tree, text);
  }

  become(value: object): string {
    this.#change(this.#root, value);
    let result = '';
    let at = 0;
    for (const { start, end, text } of this.#splices.sort((a, b) => a.start - b.start || a.end - b.end)) {
      result += this.#text.slice(at, start) + text;
      at = end;
    }
    return result + this.#text.slice(at);
  }

  #change(node: Json5Node, value: unknown): void {
    if (isDeepStrictEqual(valueAt(node), value)) return;
    const members = membersOf(value);
    if (node.kind === 'object' && members !== undefined) this.#changeObject(node, members);
    else if (node.kind === 'list' && Array.isArray(value)) this.#changeList(node, value);
    else this.#splice(node, printed(value, lineIndent(this.#text, node.start), this.#style));
  }

  #changeObject(node: Json5Container, value: Readonly<Record<string, unknown>>): void {
    // Of a key that stands there twice, the last counts.
    const counts = new Map(node.items.map((item) => [item.key, item]));
    const kept = node.items.filter(({ key }) => Object.hasOwn(value, key ?? ''));
    for (const item of new Set(counts.values())) {
      if (kept.includes(item)) this.#change(item.value, value[item.key ?? '']);
    }
    const added = Object.entries(value).filter(([key]) => !counts.has(key));
    this.#rearrange(node, kept, (indent) => added.map(([key, item]) => member(key, item, indent, this.#style)));
  }

  #changeList(node: Json5Container, value: readonly unknown[]): void {
    const { items } = node;
    const old = items.map((item) => valueAt(item.value));
    const same = (a: number, b: number): boolean => isDeepStrictEqual(old[a], value[b]);
    const shorter = Math.min(items.length, value.length);
    let head = 0;
    while (head < shorter && same(head, head)) head += 1;
    let tail = 0;
    while (tail < shorter - head && same(items.length - 1 - tail, value.length - 1 - tail)) tail += 1;
    const [oldMiddle, newMiddle] = [items.slice(head, items.length - tail), value.slice(head, value.length - tail)];
    for (const [index, item] of oldMiddle.slice(0, newMiddle.length).entries())
      this.#change(item.value, newMiddle[index]);
    const more = newMiddle.slice(oldMiddle.length);
    const next = tail === 0 ? undefined : items[items.length - tail];
    const dropped = new Set(oldMiddle.slice(newMiddle.length));
    const kept = items.filter((item) => !dropped.has(item));
    if (next !== undefined) this.#insertBefore(next, more);
    this.#rearrange(node, kept, (indent) =>
      next === undefined ? more.map((item) => printed(item, indent, this.#style)) : [],
    );
  }

  #insertBefore(next: Item, values: readonly unknown[]): void {
    const indent = ownIndent(this.#text, next.start);
    const between = indent === undefined ? ', ' : `,${this.#style.newline}${indent}`;
    const at = indent ?? lineIndent(this.#text, next.start);
    const text = values.map((value) => printed(value, at, this.#style) + between).join('');
    if (text !== '') this.#splice({ start: next.start, end: next.start }, text);
  }

  /** Takes out the items that are not kept, and puts the new ones behind those that are. */
  #rearrange(node: Json5Container, kept: readonly Item[], newItems: (indent: string) => readonly string[]): void {
    const { items } = node;
    const removed = items.filter((item) => !kept.includes(item));
    for (const item of removed) this.#remove(item, node);
    const anchor = this.#anchor(node, kept, removed);
    const indent = this.#indentIn(node, anchor);
    const added = newItems(indent ?? lineIndent(this.#text, node.start));
    const last = kept.at(-1);
    const endsInComma = items.at(-1)?.comma !== undefined;
    if (added.length === 0) {
      if (removed.length > 0 && !endsInComma && last?.comma !== undefined) this.#splice(last.comma, '');
      return;
    }
    if (last !== undefined && last.comma === undefined) this.#splice({ start: last.end, end: last.end }, ',');
    const comma = (items.length > 0 ? endsInComma : indent !== undefined && this.#style.lastComma) ? ',' : '';
    if (indent === undefined) this.#appendInLine(anchor, added.join(', ') + comma);
    else this.#appendLines(node, anchor, added, comma, indent);
  }

  /** Behind all that stays in this object or list. */
  #anchor({ start, comments }: Json5Container, kept: readonly Item[], removed: readonly Item[]): number {
    const ends = comments
      .filter((comment) => !removed.some((item) => comment.start >= item.start && comment.start < item.end))
      .map(({ end }) => end);
    return Math.max(start + 1, ...kept.map(({ end, comma }) => comma?.end ?? end), ...ends);
  }

  #appendInLine(anchor: number, text: string): void {
    const pad = '[{'.includes(this.#text[anchor - 1] ?? '') ? '' : ' ';
    this.#splice({ start: anchor, end: anchor }, pad + text);
  }

  #appendLines(node: Json5Container, anchor: number, added: readonly string[], comma: string, indent: string): void {
    const { newline } = this.#style;
    const lines = newline + indent + added.join(`,${newline}${indent}`) + comma;
    const rest = this.#text.slice(anchor, node.end - 1);
    const closing = rest.includes('\n') ? '' : newline + lineIndent(this.#text, node.start);
    const isBlank = /^[^\S\n]+$/.test(rest);
    this.#splice({ start: anchor, end: isBlank ? node.end - 1 : anchor }, lines + closing);
  }

  /** The indent of a new item on a line of its own; undefined where it goes behind the others on theirs. */
  #indentIn({ start, end, items, kind, comments }: Json5Container, anchor: number): string | undefined {
    const text = this.#text.slice(start, end);
    const own = items.map((item) => ownIndent(this.#text, item.start)).findLast((found) => found !== undefined);
    if (own !== undefined) return own;
    const isBehindLineComment = comments.some(
      (comment) => comment.end === anchor && this.#text.startsWith('//', comment.start),
    );
    const isEmptyAndOpen = items.length === 0 && (kind === 'object' || text.includes('\n'));
    if (!isBehindLineComment && !isEmptyAndOpen) return undefined;
    return lineIndent(this.#text, start) + this.#style.indent;
  }

  /** With its comma; and where nothing else stands there, with its line. Comments around it stay. */
  #remove({ start, end, comma }: Item, node: Json5Container): void {
    const blanksOnly = comma === undefined || /^\s*$/.test(this.#text.slice(end, comma.start));
    const to = comma !== undefined && blanksOnly ? comma.end : end;
    if (comma !== undefined && !blanksOnly) this.#splice(comma, '');
    const before = ownIndent(this.#text, start);
    const after = /^[^\S\n]*\n/.exec(this.#text.slice(to, node.end))?.[0];
    if (before !== undefined && after !== undefined) {
      this.#splice({ start: start - before.length, end: to + after.length }, '');
      return;
    }
    const gap = /^[^\S\r\n]*/.exec(this.#text.slice(to))?.[0].length ?? 0;
    this.#splice({ start, end: to + gap }, '');
  }

  #splice(span: Span, text: string): void {
    this.#splices.push({ start: span.start, end: span.end, text });
  }
}
