/** The history as those read it who decide: the owner's own view of it. */
import { DeviceKey } from '../support/device-key.ts';
import type { HistoryEntry, HistoryPage } from '../../src-main/gateway/index.ts';
import type { TestGateway } from '../support/gateway.ts';
import { Owner } from '../support/party.ts';
import { phone } from '../support/phone.ts';

export const READ = ['operator.read'];
/** Not asked for as localhost, so not treated as this computer's own. */
export const HERE = { headers: { Host: '192.168.1.5' } };

/** A stranger with a wrong token, or this key with one. */
export function wrong(key: DeviceKey = new DeviceKey()) {
  return phone(key, { auth: { token: 'wrong' } });
}

/** Newest first. */
export async function historyOf(gateway: TestGateway, params: object = {}): Promise<readonly HistoryEntry[]> {
  const answer = await new Owner(gateway).call('desk.history', params);
  if (answer['ok'] !== true) throw new Error(JSON.stringify(answer));
  return (answer['payload'] as HistoryPage).entries;
}

export function kindsOf(entries: readonly HistoryEntry[]): readonly string[] {
  return entries.map(({ kind }) => kind);
}

export async function lastOf(gateway: TestGateway): Promise<HistoryEntry | undefined> {
  return (await historyOf(gateway, { limit: 1 }))[0];
}
