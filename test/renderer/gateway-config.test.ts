/** The form of how the gateway is reached: what it shows, what it writes, and where it says that something is wrong. */
import { GatewayProtocolRequestError } from '@openclaw/gateway-client/browser';
import { describe, expect, it } from 'vitest';
import {
  listensAt,
  reachDraft,
  reachPatch,
  reachProblems,
  saveReach,
  type ConfigAnswer,
  type ReachDraft,
} from '../../src-renderer/state/gateway-config.ts';
import { ThemeChoice } from '../../src-renderer/state/theme.ts';
import { deskList } from './desk-list.ts';
import { FakeLink } from './fake-link.ts';
import { inWords } from './in-words.ts';

const ANSWER: ConfigAnswer = {
  path: '~/.openclaw/openclaw.json',
  hash: 'h1',
  valid: true,
  config: { gateway: { bind: 'lan', port: 18_790, trustedProxies: ['10.0.0.1', '10.0.0.2'] } },
};
const DRAFT = reachDraft(ANSWER);

it('shows what the config says, and the usual where it says nothing', () => {
  expect(DRAFT).toEqual({
    bind: 'lan',
    customBindHost: '',
    port: '18790',
    publicOrigin: '',
    trustedProxies: '10.0.0.1\n10.0.0.2',
    encrypted: 'no',
  });
  expect(reachDraft({ ...ANSWER, config: {} })).toMatchObject({ bind: 'auto', port: '', trustedProxies: '' });
});

describe.each<[Partial<ReachDraft>, object | undefined]>([
  [{}, undefined],
  [{ port: ' 18790 ' }, undefined],
  [{ trustedProxies: ' 10.0.0.1\n\n10.0.0.2 \n' }, undefined],
  [{ bind: 'loopback' }, { bind: 'loopback' }],
  [{ bind: 'auto' }, { bind: null }],
  [{ encrypted: 'yes' }, { tls: { enabled: true } }],
  [{ port: '' }, { port: null }],
  [{ port: '80' }, { port: 80 }],
  [{ trustedProxies: '' }, { trustedProxies: [] }],
  [
    { bind: 'custom', customBindHost: ' 192.168.1.5 ' },
    { bind: 'custom', customBindHost: '192.168.1.5' },
  ],
])('a change to %j', (change, written) => {
  it(`writes ${JSON.stringify(written)}`, () => {
    expect(reachPatch(DRAFT, { ...DRAFT, ...change })).toEqual(written && { gateway: written });
  });
});

it.each<[Partial<ReachDraft>, readonly string[]]>([
  [{}, []],
  [{ port: '0' }, ['port']],
  [{ port: '65536' }, ['port']],
  [{ port: '1e3' }, ['port']],
  [{ port: '65535' }, []],
  [{ bind: 'custom' }, ['customBindHost']],
  [{ bind: 'custom', customBindHost: '999.1.1.1' }, ['customBindHost']],
  [{ bind: 'custom', customBindHost: 'nas.local' }, ['customBindHost']],
  [{ bind: 'custom', customBindHost: '192.168.1.5:80' }, ['customBindHost']],
  [{ bind: 'custom', customBindHost: ' 192.168.1.5 ' }, []],
  [{ bind: 'custom', customBindHost: 'fd00::5' }, []],
  [{ bind: 'custom', customBindHost: '::' }, []],
  [{ bind: 'custom', customBindHost: 'fe80::5%eth0' }, []],
  [{ publicOrigin: 'gateway.example' }, ['publicOrigin']],
  [{ publicOrigin: 'https://gateway.example/page' }, ['publicOrigin']],
  [{ publicOrigin: 'https://gateway.example' }, []],
])('finds wrong in %j: %j', (change, fields) => {
  expect(Object.keys(reachProblems({ ...DRAFT, ...change }))).toEqual(fields);
});

it.each([
  ['18790', true],
  [' 18790 ', true],
  ['', false],
  ['80', false],
])('knows whether a gateway at port 18790 listens at what is typed as %j', (port, listens) => {
  const addresses = ['127.0.0.1', '::1'].map((host) => ({ host, port: 18_790 }));
  expect(listensAt({ ...deskList().status, addresses }, port)).toBe(listens);
});

describe('saving', () => {
  const save = (answer: () => unknown) => {
    const link = new FakeLink();
    link.answers['config.patch'] = answer;
    return { link, saved: saveReach(link, { gateway: { port: 80 } }, 'h1') };
  };
  const refuse = (message: string, details?: unknown) => () =>
    Promise.reject(new GatewayProtocolRequestError({ code: 'INVALID_REQUEST', message, details }));

  it('names what it was read from, and says whether a restart follows', async () => {
    const { link, saved } = save(() => ({ sentinel: { payload: { stats: { requiresRestart: true } } } }));
    expect(await saved).toEqual({ ok: true, restarts: true });
    expect(link.asked[0]?.params).toEqual({
      raw: '{"gateway":{"port":80}}',
      baseHash: 'h1',
      replacePaths: ['gateway.trustedProxies'],
    });
    expect(await save(() => ({})).saved).toEqual({ ok: true, restarts: false });
  });

  it('puts what the gateway says to the field that it names', async () => {
    const issues = [{ path: 'gateway.trustedProxies.0', message: 'not an address' }];
    expect(await save(refuse('invalid config: x', { issues })).saved).toEqual({
      ok: false,
      problems: { trustedProxies: { english: 'not an address' } },
    });
  });

  it('knows a field whose key has another name', async () => {
    const issues = [{ path: 'gateway.tls.certPath', message: 'not there' }];
    expect(await save(refuse('invalid config: x', { issues })).saved).toMatchObject({
      problems: { encrypted: { english: 'not there' } },
    });
  });

  it.each([
    ['config changed since last load; re-run config.get and retry', /changed by someone else/],
    ['invalid config: gateway.bind "lan" is not offered', /^gateway\.bind "lan" is not offered/],
    ['missing scope: operator.admin', /operator\.admin/],
  ])('says %s in words', async (message, words) => {
    const result = await save(refuse(message)).saved;
    expect(result.ok ? '' : inWords(result.message)).toMatch(words);
  });

  it('does not claim to know what became of it where nobody answered', async () => {
    const result = await save(() => Promise.reject(new Error('closed'))).saved;
    expect(result.ok ? '' : inWords(result.message)).toContain('not known');
  });
});

describe('the colours', () => {
  const scene = (kept?: string) => {
    const page = { dataset: {} as Record<string, string | undefined> };
    const storage = new Map(kept === undefined ? [] : [['theme', kept]]);
    const choice = new ThemeChoice(page, {
      getItem: (key) => storage.get(key) ?? null,
      setItem: (key, value) => void storage.set(key, value),
    });
    return { page, storage, choice };
  };

  it('are the system’s until someone chooses, and are kept', () => {
    const { page, storage, choice } = scene();
    expect(page.dataset).toEqual({});
    choice.choose('dark');
    expect([page.dataset, storage.get('theme')]).toEqual([{ theme: 'dark' }, 'dark']);
    choice.choose('system');
    expect(page.dataset).toEqual({});
  });

  it.each([
    ['light', { theme: 'light' }],
    ['<script>', {}],
  ])('kept as %s are %j', (kept, dataset) => {
    expect(scene(kept).page.dataset).toEqual(dataset);
  });

  it('can be chosen where the browser keeps nothing', () => {
    const page = { dataset: {} as Record<string, string | undefined> };
    new ThemeChoice(page, undefined).choose('light');
    expect(page.dataset).toEqual({ theme: 'light' });
  });
});
