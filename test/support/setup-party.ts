/** A gateway that shows setup codes, and the devices that scan them, by the frames that their apps send. */
import { expect } from 'vitest';
import type { SetupCodeView } from '../../src-main/gateway/index.ts';
import type { Outcome } from './client.ts';
import { DeviceKey } from './device-key.ts';
import { FakeClock } from './fake-clock.ts';
import { startGateway, type TestGateway, type TestGatewayOptions } from './gateway.ts';
import { Owner } from './party.ts';
import { ANDROID, nodeHost, type Asker } from './phone.ts';

export const COMPANION = [
  'operator.approvals',
  'operator.questions',
  'operator.read',
  'operator.talk.secrets',
  'operator.write',
];
/** Not asked for as localhost, so not treated as this computer's own: as from another device. */
export const ELSEWHERE = { headers: { Host: '192.168.1.5' } };
export const PHONE_COMMANDS = ['camera.list', 'device.info', 'location.get'];

export interface SetupScene extends TestGateway {
  readonly clock: FakeClock;
  readonly owner: Owner;
  /** Knocks as from another device. */
  readonly scan: TestGateway['knock'];
  /** As the window asks for a code; on this computer's own address, which every test machine has. */
  readonly show: (params?: object, by?: Owner) => Promise<SetupCodeView>;
}

export async function setupScene(options: TestGatewayOptions = {}): Promise<SetupScene> {
  const clock = new FakeClock();
  const gateway = await startGateway({ clock, ...options });
  const owner = new Owner(gateway);
  const show: SetupScene['show'] = async (params, by = owner) => {
    const answer = await by.call('desk.setupCode', { profile: 'limited', address: '127.0.0.1', ...params });
    if (answer['ok'] !== true) throw new Error(JSON.stringify(answer));
    return answer['payload'] as SetupCodeView;
  };
  const scan: SetupScene['scan'] = (asker, options = ELSEWHERE) => gateway.knock(asker, options);
  return { ...gateway, clock, owner, show, scan };
}

export const INVALID = {
  let: 'out',
  error: {
    code: 'INVALID_REQUEST',
    message: expect.stringMatching(/^setup code invalid \(/) as unknown,
    details: {
      code: 'AUTH_BOOTSTRAP_TOKEN_INVALID',
      authReason: 'bootstrap_token_invalid',
      recommendedNextStep: 'review_auth_configuration',
    },
  },
  closed: { code: 1008 },
};
export const ASKED = {
  let: 'out',
  error: {
    code: 'NOT_PAIRED',
    retryable: true,
    details: { code: 'PAIRING_REQUIRED', recommendedNextStep: 'wait_then_retry', pauseReconnect: false },
  },
};

/** What a device was handed when it was let in. */
export function tokensOf(outcome: Outcome) {
  if (outcome.let === 'out') throw new Error(outcome.error.message);
  const { deviceToken, deviceTokens = [] } = outcome.hello.auth;
  return { client: outcome.client, node: deviceToken ?? '', operator: deviceTokens[0]?.deviceToken ?? '' };
}

/** What is inside a code. */
export function inside({ code }: Pick<SetupCodeView, 'code'>): { readonly bootstrapToken: string } & object {
  return JSON.parse(Buffer.from(code, 'base64url').toString()) as never;
}

export function tokenIn(view: Pick<SetupCodeView, 'code'>): string {
  return inside(view).bootstrapToken;
}

/** The phone's first socket: it is a node, and shows the code that it scanned. */
export function scanning(view: Pick<SetupCodeView, 'code'>, more: Partial<Asker> = {}): Asker {
  return {
    key: new DeviceKey(),
    role: 'node',
    scopes: [],
    client: { ...ANDROID, mode: 'node' },
    caps: ['camera', 'device', 'location'],
    commands: PHONE_COMMANDS,
    auth: { bootstrapToken: tokenIn(view) },
    ...more,
  };
}

export function anIphone(view: Pick<SetupCodeView, 'code'>, more: Partial<Asker['client']> = {}): Asker {
  const client = { ...ANDROID, id: 'openclaw-ios', platform: 'iOS 26.0', deviceFamily: 'iPhone' };
  return scanning(view, { client: { ...client, ...more, mode: 'node' } });
}

export function aNodeHost(view: Pick<SetupCodeView, 'code'>, more: Partial<Asker> = {}): Asker {
  return nodeHost(new DeviceKey(), { auth: { bootstrapToken: tokenIn(view) }, ...more });
}

/** The phone's second socket: an operator by the second token. */
export function asOperator(key: DeviceKey | undefined, token: string): Asker {
  return {
    ...(key && { key }),
    role: 'operator',
    scopes: COMPANION,
    client: { ...ANDROID, mode: 'ui' },
    auth: { deviceToken: token },
  };
}
