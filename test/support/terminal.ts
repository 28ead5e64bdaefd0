/** A terminal beside a test's gateway: its control socket, and a command line that is connected to it. */
import { onTestFinished } from 'vitest';
import { openControlSocket } from '../../src-main/adapters/index.ts';
import { ControlClient } from '../../src-main/cli/control-client.ts';
import type { TestGateway } from './gateway.ts';

export async function openDoor({ places, gateway }: TestGateway): Promise<void> {
  const opened = await openControlSocket(places, gateway);
  if (!opened.ok) throw new Error(opened.reason);
  onTestFinished(() => opened.socket.close());
}

export async function openTerminal(test: TestGateway): Promise<ControlClient> {
  await openDoor(test);
  const client = await ControlClient.open(test.places);
  if (client === undefined) throw new Error('no gateway answers');
  onTestFinished(() => {
    client.close();
  });
  return client;
}
