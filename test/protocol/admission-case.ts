/** One row of the table of who is let in, as a test reads it, and what its knocks are made of. */
import { Client, type Outcome } from '../support/client.ts';
import { DeviceKey } from '../support/device-key.ts';
import type { FakeClock } from '../support/fake-clock.ts';
import { TOKEN, type TestGateway } from '../support/gateway.ts';
import { controlUi, phone, type Asker } from '../support/phone.ts';

/** Asked for by its address instead of as localhost, this computer counts as any other. */
export const FROM_ELSEWHERE = { headers: { Host: '192.168.1.5:18789' } };
export const right = { token: TOKEN };
export const wrong = { token: 'a-wrong-token' };

export interface Scene extends TestGateway {
  readonly clock: FakeClock;
  readonly key: DeviceKey;
}

/** `in`, or the code of the refusal with the reason behind it. */
export type Answer = string;

export interface Case {
  readonly when: string;
  readonly knock: (scene: Scene) => Promise<Outcome>;
  readonly answer: Answer;
  /** How many requests wait afterwards. */
  readonly waits: number;
}

export interface Row {
  readonly situation: string;
  /** The row itself, and its twins. */
  readonly cases: readonly Case[];
}

export const page = (key: DeviceKey | undefined, more: Partial<Asker> = {}) => controlUi(key, { auth: right, ...more });
export const ownOrigin = ({ port }: Scene, host = `127.0.0.1:${String(port)}`) => ({
  headers: { Host: host, Origin: `http://${host}` },
});

export async function pairedToken(scene: Scene): Promise<string> {
  const { token, client } = await scene.pair(phone(scene.key));
  await client.close();
  return token;
}

export async function lockOut(scene: Scene, options: Parameters<Scene['knock']>[1]): Promise<void> {
  for (let guess = 0; guess < 10; guess += 1) await scene.knock(phone(new DeviceKey(), { auth: wrong }), options);
}

export async function connectSpoilt(scene: Scene, spoil: Parameters<Client['connect']>[1]): Promise<Outcome> {
  return await (await Client.open(scene.url)).connect(phone(scene.key, { auth: right }), spoil);
}
