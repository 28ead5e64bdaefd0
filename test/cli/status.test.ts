/** `openclaw gateway status` over a real control socket: what it says of a config that was changed and does not hold. */
import fs from 'node:fs/promises';
import { expect, it } from 'vitest';
import { status } from '../../src-main/cli/gateway-control.ts';
import { startGateway } from '../support/gateway.ts';
import { openDoor } from '../support/terminal.ts';

it.each([
  ['broken', '{ gateway: { prot: 1 } }', /openclaw\.json:1:14\. gateway: Unrecognized key: "prot"/],
  ['needs-restart', '{ gateway: { bind: "lan" } }', /gateway\.bind was changed in the config; it holds once/],
])('names a changed config that is %s, and exits with 0: the gateway runs', async (kind, text, words) => {
  const test = await startGateway({ config: '{}' });
  await openDoor(test);
  const before = await status(test.places, { showToken: false });
  expect(before.text).not.toContain('config');
  await fs.writeFile(test.places.configFile, text);
  await expect.poll(() => test.gateway.status().unapplied?.kind).toBe(kind);
  const after = await status(test.places, { showToken: false });
  expect(after).toMatchObject({ exitCode: 0, json: { state: 'running', unapplied: { kind } } });
  expect(after.text).toMatch(words);
});
