/**
 * A browser's link: the official protocol client over the page's WebSocket. The client owns frames, challenge order,
 * timeouts and backoff; what to do about a refusal is decided here.
 */
import {
  DEFAULT_PREAUTH_HANDSHAKE_TIMEOUT_MS,
  GatewayBrowserDeviceAuthLifecycle,
  GatewayProtocolClient,
  PROTOCOL_VERSION,
  resolveGatewayStartupRetryAfterMs,
  shouldPauseGatewayReconnect,
  type ConnectParams,
  type GatewayBrowserDeviceAuthPlan,
  type GatewayBrowserDeviceIdentity,
  type GatewayBrowserDeviceTokenStore,
  type GatewayProtocolRequestError,
} from '@openclaw/gateway-client/browser';
import { openBrowserSocket } from './browser-socket.ts';
import type { LinkEventListener, LinkStatus, RequestOptions, SignInLink } from './gateway-link.ts';
import { Listeners } from './listeners.ts';
import { readRefusal, type Refusal } from './refusal.ts';
import type { SharedToken } from './shared-token.ts';
import { steadyMs } from './steady-clock.ts';

const ROLE = 'operator';
/** Everything an administrator's page may need; the person who approves sees this list. */
const SCOPES = ['admin', 'read', 'write', 'approvals', 'questions', 'pairing'].map((name) => `operator.${name}`);

/** While someone looks at the page it must continue within a moment of the click on Approve. */
const KNOCK_MS = 1_500;
/** A page in the background only keeps its request alive, which lasts five minutes from the last knock. */
const KNOCK_HIDDEN_MS = 60_000;
const RECONNECT = { initialMs: 1_000, multiplier: 2, maxMs: 15_000 };

export interface SocketLinkParts {
  readonly address: string;
  readonly client: ConnectParams['client'];
  readonly identity: GatewayBrowserDeviceIdentity;
  readonly deviceTokens: GatewayBrowserDeviceTokenStore;
  readonly sharedToken: SharedToken;
  readonly page: Document;
}

/** What follows from a refused connect, kept from the answer until its socket has closed. */
interface Verdict {
  readonly status: LinkStatus;
  readonly retry: boolean;
  readonly delayMs?: number;
}

export class SocketLink implements SignInLink {
  #status: LinkStatus = { kind: 'connecting' };
  #verdict: Verdict | undefined;
  readonly #parts: SocketLinkParts;
  readonly #auth: GatewayBrowserDeviceAuthLifecycle;
  readonly #client: GatewayProtocolClient<GatewayBrowserDeviceAuthPlan>;
  readonly #events = new Listeners<Parameters<LinkEventListener>>();
  readonly #states = new Listeners<[]>();

