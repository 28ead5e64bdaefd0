/** What the history says of setup codes: who made one, who came with it, who came with a wrong one. Never the code. */
import fs from 'node:fs/promises';
import { expect, it } from 'vitest';
import { device, Owner } from '../support/party.ts';
import { ASKED, INVALID, scanning, setupScene, tokenIn, tokensOf } from '../support/setup-party.ts';
import { historyOf, kindsOf } from './history-reader.ts';

it('names the surface that made it, the profile, and the device that came', async () => {
  const scene = await setupScene();
  const view = await scene.show({}, new Owner(scene, 'command-line'));
  const asker = scanning(view);
  const { node, operator } = tokensOf(await scene.scan(asker));
  const entries = await historyOf(scene);
  expect(kindsOf(entries).toSorted()).toEqual(['approved', 'setup-code-made', 'setup-code-used', 'token-issued']);
  const of = (kind: string) => entries.filter((entry) => entry.kind === kind);
  expect(of('setup-code-made')).toEqual([
    { id: expect.any(String), atMs: scene.clock.now(), kind: 'setup-code-made', cause: 'limited', by: 'command-line' },
  ]);
  expect(of('setup-code-used')).toMatchObject([{ cause: 'limited', deviceId: asker.key!.id, name: 'Pixel 9' }]);
  expect(of('approved')).toMatchObject([{ by: 'setup-code', deviceId: asker.key!.id }]);
  await scene.gateway.stop('test');
  const written = await fs.readFile(scene.places.auditFile, 'utf8');
  expect(written).toContain('setup-code-used');
  for (const secret of [tokenIn(view), view.code, node, operator]) expect(written).not.toContain(secret);
});

it('names the administrator that made it on another device', async () => {
  const scene = await setupScene();
  const { key, client } = await device(scene, ['operator.admin']);
  await scene.gateway.pairing.rename(key.id, 'My laptop', 'window');
  await client.call('desk.setupCode', { profile: 'node', address: '127.0.0.1' });
  expect(await historyOf(scene, { limit: 1 })).toMatchObject([
    { kind: 'setup-code-made', cause: 'node', by: 'client', byName: 'My laptop' },
  ]);
});

it('tells of a full code that the device asked, and who let it in', async () => {
  const scene = await setupScene();
  const asker = scanning(await scene.show({ profile: 'full' }));
  expect(await scene.scan(asker)).toMatchObject(ASKED);
  expect(kindsOf(await historyOf(scene))).not.toContain('setup-code-used');
  for (const { requestId, digest } of scene.gateway.pairing.waiting()) {
    await scene.gateway.pairing.approve({ requestId, digest, grant: 'asked', by: 'window' });
  }
  expect(await scene.scan(asker)).toMatchObject({ let: 'in' });
  const entries = await historyOf(scene, { deviceId: asker.key!.id });
  expect(entries).toContainEqual(expect.objectContaining({ kind: 'approved', role: 'node', by: 'window' }));
  expect(entries.map(({ deviceId }) => deviceId)).not.toContain(undefined);
});

it('tells why a used code lets nobody else in, and names who came with it', async () => {
  const scene = await setupScene();
  const view = await scene.show();
  expect(await scene.scan(scanning(view))).toMatchObject({ let: 'in' });
  const other = scanning(view);
  expect(await scene.scan(other)).toMatchObject(INVALID);
  const [entry] = await historyOf(scene, { kinds: ['refused'] });
  expect(entry).toMatchObject({ kind: 'refused', deviceId: other.key!.id, cause: expect.stringContaining('setup') });
  expect(entry?.what).toMatch(/setup code/);
});
