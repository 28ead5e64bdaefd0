/** What the window says when the gateway cannot be started. */
import fs from 'node:fs/promises';
import net from 'node:net';
import path from 'node:path';
import { it, onTestFinished } from 'vitest';
import { startSession, type DesktopSessionOptions } from '../support/desktop/session.ts';
import { shooter, tidying } from './shots.ts';

async function shootFault(name: string, sign: RegExp, options: DesktopSessionOptions): Promise<void> {
  const { app } = await startSession({ driven: true, gatewayPort: 18_789, ...options });
  const page = await app.driver.firstWindow();
  await page.getByText(sign).first().waitFor();
  await page.getByRole('heading', { name: 'Overview' }).waitFor();
  const configFile = path.join(app.stateFolder, 'openclaw.json');
  await page.evaluate(tidying([[`pid ${String(process.pid)}`, 'pid 4711']]));
  await shooter(page, { port: app.gatewayPort, places: { configFile } })(name);
}

it('a config that does not parse', async () => {
  await shootFault('fault-config', /openclaw\.json:3:17/, {
    prepare: async ({ folder }) => {
      await fs.mkdir(path.join(folder, 'openclaw'));
      await fs.writeFile(path.join(folder, 'openclaw/openclaw.json'), '{\n  gateway: {\n    port: 18789,,\n  },\n}\n');
    },
  });
});

it('a port that another program has', async () => {
  const server = net.createServer();
  await new Promise<void>((resolve) => server.listen(18_789, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
  });
  await shootFault('fault-port', /Port 18789 is used by/, {});
});
