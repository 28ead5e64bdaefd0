/** The installed app on days on which something around it is wrong: it starts or says exactly why not, and loses nothing. */
import fs from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { PATIENCE_MS, until } from '../support/desktop/deadline.ts';
import { OfficialDevice } from '../support/official-device.ts';
import { APP, InstalledApp, picture } from '../support/package/installed-app.ts';
import { Panel } from '../support/package/panel.ts';
import { SmallDisk } from '../support/package/small-disk.ts';

let app: InstalledApp;

beforeAll(async () => {
  app = await InstalledApp.install();
}, 120_000);

afterAll(() => app.remove(), 60_000);

it('says so in its window where neither its state nor its preferences can be written', async () => {
  const session = await app.logIn();
  const env = {
    ...session.env,
    XDG_CONFIG_HOME: '/usr/share/not-yours',
    OPENCLAW_STATE_DIR: '/usr/share/not-yours-too',
  };
  const program = app.user.spawn(APP, [], env);
  await until('the reason in the log', () => /EACCES.*state folder can not be used/.exec(program.output) ?? undefined);
  await app.untilShown(session);
  await picture(session, 'folders-read-only');
  expect(await program.stop(PATIENCE_MS)).toBe(0);
  await expect(app.openclaw(['gateway', 'start'], env)).rejects.toThrow(/can’t use its state folder/);
});

it('says so in its window and in the panel where the whole home can only be read', async () => {
  const session = await app.logIn();
  const home = await SmallDisk.mount(app.user, 'read-only');
  await home.makeReadOnly();
  const env = { ...session.env, HOME: home.folder };
  const program = app.user.spawn(APP, [], env);
  await until('the reason in the log', () => /EROFS.*state folder can not be used/.exec(program.output) ?? undefined);
  await app.untilShown(session);
  await new Panel(session).icon('failed');
  await picture(session, 'home-read-only');
  expect(await program.stop(PATIENCE_MS)).toBe(0);
  await expect(app.openclaw(['gateway', 'start'], env)).rejects.toThrow(/read-only file system/);
});

it('starts with damaged preferences, and keeps what is in them', async () => {
  const session = await app.logIn();
  const config = path.join(app.user.home, 'damaged');
  const folder = path.join(config, 'OpenClaw Gateway');
  const damaged = '{ "firstRunDone": true, "colours": "dark", }';
  await app.user.write(path.join(folder, 'preferences.json'), damaged);
  const program = app.user.spawn(APP, [], { ...session.env, XDG_CONFIG_HOME: config });
  await app.untilRunning(session.env);
  await until('the reason in the log', () => /preferences are damaged/.exec(program.output) ?? undefined);
  const [kept] = (await fs.readdir(folder)).filter((name) => name.startsWith('preferences.json.damaged-'));
  expect(await fs.readFile(path.join(folder, kept ?? 'nothing kept'), 'utf8')).toBe(damaged);
});

it('waits for room on a full disk, and approves nothing that it can not keep', async () => {
  const session = await app.logIn();
  const disk = await SmallDisk.mount(app.user, 'small');
  const env = { ...session.env, OPENCLAW_STATE_DIR: disk.folder, OPENCLAW_GATEWAY_PORT: String(app.port) };
  await disk.fill();
  const program = app.user.spawn(APP, [], env);
  await until('the reason in the log', () => /no room for the gateway’s own key/.exec(program.output) ?? undefined);
  await app.untilShown(session);
  await picture(session, 'disk-full');

  await disk.free();
  expect(await app.openclaw(['gateway', 'start'], env)).toContain('Running on');
  const status = await app.openclaw(['gateway', 'status', '--show-token', '--json'], env);
  const { sharedToken } = JSON.parse(status) as { sharedToken: string };
  const phone = new OfficialDevice({ url: `ws://127.0.0.1:${String(app.port)}`, token: sharedToken });
  const { details } = await until('the phone to be told to wait', () => phone.refusal);
  const approve = ['devices', 'approve', String(details['requestId'])];

  await disk.fill();
  await expect(app.openclaw(approve, env)).rejects.toThrow(/Nothing was changed/);
  expect(await app.openclaw(['gateway', 'status'], env)).toContain('0 paired, 0 connected, 1 waiting');
  await disk.free();
  expect(await app.openclaw(approve, env)).toContain('Pixel 9');
  await phone.letIn();
  expect(await app.openclaw(['gateway', 'status'], env)).toContain('1 paired');
});
