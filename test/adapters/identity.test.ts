/** The gateway's own key: made once, whoever needs it at the same moment. */
import { writeFileSync } from 'node:fs';
import fs from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { gatewayIdentity, gatewayKey, generatedToken } from '../../src-main/adapters/identity.ts';
import { placesFrom } from '../../src-main/adapters/index.ts';
import { privateFileOnce } from '../../src-main/adapters/private-file.ts';
import { tempDir } from '../support/gateway.ts';

it('is one for all that find none, and each of them has the token that the file gives later', async () => {
  const places = placesFrom({ OPENCLAW_STATE_DIR: await tempDir() });
  const asked = await Promise.all(Array.from({ length: 16 }, async () => await gatewayKey(places)));
  const later = await gatewayKey(places);
  expect(new Set(asked.map((key) => generatedToken(key).reveal()))).toEqual(new Set([generatedToken(later).reveal()]));
  expect(new Set(asked.map((key) => gatewayIdentity(key).deviceId))).toEqual(
    new Set([gatewayIdentity(later).deviceId]),
  );
  expect(await fs.readdir(places.ownDir)).toEqual(['identity.pem']);
});

it('is never made over one that came while it was made', async () => {
  const file = path.join(await tempDir(), 'key');
  const got = await privateFileOnce(file, () => {
    writeFileSync(file, 'theirs', { mode: 0o600 });
    return 'ours';
  });
  expect([got, await fs.readFile(file, 'utf8')]).toEqual(['theirs', 'theirs']);
  expect(await privateFileOnce(file, () => 'ours')).toBe('theirs');
});

it('is made where nobody else does, for its owner alone', async () => {
  const file = path.join(await tempDir(), 'key');
  expect(await privateFileOnce(file, () => 'ours')).toBe('ours');
  expect([await fs.readFile(file, 'utf8'), (await fs.stat(file)).mode & 0o777]).toEqual(['ours', 0o600]);
});