  constructor(parts: SocketLinkParts) {
    this.#parts = parts;
    this.#auth = new GatewayBrowserDeviceAuthLifecycle({
      loadIdentity: () => Promise.resolve(parts.identity),
      tokenStore: parts.deviceTokens,
    });
    this.#client = new GatewayProtocolClient<GatewayBrowserDeviceAuthPlan>({
      createSocket: (handlers) => {
        this.#verdict = undefined;
        return openBrowserSocket(parts.address, handlers);
      },
      createRequestId: () => crypto.randomUUID(),
      buildConnectPlan: ({ nonce, challengeTs }) => this.#plan(nonce, challengeTs ?? null),
      buildConnectParams: (plan) => this.#connectParams(plan),
      // A token that cannot be kept costs one more approval, not this session.
      onConnectHello: (hello, { plan }) => void this.#auth.acceptHello(hello, plan).catch(() => undefined),
      onHello: ({ server }) => {
        this.#become({ kind: 'ready', connId: server.connId });
      },
      onConnectFailure: (error, { plan }) => {
        this.#verdict = this.#judge(error, plan);
        return { closeCode: 1000, closeReason: '' };
      },
      resolveClose: () => this.#afterClose(),
      onClose: () => {
        this.#become(this.#verdict?.status ?? { kind: 'lost' });
      },
      onEvent: ({ event, payload }) => {
        this.#events.emit(event, payload);
      },
      handshake: { mode: 'require-challenge', timeoutMs: DEFAULT_PREAUTH_HANDSHAKE_TIMEOUT_MS },
      reconnect: RECONNECT,
    });
  }

  get ownDeviceId(): string {
    return this.#parts.identity.deviceId;
  }

  get status(): LinkStatus {
    return this.#status;
  }

  start(): void {
    this.#client.start();
    this.#parts.page.addEventListener('visibilitychange', () => {
      if (!this.#parts.page.hidden && this.#isTrying()) this.retry();
    });
  }

  request(method: string, params: object, options?: RequestOptions): Promise<unknown> {
    return this.#client.request(method, params, options);
  }

  onEvent(listener: LinkEventListener): () => void {
    return this.#events.add(listener);
  }

  onState(listener: () => void): () => void {
    return this.#states.add(listener);
  }

  retry(): void {
    this.#client.resetReconnectBackoff(RECONNECT.initialMs);
    this.#client.start();
  }

  useToken(token: string): void {
    this.#parts.sharedToken.keep(token);
    this.retry();
  }

  async #plan(nonce: string | null, challengeTs: number | null): Promise<GatewayBrowserDeviceAuthPlan> {
    const { client, identity, deviceTokens, sharedToken } = this.#parts;
    // The browser's own token comes first: the shared one need not travel again once this browser is approved.
    const own = await deviceTokens.load({ clientId: client.id, deviceId: identity.deviceId, role: ROLE });
    const token = own === null ? sharedToken.read() : undefined;
    const secret = token === undefined ? {} : { token };
    return this.#auth.buildPlan({ client, role: ROLE, defaultScopes: SCOPES, nonce, challengeTs, ...secret });
  }

  #connectParams({ role, scopes, auth, device }: GatewayBrowserDeviceAuthPlan): ConnectParams {
    return {
      minProtocol: PROTOCOL_VERSION,
      maxProtocol: PROTOCOL_VERSION,
      client: this.#parts.client,
      role,
      scopes,
      ...(auth === undefined ? {} : { auth }),
      ...(device === undefined ? {} : { device }),
    };
  }

  #judge(error: GatewayProtocolRequestError, plan: GatewayBrowserDeviceAuthPlan): Verdict {
    const startingMs = resolveGatewayStartupRetryAfterMs(error);
    if (startingMs !== null) return { status: { kind: 'connecting' }, retry: true, delayMs: startingMs };

    const refusal = readRefusal(error, steadyMs());
    this.#forgetWhatFailed(refusal, plan);
    const delayMs = this.#delayAfter(refusal);
    const { details } = error;
    const paused = shouldPauseGatewayReconnect({
      details,
      tokenMismatchIsTerminal: true,
      protocolMismatchIsTerminal: true,
      clientVersionMismatchIsTerminal: true,
    });
    // Told how long, the page comes back by itself; the official classification knows only "stop".
    const retry = !paused || delayMs !== undefined;
    const status: LinkStatus = { kind: 'refused', refusal, retrying: retry };
    return delayMs === undefined ? { status, retry } : { status, retry, delayMs };
  }

  /** A secret that was refused is not offered again: every further try would count towards a lock-out. */
  #forgetWhatFailed(refusal: Refusal, plan: GatewayBrowserDeviceAuthPlan): void {
    if (refusal.cause === 'access-ended') void this.#auth.clearStoredToken(plan).catch(() => undefined);
    if (refusal.cause === 'secret-wrong') this.#parts.sharedToken.forget();
  }

  #delayAfter(refusal: Refusal): number | undefined {
    if (refusal.cause === 'not-approved') return this.#parts.page.hidden ? KNOCK_HIDDEN_MS : KNOCK_MS;
    if (refusal.cause === 'locked-out') return refusal.untilMs === undefined ? undefined : refusal.untilMs - steadyMs();
    return undefined;
  }

  #afterClose(): { readonly retry: boolean; readonly notify: boolean; readonly reconnectDelayMs?: number } {
    const { retry = true, delayMs } = this.#verdict ?? {};
    return delayMs === undefined ? { retry, notify: true } : { retry, notify: true, reconnectDelayMs: delayMs };
  }

  #isTrying(): boolean {
    if (this.#status.kind === 'refused') return this.#status.refusal.cause === 'not-approved';
    return this.#status.kind === 'lost';
  }

  #become(status: LinkStatus): void {
    this.#status = status;
    this.#states.emit();
  }
}
