/** A gateway whose config a person wrote, and an administrator who changes it. */
import fs from 'node:fs/promises';
import type { Answer, Client } from '../support/client.ts';
import { startGateway, TOKEN, type TestGateway, type TestGatewayOptions } from '../support/gateway.ts';
import { cli } from '../support/party.ts';

export const MINE = `{ // mine
  gateway: {
    bind: 'loopback', // for now
    auth: { mode: "token", token: '${TOKEN}' },
    controlUi: { allowedOrigins: [
      'https://a.example', // one
      'https://b.example',
    ] },
    remote: { url: 'wss://hidden.example' },
  },
  // of the assistant
  channels: { telegram: { botToken: 'hidden-1', pin: 4321 }, list: ['hidden-2', '\${HIDDEN_3}'] },
}
`;
export const REDACTED = '__OPENCLAW_REDACTED__';

export interface Config {
  readonly path: string;
  readonly hash: string;
  readonly raw: string;
  readonly parsed: Record<string, never>;
}

/** An empty text is no file. */
export async function scene(config = MINE, options: TestGatewayOptions = {}) {
  const gateway = await startGateway({ ...(config !== '' && { config }), ...options });
  const client = await cli(gateway, ['operator.admin']);
  return { gateway, client, file: gateway.places.configFile };
}

export async function shown(client: Client): Promise<Config> {
  return (await client.call('config.get', {})).payload;
}

/** Changes it from what it says now. */
export async function patch(client: Client, change: object, more: object = {}): Promise<Answer> {
  const { hash } = await shown(client);
  return await client.call('config.patch', { raw: JSON.stringify(change), baseHash: hash, ...more });
}

export const read = async ({ places }: TestGateway): Promise<string> => await fs.readFile(places.configFile, 'utf8');
