/** A gateway with as many devices as a picture needs, named as people name theirs. */
import { DeviceKey } from '../support/device-key.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { TOKEN } from '../support/gateway.ts';
import { PAGES_FOLDER } from '../support/control-ui.ts';
import type { Client } from '../support/client.ts';
import { nodeHost, phone } from '../support/phone.ts';

const NAMES = [
  ...['Pixel 9', 'Kitchen iPad', 'MacBook Air', 'Anna’s phone', 'Living room', 'Work laptop', 'Galaxy Tab', 'Watch'],
  ...['Studio Mac', 'Guest phone', 'Bedside tablet', 'Workshop terminal by the second window'],
];

export interface Party extends TestGateway {
  readonly clients: readonly Client[];
}

export async function party(count: number, options: Parameters<typeof startGateway>[0] = {}): Promise<Party> {
  const gateway = await startGateway({ pagesDir: PAGES_FOLDER, ...options });
  const clients: Client[] = [];
  for (let index = 0; index < count; index += 1) {
    const displayName = NAMES[index] ?? `Sensor ${String(index)}`;
    const key = new DeviceKey();
    const asker = index % 5 === 4 ? nodeHost(key) : phone(key);
    const named = { ...asker, auth: { token: TOKEN }, client: { ...asker.client, displayName } };
    const { client } = await gateway.pair(named);
    clients.push(client);
  }
  return { ...gateway, clients };
}
