/** A D-Bus session bus for one test, gone when the test is. */
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { sessionBusAt, type SessionBus as OurBus } from '../../src-main/desktop/notifications/session-bus.ts';
import { SessionBus } from '../support/desktop/session-bus.ts';

export async function startBus(): Promise<SessionBus> {
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'bus-'));
  const bus = await SessionBus.start(folder, { PATH: process.env['PATH'] ?? '' });
  onTestFinished(async () => {
    await bus.daemon.stop();
    await fs.rm(folder, { recursive: true });
  });
  return bus;
}

/** Our own connection to it. */
export function connectTo(bus: SessionBus): OurBus {
  const connection = sessionBusAt(bus.address);
  connection.connect();
  onTestFinished(() => {
    connection.close();
  });
  return connection;
}
