/** Keeps the device token that the gateway issued to this browser; useless to anyone without the key beside it. */
import type { GatewayBrowserDeviceTokenRecord, GatewayBrowserDeviceTokenStore } from '@openclaw/gateway-client/browser';
import type { KeyDatabase } from './key-database.ts';

interface TokenOwner {
  readonly clientId: string;
  readonly deviceId: string;
  readonly role: string;
}

function keyOf({ clientId, deviceId, role }: TokenOwner): string {
  return `token|${clientId}|${deviceId}|${role}`;
}

function isRecord(value: unknown): value is GatewayBrowserDeviceTokenRecord {
  if (typeof value !== 'object' || value === null) return false;
  const { token, scopes } = value as Partial<Record<keyof GatewayBrowserDeviceTokenRecord, unknown>>;
  return typeof token === 'string' && Array.isArray(scopes);
}

export function browserTokens(database: KeyDatabase): GatewayBrowserDeviceTokenStore {
  return {
    load: async (owner) => {
      const record = await database.get(keyOf(owner));
      return isRecord(record) ? record : null;
    },
    store: ({ token, scopes, ...owner }) => database.put(keyOf(owner), { token, scopes }),
    clear: (owner) => database.delete(keyOf(owner)),
  };
}
