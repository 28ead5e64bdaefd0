/** The main job: a phone knocks, a notification pops, one real click lets it in. */
import fs from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { until } from '../support/desktop/deadline.ts';
import { startSession, TOKEN, untilInView, untilRunning } from '../support/desktop/session.ts';

it('lets a phone in by a click on Approve, and the phone comes back by itself', async () => {
  const { app, device, askAbout, pointer, notices, tray } = await startSession();
  await untilRunning(app);
  const phone = device();

  const ask = await askAbout(phone);
  expect(phone.refusal?.details).toMatchObject({
    code: 'PAIRING_REQUIRED',
    reason: 'not-paired',
    recommendedNextStep: 'wait_then_retry',
    pauseReconnect: false,
  });
  expect(ask.title).toBe('An Android phone wants to connect');
  expect(ask.body).toContain('It says it is “Pixel 9”');
  expect(ask.body).toContain('At 127.0.0.1 (on this computer)');
  expect(ask.body).toContain('Sees chats, devices and status; sends messages and starts work');
  expect(ask.actions.map(({ label }) => label)).toEqual(expect.arrayContaining(['Approve phone', 'Deny']));
  await tray.entry('1 device waiting');
  expect(await tray.tooltip()).toContain('1 device waiting');

  await untilInView(app);
  const approve = ask.actions.find(({ label }) => label === 'Approve phone');
  await pointer.clickAction(ask, approve?.key ?? '');

  const hello = await phone.letIn();
  expect(hello.auth.scopes).toEqual(['operator.read', 'operator.write']);
  expect(phone.token).toMatch(/^[A-Za-z0-9_-]{43}$/);
  const connected = await notices.waitFor(({ title }) => title.includes('is connected'));
  expect(connected.title).toContain('Pixel 9');
  await until('the question to be withdrawn', () =>
    notices.live.some(({ title }) => title === ask.title) ? undefined : true,
  );
  await tray.entry('1 connected');
  expect(await tray.tooltip()).not.toContain('waiting');

  const devices = path.join(app.stateFolder, 'gateway-desktop', 'devices');
  expect(await fs.readdir(devices)).toEqual([`${phone.id}.json`]);
  const record = await fs.readFile(path.join(devices, `${phone.id}.json`), 'utf8');
  expect(record).not.toContain(phone.token);
  expect(record).not.toContain(TOKEN);
});
