/** The link to a gateway elsewhere that answers as none should: it is not dialled in a loop, and harms nothing that is kept. */
import { describe, expect, it } from 'vitest';
import { AttachVault } from '../../src-main/desktop/attach/vault.ts';
import { fakeGateway, helloFrame, refusalFrame } from './fake-gateway.ts';
import { linkTo, NO_KEYRING, openVault, settled, SILENT, target, token } from './attach-scene.ts';

/** A link to what refuses each connect so. */
async function refusedBy(error: string) {
  const gateway = await fakeGateway((socket, { id }) => {
    socket.send(refusalFrame(id, error));
  });
  const scene = await linkTo(target(gateway.url));
  scene.link.start();
  return scene;
}

const DEEP = 200_000;

describe('an answer', () => {
  it('that is deeper than can be written is a refusal like any other', async () => {
    const deep = `${'['.repeat(DEEP)}${']'.repeat(DEEP)}`;
    const { link, clock, until } = await refusedBy(
      `{"code":"INVALID_REQUEST","message":"no","details":{"code":"PAIRING_REQUIRED","deep":${deep}}}`,
    );
    await until('waiting');
    await settled(clock);
    expect(link.state()).toMatchObject({ failure: { details: { code: 'PAIRING_REQUIRED' } } });
  });

  it.each([0, 1])('that asks for a pause of %i ms is not followed at once', async (retryAfterMs) => {
    const { clock, until } = await refusedBy(
      `{"code":"UNAVAILABLE","message":"no","details":{"code":"AUTH_RATE_LIMITED"},"retryAfterMs":${String(retryAfterMs)}}`,
    );
    await until('refused');
    await settled(clock);
    clock.advance(999);
    expect(clock.pending).toBe(1);
    clock.advance(1);
    expect(clock.pending).toBe(0); // it dials
  });

  it('that it is still starting is one like no answer: the app decides when it dials again', async () => {
    const { clock, until } = await refusedBy(
      '{"code":"UNAVAILABLE","message":"starting","retryable":true,"details":{"reason":"startup-sidecars"},"retryAfterMs":100}',
    );
    await until('lost');
    await settled(clock);
  });
});

describe('a token for this device', () => {
  async function given(auth: object) {
    const { vault, file } = await openVault();
    const gateway = await fakeGateway((socket, { id }) => {
      socket.send(helloFrame(id, { auth: { role: 'operator', ...auth } }));
    });
    const to = target(gateway.url);
    const ownToken = vault.tokenPlace(to.url);
    const { link, until } = await linkTo(to, { identity: vault.identity(), ownToken });
    link.start();
    await until('attached');
    await vault.keepSecret('wss://nas.local', token());
    const again = await AttachVault.open(file, NO_KEYRING, SILENT);
    expect(again.identity()).toEqual(vault.identity());
    expect(again.secretFor('wss://nas.local')).toBeDefined();
    return again.tokenPlace(to.url).load();
  }

  it('is kept, with what it is for', async () => {
    const auth = { deviceToken: 'good', scopes: ['operator.read', 7] };
    expect(await given(auth)).toMatchObject({ token: 'good', scopes: ['operator.read'] });
  });

  it.each([
    ['is no text', 7],
    ['is longer than any', 'x'.repeat(5_000)],
  ])('that %s is not kept, and costs nothing that is', async (_what, deviceToken) => {
    expect(await given({ deviceToken })).toBeUndefined();
  });
});
