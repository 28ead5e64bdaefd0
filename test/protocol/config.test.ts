/** The config over the protocol: shown without its secrets, changed by administrators alone, kept as its writer wrote it. */
import fs from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { FakeClock } from '../support/fake-clock.ts';
import { TOKEN } from '../support/gateway.ts';
import { cli } from '../support/party.ts';
import { MINE, patch, read, REDACTED, scene, shown } from './config-party.ts';

describe('config.get', () => {
  it('shows no secret, neither in the values nor in the text', async () => {
    const { client, file } = await scene();
    const config = await shown(client);
    expect(JSON.stringify(config)).not.toMatch(/hidden|4321|HIDDEN|for now/);
    expect(config).toMatchObject({
      path: file,
      exists: true,
      valid: true,
      issues: [],
      parsed: { gateway: { bind: 'loopback', auth: { mode: 'token', token: REDACTED } } },
    });
    expect(JSON.parse(config.raw)).toEqual(config.parsed);
    expect(config.raw).not.toContain('mine');
  });

  it('names the text by a hash that changes with it, and that nobody can guess a secret against', async () => {
    const { gateway, client, file } = await scene();
    const { hash } = await shown(client);
    expect(hash).toMatch(/^hmac-sha256:v1:[\w-]{43}$/);
    expect((await shown(client)).hash).toBe(hash);
    await fs.writeFile(file, `${MINE} `);
    expect((await shown(client)).hash).not.toBe(hash);
    const other = await scene();
    expect((await shown(other.client)).hash).not.toBe(hash);
    expect(await read(gateway)).toBe(`${MINE} `);
  });

  it('of no file shows an empty one', async () => {
    const { client } = await scene('');
    expect(await shown(client)).toMatchObject({ exists: false, valid: true, raw: '{}', parsed: {} });
  });

  it('says that the file can no longer be used', async () => {
    const { client, file } = await scene();
    await fs.writeFile(file, '{ gateway: { prot: 1 } }');
    expect(await shown(client)).toMatchObject({
      valid: false,
      issues: [{ message: expect.stringContaining('gateway: Unrecognized key: "prot"') as string }],
    });
    await fs.writeFile(file, '{ gateway: ');
    expect(await shown(client)).toMatchObject({ valid: false, raw: null, parsed: null, config: {} });
  });
});

describe('config.patch', () => {
  it('writes what it was given, and nothing else', async () => {
    const { gateway, client, file } = await scene();
    const reader = await cli(gateway, ['operator.read']);
    const answer = await patch(client, { gateway: { auth: { rateLimit: { maxAttempts: 5 } } } });
    expect(answer).toMatchObject({
      ok: true,
      payload: {
        ok: true,
        path: file,
        changedPaths: ['gateway.auth.rateLimit.maxAttempts'],
        sentinel: { payload: { kind: 'config-patch', status: 'ok', stats: { requiresRestart: false } } },
        config: { gateway: { auth: { token: REDACTED, rateLimit: { maxAttempts: 5 } } } },
      },
    });
    expect(JSON.stringify(answer)).not.toMatch(/hidden|4321/);
    const { hash } = answer.payload as { hash: string };
    expect((await shown(client)).hash).toBe(hash);
    expect(await reader.event('config.changed')).toMatchObject({ path: file, hash });
    expect(await read(gateway)).toBe(
      MINE.replace(`token: '${TOKEN}' }`, `token: '${TOKEN}', rateLimit: {\n      maxAttempts: 5,\n    } }`),
    );
  });

  it('removes by null, and makes the file where there is none', async () => {
    const { gateway, client } = await scene('');
    await patch(client, { gateway: { auth: { rateLimit: { maxAttempts: 5, windowMs: 1_000 } } } });
    expect(JSON.parse(await read(gateway))).toEqual({
      gateway: { auth: { rateLimit: { maxAttempts: 5, windowMs: 1_000 } } },
    });
    expect((await fs.stat(gateway.places.configFile)).mode & 0o777).toBe(0o600);
    await patch(client, { gateway: { auth: { rateLimit: { maxAttempts: null } } } });
    expect(JSON.parse(await read(gateway))).toEqual({ gateway: { auth: { rateLimit: { windowMs: 1_000 } } } });
  });

  it('takes nothing out of a list that it does not name', async () => {
    const { gateway, client } = await scene();
    const change = { gateway: { controlUi: { allowedOrigins: ['https://b.example'] } } };
    const path = 'gateway.controlUi.allowedOrigins';
    expect(await patch(client, change)).toMatchObject({
      ok: false,
      error: {
        code: 'INVALID_REQUEST',
        message: expect.stringContaining(`array path(s): ${path}. Pass replacePaths`) as string,
      },
    });
    expect(await read(gateway)).toBe(MINE);
    expect(await patch(client, change, { replacePaths: [path] })).toMatchObject({ payload: { changedPaths: [path] } });
    expect(await read(gateway)).toBe(MINE.replace("'https://a.example', // one", '// one'));
  });

  it('that changes nothing needs no base, and leaves the file alone', async () => {
    const { client, file } = await scene();
    const { mtimeMs } = await fs.stat(file);
    for (const raw of ['{}', `{ gateway: { auth: { token: '${REDACTED}' } } }`]) {
      expect(await client.call('config.patch', { raw })).toMatchObject({
        payload: { ok: true, noop: true, changedPaths: [] },
      });
    }
    expect((await fs.stat(file)).mtimeMs).toBe(mtimeMs);
  });
});

