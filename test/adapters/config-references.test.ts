/** `${VARIABLE}` in the config: looked up when it is read, and left as it is when it is written. */
import fs from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../src-main/adapters/config/config-file.ts';
import { resolvedReferences, variablesOf } from '../../src-main/adapters/config/config-references.ts';
import { patch, scene } from '../protocol/config-party.ts';

const VARIABLES: Readonly<Record<string, string>> = { TOKEN: 't', HOST_1: 'h', ODD: '$& ${TOKEN}' };

describe('a text', () => {
  it.each([
    ['plain', 'plain'],
    ['${TOKEN}', 't'],
    ['https://${HOST_1}/${TOKEN}', 'https://h/t'],
    ['$${TOKEN}', '${TOKEN}'],
    ['${token} $TOKEN ${} ${TOKEN ${TO.KEN}', '${token} $TOKEN ${} ${TOKEN ${TO.KEN}'],
    ['${ODD}', '$& ${TOKEN}'],
  ])('%s says %s', (text, says) => {
    const value = { a: [text, 7], b: { c: text } };
    expect(resolvedReferences(value, (name) => VARIABLES[name])).toEqual({
      ok: true,
      value: { a: [says, 7], b: { c: says } },
    });
  });

  it('names the first variable that is missing, and where', () => {
    const value = { a: '${TOKEN}', b: ['x', '${NOT_THERE}'], c: '${NOR_THIS}' };
    expect(resolvedReferences(value, (name) => VARIABLES[name])).toEqual({
      ...{ ok: false, reason: 'unset', variable: 'NOT_THERE', path: ['b', '1'] },
    });
  });

  it.each([
    ['${TOKEN:-guessable}', 'TOKEN'],
    ['${TOKEN-guessable}', 'TOKEN'],
    ['${TOKEN:=guessable}', 'TOKEN'],
    ['${TOKEN:?not set}', 'TOKEN'],
    ['${NOT_THERE:+yes}', 'NOT_THERE'],
    ['https://${TOKEN:-${NOT_THERE}}', 'TOKEN'],
  ])('%s says what only a shell understands, and is refused', (text, variable) => {
    expect(resolvedReferences({ a: [text] }, (name) => VARIABLES[name])).toEqual({
      ...{ ok: false, reason: 'more-than-a-name', variable, path: ['a', '0'] },
    });
  });

  it('is looked up in the environment first, then in what the config sets', () => {
    const config = { env: { vars: { A: 'vars', B: 'vars' }, C: 'inline', D: { not: 'a text' } } };
    const variable = variablesOf({ A: 'environment', E: '' }, config);
    expect(['A', 'B', 'C', 'D', 'E', 'toString'].map(variable)).toEqual([
      ...['environment', 'vars', 'inline'],
      ...[undefined, undefined, undefined],
    ]);
  });
});

it('with a default of a shell’s kind starts nothing, and never becomes the token itself', async () => {
  const text = '{ gateway: {\n  auth: { token: "${CLAW_TOKEN:-canary-4711}" } } }';
  const parsed = await parseConfig(text, '/c/openclaw.json', { CLAW_TOKEN: 'set' });
  expect(parsed).toMatchObject({
    ok: false,
    fault: {
      what: 'The config cannot be used: /c/openclaw.json:2:11',
      why: 'gateway.auth.token: it says more of the variable CLAW_TOKEN than its name. Allowed is "${CLAW_TOKEN}" alone.',
      fix: expect.stringContaining('.env in the state folder') as string,
    },
  });
  expect(JSON.stringify(parsed)).not.toContain('canary-4711');
  // Sections that are not the gateway's are the assistant's own business.
  const elsewhere = await parseConfig('{ models: { key: "${KEY:-x}" } }', '/c/openclaw.json', {});
  expect(elsewhere.ok).toBe(true);
});

it('stays in the file whatever a client changes, and is never shown as what it stands for', async () => {
  const config = `{ gateway: { auth: { token: "\${CLAW_TOKEN}" }, controlUi: { allowedOrigins: ['https://\${CLAW_HOST}'] } } }`;
  const env = { CLAW_TOKEN: 'a-test-token-that-nobody-guesses', CLAW_HOST: 'ui.example' };
  const { client, file, gateway } = await scene(config, { env });
  expect(gateway.gateway.status().token?.kind).toBe('config');
  expect(await patch(client, { gateway: { auth: { rateLimit: { maxAttempts: 3 } } } })).toMatchObject({ ok: true });
  const text = await fs.readFile(file, 'utf8');
  expect(text).toContain('token: "${CLAW_TOKEN}"');
  expect(text).toContain("'https://${CLAW_HOST}'");
  expect(text).toContain('maxAttempts: 3');
  expect(JSON.stringify(await client.call('config.get', {}))).not.toContain(env.CLAW_TOKEN);
  expect(await patch(client, { gateway: { publicOrigin: 'https://${NOT_THERE}' } })).toMatchObject({
    ok: false,
    error: { message: expect.stringContaining('NOT_THERE') },
  });
});
