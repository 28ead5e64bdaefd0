/** A secret that an example put there is none, and the gateway does not start with it. */
import { describe, expect, it } from 'vitest';
import { isPlaceholder } from '../../src-main/adapters/config/placeholder.ts';
import { startGateway } from '../support/gateway.ts';

const config = (auth: object): string => JSON.stringify({ gateway: { auth } });

describe('a placeholder', () => {
  it.each([
    ...['change-me', 'CHANGEME', 'Change_Me!', 'replace-me', 'your-token-here', 'YOUR_TOKEN', 'my-secret-token'],
    ...['<token>', '<your-secret>', '{{ gateway_token }}', '${OPENCLAW_GATEWAY_TOKEN}', '$TOKEN', '[your token here]'],
    ...['xxxx', '********', '0000', '......', 'secret', 'password', 'token', 'placeholder', 'test', 'TODO'],
  ])('is %j', (text) => {
    expect(isPlaceholder(text)).toBe(true);
  });

  it.each([
    ...[
      'a',
      'the-first',
      'a-test-token-that-nobody-guesses',
      'change-me-9f2c',
      'tokens',
      '<8fj2!kd>',
      '$ecretAgent007',
    ],
    ...['[k3y-0f-mine]', 'correct horse battery staple', 'xxxy', 'passwordless', 'mytoken1', '<>', '{{}}'],
    ...['RkQ1w0v3l9YyqV7n2m4cXo8p5sZt6uAbEdFgHiJkLmN'],
  ])('is not %j', (text) => {
    expect(isPlaceholder(text)).toBe(false);
  });
});

describe('the gateway does not start', () => {
  it.each([
    ['token', config({ token: 'change-me' }), {}, ':1:21', 'gateway.auth.token is "change-me"'],
    [
      'password',
      config({ mode: 'password', password: '<password>' }),
      {},
      ':1:39',
      'gateway.auth.password is "<password>"',
    ],
    [
      'environment',
      '{}',
      { OPENCLAW_GATEWAY_TOKEN: 'your-token-here' },
      '',
      'OPENCLAW_GATEWAY_TOKEN is "your-token-here"',
    ],
  ])('with one as its %s, and says which file and which key', async (_where, text, env, place, why) => {
    const gateway = await startGateway({ config: text, env });
    expect(gateway.gateway.status()).toMatchObject({
      state: 'failed',
      fault: {
        code: 'config-invalid',
        what: `The config cannot be used: ${gateway.places.configFile}${place}`,
        why: expect.stringContaining(why),
        fix: expect.stringContaining('take it out'),
      },
    });
  });

  it('but does with any other, and without one', async () => {
    for (const text of [config({ token: 'change-me-9f2c' }), config({ token: '' }), '{}']) {
      expect((await startGateway({ config: text })).gateway.status().state).toBe('running');
    }
  });
});
