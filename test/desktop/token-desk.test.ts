/** The token as the window's person sees and replaces it: whoever came by the old one is out, paired devices stay. */
import fs from 'node:fs/promises';
import { expect, it } from 'vitest';
import { TokenDesk } from '../../src-main/desktop/token-desk.ts';
import { CLOSE } from '../../src-main/gateway/protocol/close.ts';
import { startGateway, TOKEN } from '../support/gateway.ts';
import { device } from '../support/party.ts';
import { commandLine } from '../support/phone.ts';

const GENERATED = { env: { OPENCLAW_GATEWAY_TOKEN: '' } };

async function scene(options: Parameters<typeof startGateway>[0] = {}) {
  const test = await startGateway(options);
  const copied: string[] = [];
  const desk = new TokenDesk(test.gateway, (text) => copied.push(text));
  const shown = (): string => {
    const answer = desk.show();
    if (!answer.ok) throw new Error(answer.message);
    return answer.token;
  };
  const signIn = async (token: string) => await test.knock(commandLine({ auth: { token }, scopes: ['operator.read'] }));
  return { ...test, desk, copied, shown, signIn };
}

it('is shown and copied as it is', async () => {
  const { desk, copied, shown } = await scene();
  desk.copy();
  expect([shown(), copied]).toEqual([TOKEN, [TOKEN]]);
});

it('is replaced by one that nobody could guess, written where others look for it', async () => {
  const { desk, shown, signIn, places } = await scene(GENERATED);
  const before = shown();
  const old = await signIn(before);
  expect(old.let).toBe('in');
  expect(await desk.replace()).toEqual({ ok: true });
  expect(shown()).toMatch(/^[\w-]{43}$/);
  expect(shown()).not.toBe(before);
  expect(await fs.readFile(places.configFile, 'utf8')).toContain(shown());
  if (old.let === 'in') expect(await old.client.closed()).toMatchObject(CLOSE.authChanged);
  expect((await signIn(before)).let).toBe('out');
  expect((await signIn(shown())).let).toBe('in');
});

it('leaves paired devices connected', async () => {
  const test = await scene(GENERATED);
  const { desk, shown } = test;
  const { client } = await device(test, ['operator.read'], { auth: { token: shown() } });
  expect(await desk.replace()).toEqual({ ok: true });
  expect((await client.call('health')).ok).toBe(true);
});

it('is not replaced where whoever starts the app has set it, nor while nothing runs', async () => {
  const { desk, gateway } = await scene();
  expect(await desk.replace()).toMatchObject({ ok: false, message: expect.stringContaining('OPENCLAW_GATEWAY_TOKEN') });
  await gateway.stop('gateway stopping');
  expect([desk.show().ok, (await desk.replace()).ok]).toEqual([false, false]);
  expect(() => {
    desk.copy();
  }).toThrow('no token');
});
