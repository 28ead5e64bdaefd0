/** What a client sends to connect. A test changes the one thing that it is about. */
import type { DeviceKey } from './device-key.ts';

export interface Asker {
  readonly key?: DeviceKey;
  readonly role: string;
  readonly scopes: readonly string[];
  readonly client: Readonly<Record<string, string>> & { readonly id: string; readonly mode: string };
  readonly auth?: Readonly<Record<string, string>>;
  readonly caps?: readonly string[];
  readonly commands?: readonly string[];
  readonly minProtocol?: number;
  readonly maxProtocol?: number;
  /** Wall-clock milliseconds; by default the challenge's own time, as official clients do. */
  readonly signedAt?: number;
}

export interface ConnectParams {
  [field: string]: unknown;
  client: Record<string, unknown>;
  device?: { id: string; publicKey: string; signedAt: number; nonce: string; signature: string };
}

/** An Android phone, as the official app describes itself in either role. */
export const ANDROID = {
  id: 'openclaw-android',
  version: '2026.9.6',
  platform: 'android 15 (SDK 35)',
  deviceFamily: 'Android',
  modelIdentifier: 'Pixel 9',
  displayName: 'Pixel 9',
};

/** Its operator socket. */
export function phone(key: DeviceKey, more: Partial<Asker> = {}): Asker {
  return {
    key,
    role: 'operator',
    scopes: ['operator.read', 'operator.write'],
    client: { ...ANDROID, mode: 'ui' },
    ...more,
  };
}

/** A helper machine that offers commands. */
export function nodeHost(key: DeviceKey, more: Partial<Asker> = {}): Asker {
  return {
    key,
    role: 'node',
    scopes: [],
    client: {
      id: 'node-host',
      mode: 'node',
      version: '2026.9.6',
      platform: 'linux',
      deviceFamily: 'Linux',
      displayName: 'nas',
    },
    caps: ['system'],
    commands: ['system.run', 'system.which'],
    ...more,
  };
}

/** The machine that this asker is on, with the same key, as a node. */
export function nodeOn({ key, client }: Asker, more: Partial<Asker> = {}): Asker {
  if (key === undefined) throw new Error('a node has a key');
  const { platform = '', deviceFamily = '' } = client;
  const asNode = nodeHost(key, more);
  return { ...asNode, client: { ...asNode.client, platform, deviceFamily } };
}

/** The official command line on the same machine: no device identity. */
export function commandLine(more: Partial<Asker> = {}): Asker {
  return {
    role: 'operator',
    scopes: ['operator.pairing'],
    client: { id: 'cli', mode: 'cli', version: '2026.9.6', platform: 'linux', deviceFamily: 'Linux' },
    ...more,
  };
}

/** The Control UI in a browser. */
export function controlUi(key: DeviceKey | undefined, more: Partial<Asker> = {}): Asker {
  return {
    ...(key && { key }),
    role: 'operator',
    scopes: [
      'operator.admin',
      'operator.read',
      'operator.write',
      'operator.approvals',
      'operator.questions',
      'operator.pairing',
    ],
    client: { id: 'openclaw-control-ui', mode: 'webchat', version: '2026.9.6', platform: 'Linux x86_64' },
    ...more,
  };
}

/** The parameters of `connect` for this socket's challenge. */
export function connectParams(asker: Asker, nonce: string, signedAt: number): ConnectParams {
  const { key, role, scopes, client, auth } = asker;
  return {
    minProtocol: asker.minProtocol ?? 4,
    maxProtocol: asker.maxProtocol ?? 4,
    client: { ...client },
    role,
    scopes,
    ...(asker.caps && { caps: asker.caps }),
    ...(asker.commands && { commands: asker.commands }),
    ...(auth && { auth }),
    ...(key && {
      device: {
        id: key.id,
        publicKey: key.publicKey,
        signedAt,
        nonce,
        signature: key.signV3({
          clientId: client.id,
          clientMode: client.mode,
          role,
          scopes,
          signedAt,
          token: auth?.['token'] ?? auth?.['deviceToken'] ?? auth?.['bootstrapToken'] ?? '',
          nonce,
          platform: client['platform'] ?? '',
          deviceFamily: client['deviceFamily'] ?? '',
        }),
      },
    }),
  };
}
