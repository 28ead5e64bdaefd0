/** The file that keeps the app's key, secret and tokens for gateways elsewhere: there in time, and never quoted. */
import fs from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { AttachVault } from '../../src-main/desktop/attach/vault.ts';
import { NO_KEYRING, openVault, SILENT, token } from './attach-scene.ts';

describe('the file with the key', () => {
  it('is written before anyone is asked to let the key in', async () => {
    const { vault, file } = await openVault();
    expect((await AttachVault.open(file, NO_KEYRING, SILENT)).identity()).toEqual(vault.identity());
  });

  it.each(['{"open":{"privateKeyPem":canary', '{"sealed":"canary', 'canary'])(
    'that is broken, as %s, is left there and not quoted in the log',
    async (text) => {
      const { file } = await openVault();
      await fs.writeFile(file, text);
      const logged: unknown[] = [];
      const logger = { ...SILENT, warn: (_message: string, facts?: object) => void logged.push(facts) };
      const vault = await AttachVault.open(file, NO_KEYRING, logger);
      expect(logged).toMatchObject([{ file, error: { message: 'it is not what this app has written' } }]);
      expect(await fs.readFile(file, 'utf8')).toBe(text);
      await vault.keepSecret('wss://nas.local', token());
      expect((await AttachVault.open(file, NO_KEYRING, SILENT)).identity()).toEqual(vault.identity());
    },
  );
});
