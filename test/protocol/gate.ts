/** Judges a connect from any address without a socket, for rows that a test machine's own network cannot show. */
import type { IncomingHttpHeaders } from 'node:http';
import { AttemptLimiter, DEFAULT_ATTEMPT_LIMITS } from '../../src-main/gateway/auth/attempt-limiter.ts';
import { SlowDown } from '../../src-main/gateway/auth/slow-down.ts';
import { admit } from '../../src-main/gateway/connection/admit.ts';
import { answerTo } from '../../src-main/gateway/connection/refusal.ts';
import type { Gate } from '../../src-main/gateway/connection/verdict.ts';
import { arrivalOf } from '../../src-main/gateway/origin/classify.ts';
import { LocalDesk } from '../../src-main/gateway/pairing/local-desk.ts';
import { SetupDesk } from '../../src-main/gateway/pairing/setup-desk.ts';
import { HOST } from '../../src-main/gateway/index.ts';
import { plainNetwork } from '../support/plain-network.ts';
import { plainSettings } from '../gateway/plain-settings.ts';
import { Registry } from '../../src-main/gateway/pairing/registry.ts';
import type { GatewaySettings, Network } from '../../src-main/gateway/ports.ts';
import { parseConnect } from '../../src-main/gateway/protocol/connect.ts';
import type { GatewayStatus } from '../../src-main/gateway/protocol/desk.ts';
import { Sessions } from '../../src-main/gateway/routing/sessions.ts';
import { BlockShelf } from '../gateway/block-shelf.ts';
import { Disk } from '../gateway/disk.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { connectParams, type Asker } from '../support/phone.ts';

export const TOKEN = 'a-test-token-that-nobody-guesses';
const NONCE = 'the-nonce';

export interface Circumstances {
  /** Of the TCP peer. */
  readonly address: string;
  readonly headers?: IncomingHttpHeaders;
  readonly settings?: Partial<GatewaySettings>;
  readonly network?: Partial<Network>;
}

/** `in` with the granted scopes, or the code of the refusal; and how many requests wait then. */
export async function judge(asker: Asker, circumstances: Circumstances) {
  const clock = new FakeClock();
  const logger = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const registry = new Registry(new Disk());
  const status = () => ({}) as GatewayStatus;
  const desk = new LocalDesk({ clock, logger, registry, blocks: new BlockShelf(), sessions: new Sessions(), status });
  const gate: Gate = {
    settings: { ...plainSettings(TOKEN), ...circumstances.settings },
    registry,
    blocks: desk.blockList,
    setup: new SetupDesk({ clock, logger, desk, registry }),
    limiter: new AttemptLimiter(DEFAULT_ATTEMPT_LIMITS),
    clock,
    network: { ...plainNetwork, ...circumstances.network },
    knock: (ask) => desk.knock(ask),
    wasDenied: () => false,
    slowDown: new SlowDown(),
    repairs: desk.repairDesk,
    lockedOut: () => undefined,
  };
  const arrived = arrivalOf(
    circumstances.address,
    { host: '192.168.1.5:18789', ...circumstances.headers },
    {
      trusted: gate.settings.trustedProxies,
      allowRealIp: gate.settings.allowRealIpFallback,
      ownAddresses: () => gate.network.interfaces().map(({ address }) => address),
      ...(gate.settings.auth.mode === 'trusted-proxy' && { identity: gate.settings.auth.proxy }),
    },
  );
  const parsed = parseConnect(connectParams(asker, NONCE, clock.now()));
  if (!arrived.ok || !parsed.ok) throw new Error('not a connect');
  const verdict = await admit(parsed.connect, arrived.arrival, NONCE, gate);
  const waiting = desk.waiting();
  if (verdict.ok) return { answer: 'in', scopes: verdict.admission.scopes, admission: verdict.admission, waiting };
  return { answer: answerTo(verdict.refusal, HOST).error.details?.['code'], scopes: [], admission: undefined, waiting };
}
