/** Edits of a config that a person wrote: what they did not touch is as they left it. */
import JSON5 from 'json5';
import { describe, expect, it } from 'vitest';
import { edited } from '../../src-main/adapters/config/config-editor.ts';
import { json5Tree, type Json5Node } from '../../src-main/adapters/config/json5/json5-tree.ts';
import { changed, Writer, type Value } from './random-json5.ts';

const MINE = `// head
{ // mine
  gateway: {
    port: 0x4965, // the port
    bind: 'loopback', /* b */
    auth: { mode: "token", token: '\${TOK}' }, // a
    controlUi: { allowedOrigins: [
      'https://a.example', // one
      'https://b.example', // two
    ] },
    // last words
  },
  'agents': { defaults: { ws: '/tmp' }, },
} // tail
`;

interface Config {
  gateway: {
    port?: number;
    bind: string;
    mode?: string;
    auth: Record<string, unknown>;
    controlUi: { allowedOrigins: string[] };
  };
  logging?: object;
  a?: unknown;
}

function after(text: string, edit: (value: Config) => unknown): string {
  const value = JSON5.parse<Config>(text);
  edit(value);
  const result = edited(text, value);
  if (!result.ok) throw new Error(result.problem);
  return result.text;
}

describe('an edit', () => {
  it('of nothing changes nothing', () => {
    expect(after(MINE, () => undefined)).toBe(MINE);
  });

  it.each<[string, (value: Config) => unknown, string, string]>([
    ['sets a value', (v) => (v.gateway.port = 1), '0x4965,', '1,'],
    ['sets a text in the quotes of the rest', (v) => (v.gateway.bind = "x'y"), "'loopback'", `'x\\'y'`],
    [
      'adds behind the last words',
      (v) => (v.gateway.mode = 'local'),
      'last words\n',
      "last words\n    mode: 'local',\n",
    ],
    ['removes, and keeps the comment', (v) => delete v.gateway.port, 'port: 0x4965, // the', '// the'],
    ['removes in a line', (v) => delete v.gateway.auth['mode'], 'mode: "token", ', ''],
    ['removes the last of a line', (v) => delete v.gateway.auth['token'], `, token: '\${TOK}'`, ''],
    ['adds to a line', (v) => (v.gateway.auth['x'] = 1), `TOK}' }`, `TOK}', x: 1 }`],
    [
      'adds an object',
      (v) => (v.logging = { level: 'info' }),
      '} // tail',
      "  logging: {\n    level: 'info',\n  },\n} // tail",
    ],
    [
      'adds to the end of a list',
      (v) => v.gateway.controlUi.allowedOrigins.push('c'),
      '// two\n',
      "// two\n      'c',\n",
    ],
    [
      'adds to the start of a list',
      (v) => v.gateway.controlUi.allowedOrigins.unshift('c'),
      "'https://a",
      "'c',\n      'https://a",
    ],
    ['takes out of a list', (v) => v.gateway.controlUi.allowedOrigins.shift(), "'https://a.example', // one", '// one'],
  ])('%s', (_what, edit, before, then) => {
    expect(MINE.split(before)).toHaveLength(2);
    expect(after(MINE, edit)).toBe(MINE.replace(before, () => then));
    const windows = MINE.replaceAll('\n', '\r\n');
    expect(after(windows, edit)).toBe(after(MINE, edit).replaceAll('\n', '\r\n'));
  });

  it.each([
    ['{}', '{\n  "a": {\n    "b": [1]\n  }\n}'],
    ['{ // nothing yet\n}\n', '{ // nothing yet\n  "a": {\n    "b": [1]\n  }\n}\n'],
    ['\uFEFF{}', '\uFEFF{\n  "a": {\n    "b": [1]\n  }\n}'],
    ['{"z": 1}', '{"z": 1, "a": {\n  "b": [1]\n}}'],
    ['{\n\tz: 1 // no comma\n}', '{\n\tz: 1, // no comma\n\ta: {\n\t\tb: [1]\n\t}\n}'],
    ['{ z: 1 // no comma\n}', '{ z: 1, // no comma\n  a: {\n    b: [1]\n  }\n}'],
    ["{ 'x\u2028y': '\\\n' /* \u2028 */ }", "{ 'x\u2028y': '\\\n', /* \u2028 */ 'a': {\n  'b': [1]\n} }"],
    ['{ __proto__: { x: 1 } }', '{ __proto__: { x: 1 }, a: {\n  b: [1]\n} }'],
  ])('of %j adds as the rest is written', (text, then) => {
    expect(after(text, (value) => (value.a = { b: [1] }))).toBe(then);
  });

  it('of a key that stands there twice changes the one that counts', () => {
    expect(after('{ a: 1, a: 2 }', (value) => (value.a = 3))).toBe('{ a: 1, a: 3 }');
    expect(JSON5.parse(after('{ a: 1, b: 0, a: 2 }', (value) => delete value.a))).toEqual({ b: 0 });
  });

  it.each([
    ['that is broken', '{ a: '],
    ['with more behind it', '{} {}'],
    ['that is too deep', `${'['.repeat(100)}${']'.repeat(100)}`],
  ])('of a text %s is refused', (_what, text) => {
    expect(edited(text, { a: 1 })).toMatchObject({ ok: false, problem: expect.any(String) });
    expect(edited('{}', { a: 1 })).toMatchObject({ ok: true });
  });
});