describe.each(['config.set', 'config.apply', 'config.patch'])('%s', (method) => {
  const port = (text: string): string => text.replace('"loopback"', '"lan"');

  it('needs to know what it changes', async () => {
    const { gateway, client } = await scene();
    const { raw, hash } = await shown(client);
    expect(await client.call(method, { raw: port(raw) })).toMatchObject({
      error: { code: 'INVALID_REQUEST', message: expect.stringMatching(/^config base hash required/) as string },
    });
    await fs.writeFile(gateway.places.configFile, `${MINE}\n`);
    expect(await client.call(method, { raw: port(raw), baseHash: hash })).toMatchObject({
      error: { code: 'INVALID_REQUEST', message: 'config changed since last load; re-run config.get and retry' },
    });
    expect(await read(gateway)).toBe(`${MINE}\n`);
    const fresh = await shown(client);
    expect(await client.call(method, { raw: port(raw), baseHash: fresh.hash })).toMatchObject({ ok: true });
    expect(await read(gateway)).toBe(`${MINE}\n`.replace("'loopback'", "'lan'"));
  });

  it.each([
    ['{ gateway: { port: 0 } }', /:\d+:\d+\. gateway\.port: /],
    ['{ gateway: { prot: 1 } }', /:\d+:\d+\. gateway: Unrecognized key: "prot"/],
    ['{ gateway: { mode: "remote" } }', /gateway\.mode is "remote"/],
    ['{ gateway: { bind: "lan", auth: { mode: "none" } } }', /gateway\.auth\.mode "none" is only for this computer/],
    ['{ gateway: { reload: { mode: "off" } } }', /gateway\.reload\.mode: this gateway does not act on it/],
    ['{ agents: { defaults: {} } }', /agents\.defaults: this gateway does not act on it/],
    ['{ gateway: ', /<raw>: invalid end of input/],
    ['[]', /<raw>: a config is an object/],
    [`{ a: ${'['.repeat(5_000)}${']'.repeat(5_000)} }`, /<raw>: it is too deep/],
    [`{ gateway: { auth: { password: '${REDACTED}' } } }`, /"__OPENCLAW_REDACTED__" in key gateway\.auth\.password/],
    ['{ __proto__: { polluted: 1 } }', /__proto__\.polluted: this gateway does not act on it/],
  ])('refuses %s and leaves the file', async (raw, why) => {
    const { gateway, client } = await scene('{ gateway: { /* mine */ bind: "loopback" } }');
    const { hash } = await shown(client);
    const answer = await client.call(method, { raw, baseHash: hash });
    expect(answer).toMatchObject({ ok: false, error: { code: 'INVALID_REQUEST' } });
    expect(answer.error.message).toMatch(why);
    expect(await read(gateway)).toBe('{ gateway: { /* mine */ bind: "loopback" } }');
    expect('polluted' in {}).toBe(false);
    expect(await client.call(method, { raw: '{ gateway: { bind: "loopback" } }', baseHash: hash })).toMatchObject({
      ok: true,
    });
  });

  it('leaves a file that is broken', async () => {
    const { client, gateway } = await scene();
    await fs.writeFile(gateway.places.configFile, '{ broken');
    const { hash } = await shown(client);
    const answer = await client.call(method, { raw: '{}', baseHash: hash });
    expect(answer.error.message).toMatch(/is not valid JSON5, and is left as it is/);
    expect(await read(gateway)).toBe('{ broken');
  });

  it('does not say whether a file was written that was not', async () => {
    const { client, gateway } = await scene();
    await fs.chmod(gateway.places.configFile, 0o444);
    const { raw, hash } = await shown(client);
    expect(await client.call(method, { raw: port(raw), baseHash: hash })).toMatchObject({
      error: { code: 'UNAVAILABLE', message: expect.stringContaining('is read-only') as string },
    });
    expect(await read(gateway)).toBe(MINE);
    await fs.chmod(gateway.places.configFile, 0o644);
    expect(await client.call(method, { raw: port(raw), baseHash: hash })).toMatchObject({ ok: true });
  });

  it('is held to so many a minute', async () => {
    const { client } = await scene(MINE, { clock: new FakeClock() });
    for (let i = 0; i < 30; i += 1) await client.call(method, { raw: '{' });
    expect(await client.call(method, { raw: '{' })).toMatchObject({
      error: {
        code: 'UNAVAILABLE',
        message: `rate limit exceeded for ${method}; retry after 60s`,
        retryable: true,
        retryAfterMs: 60_000,
        details: { method, limit: '30 per 60s' },
      },
    });
    const others = ['config.set', 'config.apply', 'config.patch'].filter((other) => other !== method);
    for (const other of others) expect((await client.call(other, { raw: '{' })).error.code).toBe('INVALID_REQUEST');
  });
});

describe.each(['config.set', 'config.apply'])('%s', (method) => {
  it('of what config.get showed puts every hidden value back, and loses nothing', async () => {
    const { gateway, client } = await scene();
    const { raw, hash } = await shown(client);
    expect(raw).toContain(REDACTED);
    expect(await client.call(method, { raw, baseHash: hash })).toMatchObject({ ok: true, payload: { hash } });
    expect(await read(gateway)).toBe(MINE);
    const changed = raw.replace('"https://a.example",', '"https://a.example","https://c.example",');
    expect(await client.call(method, { raw: changed, baseHash: hash })).toMatchObject({ ok: true });
    expect(await read(gateway)).toBe(MINE.replace('// one\n', "// one\n      'https://c.example',\n"));
  });

  it('does not drop what is not its own', async () => {
    const { gateway, client } = await scene();
    const { hash, parsed } = await shown(client);
    const raw = JSON.stringify({ gateway: parsed['gateway'] });
    expect((await client.call(method, { raw, baseHash: hash })).error.message).toMatch(/^invalid config: channels\./);
    expect(await read(gateway)).toBe(MINE);
  });
});
