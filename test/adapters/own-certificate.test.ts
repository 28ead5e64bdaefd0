/** The gateway's own certificate under a clock that is wrong when it is made, or set afterwards. */
import { X509Certificate } from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { placesFrom, type Places } from '../../src-main/adapters/index.ts';
import { tlsIdentity } from '../../src-main/adapters/tls/tls-identity.ts';
import { tempDir } from '../support/gateway.ts';

const YEAR = 365 * 86_400_000;
const DAY = 86_400_000;
const NOW = Date.parse('2026-11-23T12:00:00Z');

async function aPlace(): Promise<Places> {
  return placesFrom({ OPENCLAW_STATE_DIR: await tempDir() });
}

async function look(places: Places, nowMs: number, files: { certPath?: string; keyPath?: string } = {}) {
  const found = await tlsIdentity(places, { autoGenerate: true, ...files }, ['localhost'], nowMs, () => undefined);
  if (!found.ok) throw new Error(found.why);
  return found;
}

it.each(['1970-01-01', '2000-02-29', '2026-11-23', '2045-06-01', '2049-12-31T23:00', '2060-01-01', '2106-02-07'])(
  'holds from a day before %s for ten years',
  async (day) => {
    const nowMs = Date.parse(day);
    const places = await aPlace();
    expect((await look(places, nowMs)).notices).toEqual([]);
    const made = new X509Certificate(await fs.readFile(places.tlsCertFile));
    expect(Date.parse(made.validFrom)).toBe(nowMs - DAY);
    expect(Date.parse(made.validTo)).toBe(nowMs + 10 * YEAR);
  },
);

it.each([
  ['years ahead', NOW + 30 * YEAR, /valid only from .* Set this computer’s clock\. Was it wrong .* Take the file away/],
  ['years back', NOW - 30 * YEAR, /ended on .* Take the file away, and the gateway makes a new one/],
])(
  'that was made by a clock %s tells its owner what to do, and holds when that is done',
  async (_way, madeMs, told) => {
    const places = await aPlace();
    await look(places, madeMs);
    expect((await look(places, NOW)).notices).toEqual([expect.stringMatching(told)]);
    await fs.rm(places.tlsCertFile);
    expect((await look(places, NOW)).notices).toEqual([]);
  },
);

it('is not offered to be made anew where it is somebody else’s', async () => {
  const places = await aPlace();
  await look(places, NOW - 30 * YEAR);
  const folder = await tempDir();
  const [certPath, keyPath] = [path.join(folder, 'cert.pem'), path.join(folder, 'key.pem')];
  await fs.copyFile(places.tlsCertFile, certPath);
  await fs.copyFile(places.tlsKeyFile, keyPath);
  const { notices } = await look(places, NOW, { certPath, keyPath });
  expect(notices).toEqual([expect.stringMatching(/ended on .*\. Renew it: the gateway takes up the new one/)]);
});
