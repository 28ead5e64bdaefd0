/** What is said when the gateway's own key can't be had: each cause has another remedy. */
import fs from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { keyFault } from '../../src-main/adapters/state/key-fault.ts';
import { startGateway, tempDir, type TestGatewayOptions } from '../support/gateway.ts';

const KEY = 'gateway-desktop/identity.pem';
/** Without a token from elsewhere the key is needed. */
const env: TestGatewayOptions['env'] = { OPENCLAW_GATEWAY_TOKEN: '' };

it.each([
  ['ENOSPC', 'has no room', 'Free some space'],
  ['EDQUOT', 'has no room', 'Free some space'],
  ['EROFS', 'neither read nor made', 'yours to read and write'],
  ['EACCES', 'neither read nor made', 'yours to read and write'],
  ['EIO', 'cannot be read', 'Put the file back'],
])('%s', (code, what, fix) => {
  const error = Object.assign(new Error(`${code}: the system's words`), { code });
  const fault = keyFault('/state/identity.pem', error);
  expect(fault.what).toContain(what);
  expect(fault.what).toContain('/state/identity.pem');
  expect(fault.why).toBe(`${code}: the system's words`);
  expect(fault.fix).toContain(fix);
});

describe('a gateway', () => {
  it('does not run with a damaged key, says what to do, and leaves the file as it is', async () => {
    const stateDir = await tempDir();
    await fs.mkdir(path.join(stateDir, 'gateway-desktop'));
    await fs.writeFile(path.join(stateDir, KEY), 'not a key');
    const { gateway } = await startGateway({ stateDir, env });
    expect(gateway.status()).toMatchObject({
      state: 'failed',
      fault: { code: 'state-unusable', what: expect.stringContaining('cannot be read') },
    });
    expect(await fs.readFile(path.join(stateDir, KEY), 'utf8')).toBe('not a key');
  });

  it('makes one where there is none, and runs by it again', async () => {
    const stateDir = await tempDir();
    const { gateway } = await startGateway({ stateDir, env });
    const made = await fs.readFile(path.join(stateDir, KEY), 'utf8');
    await gateway.stop('test');
    expect((await gateway.start()).state).toBe('running');
    expect(await fs.readFile(path.join(stateDir, KEY), 'utf8')).toBe(made);
  });
});
