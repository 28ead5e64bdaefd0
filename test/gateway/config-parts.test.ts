/** The rules by which a config that a client sends becomes the next one. */
import { describe, expect, it } from 'vitest';
import { mergePatch } from '../../src-main/gateway/config/merge-patch.ts';
import { REDACTED, redactedConfig } from '../../src-main/gateway/config/redacted-config.ts';
import { restoredConfig } from '../../src-main/gateway/config/restored-config.ts';

describe('a partial change', () => {
  const CONFIG = {
    gateway: { port: 1, auth: { token: 't' }, controlUi: { allowedOrigins: ['a', 'b'] } },
    models: [
      { id: 'x', size: 1, tags: ['one'] },
      { id: 'y', size: 2 },
    ],
  };

  it.each<[object, object | null, readonly string[], readonly string[]]>([
    [{}, CONFIG, [], []],
    [{ gateway: { port: 2 } }, { ...CONFIG, gateway: { ...CONFIG.gateway, port: 2 } }, [], []],
    [{ n: { e: { w: 1 } } }, { ...CONFIG, n: { e: { w: 1 } } }, [], []],
    [{ models: null }, null, [], ['models']],
    [{ models: null }, { gateway: CONFIG.gateway }, ['models'], []],
    [{ gateway: null }, null, [], ['gateway.controlUi.allowedOrigins']],
    [{ gateway: 7 }, null, ['gateway'], ['gateway.controlUi.allowedOrigins']],
    [{ gateway: null }, { models: CONFIG.models }, ['gateway.controlUi.allowedOrigins'], []],
    [{ gateway: { controlUi: { allowedOrigins: ['b'] } } }, null, [], ['gateway.controlUi.allowedOrigins']],
    [{ gateway: { controlUi: { allowedOrigins: ['b', 'c'] } } }, null, [], ['gateway.controlUi.allowedOrigins']],
    [{ gateway: { controlUi: { allowedOrigins: {} } } }, null, [], ['gateway.controlUi.allowedOrigins']],
    [{ gateway: { auth: ['t'] } }, { ...CONFIG, gateway: { ...CONFIG.gateway, auth: ['t'] } }, [], []],
    [
      { gateway: { controlUi: { allowedOrigins: ['c', 'b', 'a'] } } },
      { ...CONFIG, gateway: { ...CONFIG.gateway, controlUi: { allowedOrigins: ['c', 'b', 'a'] } } },
      [],
      [],
    ],
    [
      { models: [{ id: 'z' }, { id: 'x', size: 9 }] },
      { ...CONFIG, models: [{ id: 'x', size: 9, tags: ['one'] }, { id: 'y', size: 2 }, { id: 'z' }] },
      [],
      [],
    ],
    [{ models: [{ id: 'x', tags: [] }] }, null, [], ['models[].tags']],
    [
      { models: [{ id: 'x', tags: [] }] },
      {
        ...CONFIG,
        models: [
          { id: 'x', size: 1, tags: [] },
          { id: 'y', size: 2 },
        ],
      },
      ['models[].tags'],
      [],
    ],
    [{ models: [{ id: 'q' }] }, { ...CONFIG, models: [{ id: 'q' }] }, ['models'], []],
  ])('%j', (patch, next, replacePaths, losing) => {
    const merged = mergePatch(CONFIG, patch, replacePaths);
    expect(merged.losing).toEqual(losing);
    if (next !== null) expect(merged.value).toEqual(next);
  });

  it('keeps the order, and takes no name for more than a name', () => {
    const merged = mergePatch({ b: 1, a: 2 }, JSON.parse('{ "__proto__": { "x": 1 }, "a": 3, "constructor": 1 }'), []);
    expect(Object.keys(merged.value as object)).toEqual(['b', 'a', '__proto__', 'constructor']);
    expect(Reflect.get({}, 'x')).toBeUndefined();
  });
});

describe('what was hidden', () => {
  const SECRET = {
    gateway: { auth: { token: 's' }, bind: 'loopback' },
    pin: 4321,
    list: ['one', 'two', 'three'],
    bots: [
      { id: 'a', token: 'ta' },
      { id: 'b', token: 'tb' },
    ],
    plain: [{ token: 'x' }, { token: 'y', on: true }],
  };
  const SHOWN = redactedConfig(SECRET) as typeof SECRET;

  it('is put back where all is sent back', () => {
    expect(restoredConfig(SHOWN, SECRET)).toEqual({ value: SECRET, unclear: [] });
    expect(JSON.stringify(SHOWN)).not.toMatch(/"s"|4321|"one"|"ta"|"x"/);
  });

  it.each<[string, object, object, readonly string[]]>([
    ['of a part', { gateway: SHOWN.gateway }, { gateway: SECRET.gateway }, []],
    ['beside a new one', { list: [REDACTED, 'new', REDACTED, 'last'] }, { list: ['one', 'new', 'three', 'last'] }, []],
    ['by its id, wherever it is', { bots: [{ id: 'b', token: REDACTED }] }, { bots: [SECRET.bots[1]] }, []],
    ['where only one looks like it', { plain: [SHOWN.plain[1]] }, { plain: [SECRET.plain[1]] }, []],
    ['of a number', { pin: REDACTED }, { pin: 4321 }, []],
  ])('is put back %s', (_what, sent, value, unclear) => {
    expect(restoredConfig(sent, SECRET)).toEqual({ value, unclear });
  });

  it.each<[string, object, readonly string[]]>([
    ['where there was nothing', { gateway: { auth: { password: REDACTED } } }, ['gateway.auth.password']],
    ['where one of several is meant', { list: [REDACTED, REDACTED] }, ['list.*', 'list.*']],
    ['of an id that is not there', { bots: [{ id: 'c', token: REDACTED }] }, ['bots.*.token']],
    ['behind the end', { list: [REDACTED, REDACTED, REDACTED, REDACTED] }, ['list.*']],
    ['of what only every object has', { toString: REDACTED }, ['toString']],
  ])('is not guessed %s', (_what, sent, unclear) => {
    expect(restoredConfig(sent, SECRET).unclear).toEqual(unclear);
  });
});
