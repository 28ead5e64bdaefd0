/** Devices with names as people give them, let in and connected. */
import type { Client } from '../support/client.ts';
import { DeviceKey } from '../support/device-key.ts';
import { TOKEN, type TestGateway } from '../support/gateway.ts';
import { nodeHost, phone } from '../support/phone.ts';

const NAMES = [
  ...['Pixel 9', 'Kitchen iPad', 'MacBook Air', 'Anna’s phone', 'nas', 'Work laptop', 'Galaxy Tab', 'Watch'],
  ...['Studio Mac', 'Living room', 'Bedside tablet'],
];

export async function party(gateway: TestGateway, count: number): Promise<readonly Client[]> {
  const clients: Client[] = [];
  for (const displayName of NAMES.slice(0, count)) {
    const key = new DeviceKey();
    const asker = displayName === 'nas' ? nodeHost(key) : phone(key);
    const { client } = await gateway.pair({
      ...asker,
      auth: { token: TOKEN },
      client: { ...asker.client, displayName },
    });
    clients.push(client);
  }
  return clients;
}

/** One that now waits for an answer. */
export async function stranger(gateway: TestGateway, scopes: readonly string[] = ['operator.read', 'operator.write']) {
  const asker = phone(new DeviceKey(), { auth: { token: TOKEN }, scopes });
  await gateway.knock({ ...asker, client: { ...asker.client, displayName: 'Pixel 10' } });
}
