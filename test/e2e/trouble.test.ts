/** What the app says when something around it is not as it should be. It never pretends. */
import fs from 'node:fs/promises';
import net from 'node:net';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { startSession, untilRunning } from '../support/desktop/session.ts';

it('says within two seconds that no notification service answers, in the tray and in the window', async () => {
  const { app, tray } = await startSession({ notifications: 'none', driven: true });
  await untilRunning(app);
  const window = await app.driver.firstWindow();
  await window
    .getByText(/No notification service is running/)
    .first()
    .waitFor();
  await tray.entry(/^No notifications: /);
});

it('starts nothing with a config that does not parse, and says file, line and column', async () => {
  const broken = '{\n  gateway: {\n    port: 18789,,\n  },\n}\n';
  let file = '';
  const { app, tray } = await startSession({
    driven: true,
    prepare: async (desktop) => {
      const stateFolder = path.join(desktop.folder, 'openclaw');
      file = path.join(stateFolder, 'openclaw.json');
      await fs.mkdir(stateFolder);
      await fs.writeFile(file, broken);
    },
  });
  await app.waitForOutput(/openclaw\.json:3:17/);
  const window = await app.driver.firstWindow();
  await window
    .getByText(/openclaw\.json:3:17/)
    .first()
    .waitFor();
  await tray.entry(/^Not running: /);
  expect(await fs.readFile(file, 'utf8')).toBe(broken);
  await expect(knock(app.gatewayPort)).rejects.toThrow(/ECONNREFUSED/);
});

it('says who has the port, and takes no other one', async () => {
  const server = net.createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
  });
  const { port } = server.address() as net.AddressInfo;
  const { app } = await startSession({ driven: true, gatewayPort: port });
  const window = await app.driver.firstWindow();
  await window
    .getByText(`Port ${String(port)} is used by`, { exact: false })
    .first()
    .waitFor();
  await window
    .getByText(`(pid ${String(process.pid)})`, { exact: false })
    .first()
    .waitFor();
});

async function knock(port: number): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const socket = net.connect(port, '127.0.0.1', resolve);
    socket.once('error', reject);
  });
}