it('300 random edits of 30 random texts lose no comment, no order and no spelling', () => {
  let edits = 0;
  let seen = 0;
  for (let seed = 1; seed <= 30; seed += 1) {
    const writer = new Writer(seed);
    let value = Object.fromEntries(['gateway', 'agents', 'b'].map((key) => [key, writer.value(3)])) as Value;
    let text = writer.text(value);
    expect(JSON5.parse(text)).toEqual(value);
    for (let i = 0; i < 10; i += 1) {
      const change = changed(value, { pick: (choices) => writer.pick(choices), random: writer.random }, () =>
        writer.value(1),
      );
      const result = edited(text, change.value as object);
      const about = `seed ${seed}, edit ${i} at ${change.path}\n${text}`;
      if (!result.ok) throw new Error(`${result.problem}: ${about}`);
      expect(JSON5.parse(result.text), about).toEqual(change.value);
      expect(Object.keys(JSON5.parse(result.text)), about).toEqual(order(value, change.value));
      const mayGo = (comment: string): boolean => change.path !== '/' && comment.includes(` ${change.path}`);
      expect(comments(result.text), about).toEqual(
        expect.arrayContaining(comments(text).filter((comment) => !mayGo(comment))),
      );
      expectUntouched([json5Tree(text).root, text], [json5Tree(result.text).root, result.text], change.path);
      seen += comments(result.text).length;
      ({ value } = change);
      text = result.text;
      edits += 1;
    }
  }
  expect(edits).toBe(300);
  expect(seen).toBeGreaterThan(1_000);
});

function comments(text: string): string[] {
  return text.match(/@\d+ [^\s*]*\//g) ?? [];
}

/** What stands beside the path of a change is spelled as it was, down to each blank. */
function expectUntouched([before, text]: [Json5Node, string], [now, nowText]: [Json5Node, string], path: string): void {
  if (before.kind !== 'object' || now.kind !== 'object' || path === '/') return;
  const [, key = '', ...rest] = path.split('/');
  for (const { key: name, value } of before.items) {
    const then = now.items.find((item) => item.key === name)?.value;
    if (then === undefined) continue;
    if (name === key) expectUntouched([value, text], [then, nowText], `/${rest.join('/')}`);
    else expect(nowText.slice(then.start, then.end)).toBe(text.slice(value.start, value.end));
  }
}

function order(before: Value, now: Value): string[] {
  const kept = Object.keys(before as object).filter((key) => Object.hasOwn(now as object, key));
  return [...kept, ...Object.keys(now as object).filter((key) => !kept.includes(key))];
}
