/** The app attached to the official gateway: approved over there once, it sees who knocks there and lets them in. */
import fs from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { systemClock } from '../../src-main/adapters/index.ts';
import { AttachedDesk } from '../../src-main/desktop/attach/attached-desk.ts';
import { linkTo, target, token } from '../desktop/attach-scene.ts';
import { freePort } from '../support/free-port.ts';
import { tempDir } from '../support/gateway.ts';
import { OfficialDevice } from '../support/official-device.ts';
import { OfficialProgram } from '../support/peers/official-program.ts';

const TOKEN = 'a-token-of-the-official-gateway';
/** It takes its time to start, and each of its commands does too. */
const PATIENCE = { timeout: 120_000, interval: 500 };

it('becomes its approver', async () => {
  const stateDir = await tempDir();
  const config = {
    gateway: { mode: 'local', auth: { token: TOKEN }, nodes: { pairing: { autoApproveLocal: false } } },
  };
  await fs.writeFile(path.join(stateDir, 'openclaw.json'), JSON.stringify(config));
  const program = await OfficialProgram.installed({ OPENCLAW_STATE_DIR: stateDir });
  const port = await freePort();
  program.start('gateway', 'run', '--port', String(port));
  const url = `ws://127.0.0.1:${String(port)}`;
  const to = target(url);
  const { link } = await linkTo(to, { secret: token(TOKEN), clock: systemClock });
  const desk = new AttachedDesk({ link, target: to, clock: systemClock });
  link.start();
  await expect.poll(() => link.state(), PATIENCE).toMatchObject({ kind: 'waiting' });
  const state = link.state();
  const requestId = state.kind === 'waiting' ? String(state.failure.details['requestId']) : '';
  const approved = await program.run('devices', 'approve', requestId, '--url', url, '--token', TOKEN);
  expect(approved).toMatchObject({ exitCode: 0 });
  await expect.poll(() => link.state(), PATIENCE).toEqual({ kind: 'attached', decides: true });
  await expect.poll(() => desk.devices(), PATIENCE).toMatchObject([{ connected: true, approvedBy: 'client' }]);
  expect([desk.isOurs, desk.capabilities.terms]).toEqual([false, false]);

  const phone = new OfficialDevice({ url, token: TOKEN });
  await expect.poll(() => desk.waiting(), PATIENCE).toMatchObject([{ deviceId: phone.id, ordinary: false }]);
  const [request] = desk.waiting();
  const { digest } = request!;
  const decided = await desk.approve({ requestId: request!.requestId, digest, grant: 'asked', by: 'window' });
  expect(decided).toMatchObject({ ok: true, deviceId: phone.id });
  await expect.poll(() => desk.waiting(), PATIENCE).toEqual([]);
  const again = new OfficialDevice({ url, token: TOKEN });
  await expect.poll(() => desk.waiting(), PATIENCE).toMatchObject([{ deviceId: again.id }]);
  expect(await desk.deny(desk.waiting()[0]!.requestId, 'window')).toMatchObject({ ok: true });
  await expect.poll(() => desk.devices().map(({ deviceId }) => deviceId), PATIENCE).toContain(phone.id);
  expect(await desk.remove(phone.id, 'window')).toMatchObject({ ok: true });
  await expect.poll(() => desk.devices().map(({ deviceId }) => deviceId), PATIENCE).not.toContain(phone.id);
  desk.close();
});
