/** What a person types for a node becomes parameters, or a sentence at the field that is wrong. */
import { describe, expect, it } from 'vitest';
import {
  commandForm,
  JSON_FIELD,
  paramsFromJson,
  paramsOf,
  type Typed,
} from '../../src-renderer/state/command-form.ts';

describe.each<[string, Typed, unknown]>([
  ['system.run', { command: 'ls\n -l \n\n', cwd: ' ' }, { command: ['ls', '-l'] }],
  ['system.which', { bins: 'ls' }, { bins: ['ls'] }],
  ['system.notify', { title: ' Hello ', priority: 'active' }, { title: 'Hello', priority: 'active' }],
  ['location.get', { maxAgeMs: '0' }, { maxAgeMs: 0 }],
  ['camera.list', {}, {}],
])('%s', (command, typed, params) => {
  it(`is asked with ${JSON.stringify(params)}`, () => {
    expect(paramsOf(commandForm(command) ?? [], typed)).toEqual({ ok: true, params });
  });
});

describe.each<[string, Typed, string]>([
  ['system.run', { command: ' \n' }, 'command'],
  ['system.notify', {}, 'title'],
  ['system.notify', { title: 'x', priority: 'now' }, 'priority'],
  ['location.get', { maxAgeMs: 'soon' }, 'maxAgeMs'],
  ['location.get', { maxAgeMs: '-1' }, 'maxAgeMs'],
  ['camera.snap', { maxWidth: 'Infinity' }, 'maxWidth'],
])('%s with %j', (command, typed, field) => {
  it(`is not asked, because of ${field}`, () => {
    const made = paramsOf(commandForm(command) ?? [], typed);
    expect(made.ok ? [] : Object.keys(made.problems)).toEqual([field]);
  });
});

it.each([
  ['', undefined],
  ['  ', undefined],
  ['{"a":[1]}', { a: [1] }],
  ['null', null],
])('takes %j as JSON', (text, params) => {
  expect(paramsFromJson(text)).toEqual({ ok: true, params });
});

it.each(['{', "{'a':1}", 'ls -l'])('says that %j is no JSON', (text) => {
  const made = paramsFromJson(text);
  expect(made.ok ? '' : made.problems[JSON_FIELD]).toMatch(/^This is not JSON\./);
});

it.each(['constructor', '__proto__', 'toString', 'health.summary'])('knows no form of %s', (command) => {
  expect(commandForm(command)).toBeUndefined();
});
