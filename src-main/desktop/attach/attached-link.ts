/**
 * The connection to a gateway elsewhere, by the official client: one client for each attempt, so that when the next one
 * is made is decided here (attempt.ts), and a gateway that hangs up at once is not dialled in a loop.
 */
import os from 'node:os';
import type { GatewayClient } from '@openclaw/gateway-client';
import { displayLine, member, membersOf, type Clock, type Logger } from '../../gateway/index.ts';
import { SIGNING, type ClientIdentity } from '../client-identity.ts';
import type { AttachLinkState } from '../ipc-contract.ts';
import { codeOf, endsOwnToken, HELD_MS, verdictOn, type EndedAttempt, type GatewayAnswer } from './attempt.ts';
import { plainPayload } from './plain-payload.ts';
import type { AttachSecret, AttachTarget } from './target.ts';

export interface OwnToken {
  readonly token: string;
  readonly scopes: readonly string[];
}

/** What the gateway gave this device, kept by the app (vault.ts). */
export interface OwnTokenPlace {
  load(): OwnToken | undefined;
  store(token: OwnToken): void;
  clear(): void;
}

export interface LinkParts {
  readonly target: AttachTarget;
  readonly secret: AttachSecret | undefined;
  readonly identity: ClientIdentity;
  readonly ownToken: OwnTokenPlace;
  readonly version: string;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** What the gateway said when it let the app in. */
export interface AttachedTo {
  readonly version: string;
  readonly methods: ReadonlySet<string>;
  readonly scopes: ReadonlySet<string>;
}

export type RemoteEventListener = (event: string, payload: unknown) => void;

/** All that a window can ask of a gateway; the person who approves sees this list. */
const SCOPES = ['admin', 'read', 'write', 'approvals', 'questions', 'pairing'].map((name) => `operator.${name}`);
const FAMILIES: Readonly<Partial<Record<NodeJS.Platform, string>>> = {
  darwin: 'macOS',
  linux: 'Linux',
  win32: 'Windows',
};
const LONGEST_MESSAGE = 300;
const LONGEST_TOKEN = 4_096;
/** Far more than any gateway serves; a hostile one could list without end. */
const MOST_METHODS = 2_000;

export class AttachedLink {
  readonly #parts: LinkParts;
  readonly #states = new Set<() => void>();
  readonly #events = new Set<RemoteEventListener>();
  #state: AttachLinkState = { kind: 'connecting' };
  #secret: AttachSecret | undefined;
  /** What a person has just entered comes before the token that this device has, until it was let in. */
  #shows: 'own token' | 'secret' = 'own token';
  #client: GatewayClient | undefined;
  #attachedTo: AttachedTo | undefined;
  #failures = 0;
  #cancelRetry: (() => void) | undefined;
  #closed = false;

  constructor(parts: LinkParts) {
    this.#parts = parts;
    this.#secret = parts.secret;
  }

  state(): AttachLinkState {
    return this.#state;
  }

  /** Undefined unless it is attached. */
  attachedTo(): AttachedTo | undefined {
    return this.#attachedTo;
  }

  /** Rejects with the gateway's own error, or with any other where no answer came. */
  async request(method: string, params: object, timeoutMs?: number): Promise<unknown> {
    const client = this.#client;
    if (client === undefined || this.#attachedTo === undefined) throw new Error('not attached');
    return await client.request(method, params, timeoutMs === undefined ? {} : { timeoutMs });
  }

  /** Called after each change of the state. */
  onState(listener: () => void): () => void {
    this.#states.add(listener);
    return () => this.#states.delete(listener);
  }

  onEvent(listener: RemoteEventListener): () => void {
    this.#events.add(listener);
    return () => this.#events.delete(listener);
  }

  start(): void {
    void this.#attempt();
  }

  /** A person says so: at once, and with this secret from now on where one is given. */
  tryAgain(secret?: AttachSecret): void {
    if (this.#closed) return;
    if (secret !== undefined) {
      this.#secret = secret;
      this.#shows = 'secret';
    }
    this.#failures = 0;
    this.#drop();
    this.#become({ kind: 'connecting' });
    void this.#attempt();
  }

  close(): void {
    this.#closed = true;
    this.#drop();
  }

  #drop(): void {
    this.#cancelRetry?.();
    this.#cancelRetry = undefined;
    const client = this.#client;
    this.#client = undefined;
    this.#attachedTo = undefined;
    client?.stop();
  }

  async #attempt(): Promise<void> {
    // Loaded here, because most runs of the app never need it.
    const { GatewayClient: Client } = await import('@openclaw/gateway-client');
    if (this.#closed || this.#client !== undefined) return;
    const { target, identity, ownToken, version, clock } = this.#parts;
    const own = this.#shows === 'secret' ? undefined : ownToken.load();
    const secret = own === undefined ? this.#secret : undefined;
    let refusal: GatewayAnswer | undefined;
    let fault: EndedAttempt['fault'];
    let letInAtMs: number | undefined;
    const end = (close?: EndedAttempt['close']): void => {
      if (this.#client !== client) return;
      this.#ended({
        byOwnToken: own !== undefined,
        ...(refusal && { refusal }),
        ...(fault && { fault }),
        ...(close && { close }),
        ...(letInAtMs !== undefined && { heldMs: clock.monotonic() - letInAtMs }),
      });
    };
    const client = new Client({
      url: target.url,
      ...(target.tlsFingerprint !== undefined && { tlsFingerprint: target.tlsFingerprint }),
      ...(secret && { [secret.mode]: secret.secret.reveal() }),
      clientName: 'gateway-client',
      mode: 'ui',
      clientDisplayName: `OpenClaw Gateway on ${os.hostname()}`,
      clientVersion: version,
      platform: process.platform,
      ...(FAMILIES[process.platform] !== undefined && { deviceFamily: FAMILIES[process.platform] }),
      role: 'operator',
      scopes: [...SCOPES],
      deviceIdentity: identity,
      // When the next attempt is made is decided here, while that gateway starts too.
      notifyOnStartupRetry: true,
      // What the environment says is for other programs: OPENCLAW_ALLOW_INSECURE_PRIVATE_WS must not open this one.
      env: {},
      hostDeps: {
        ...SIGNING,
        loadDeviceAuthToken: () => (own === undefined ? null : { token: own.token, scopes: [...own.scopes] }),
        // Their types are only what an honest gateway sends.
        storeDeviceAuthToken: ({ role, token, scopes }: Readonly<Record<string, unknown>>) => {
          const given = role === 'operator' ? ownTokenOf(token, scopes) : undefined;
          if (given !== undefined) ownToken.store(given);
        },
        clearDeviceAuthToken: () => {
          ownToken.clear();
        },
      },
      onHelloOk: (hello) => {
        if (this.#client !== client) return;
        letInAtMs = clock.monotonic();
        this.#letIn(hello);
      },
      onEvent: ({ event, payload }) => {
        if (this.#client !== client || this.#attachedTo === undefined) return;
        for (const listener of this.#events) listener(event, payload);
      },
      onConnectError: (error) => {
        const answer = answerIn(error);
        if (answer === undefined) fault = { message: error.message, code: codeIn(error) };
        else refusal = answer;
      },
      onClose: (code, reason) => {
        end({ code, reason });
      },
      onReconnectPaused: () => {
        end(); // before it dialled; otherwise its close follows, and says more
      },
    });
    this.#client = client;
    client.start();
    // What it may not dial at all, it says at once, and nothing closes.
    if (fault !== undefined) end();
  }

  #letIn(hello: { readonly server?: unknown; readonly features?: unknown; readonly auth?: unknown }): void {
    this.#shows = 'own token';
    const scopes = new Set(textsIn(member(hello.auth, 'scopes'), SCOPES.length * 2));
    this.#attachedTo = {
      version: displayLine(textIn(member(hello.server, 'version')), LONGEST_MESSAGE),
      methods: new Set(textsIn(member(hello.features, 'methods'), MOST_METHODS)),
      scopes,
    };
    this.#parts.logger.info('attached to a gateway', { url: this.#parts.target.url });
    this.#become({ kind: 'attached', decides: scopes.has('operator.admin') || scopes.has('operator.pairing') });
  }

  #ended(ended: EndedAttempt): void {
    const { clock, logger, ownToken, target } = this.#parts;
    if ((ended.heldMs ?? 0) >= HELD_MS) this.#failures = 0;
    const verdict = verdictOn(ended, this.#failures);
    this.#failures += 1;
    this.#drop();
    if (endsOwnToken(ended)) ownToken.clear();
    if (verdict.againMs !== undefined) {
      this.#cancelRetry = clock.after(verdict.againMs, () => {
        this.#cancelRetry = undefined;
        void this.#attempt();
      });
    }
    const { close, fault, refusal } = ended;
    const facts = { url: target.url, kind: verdict.kind, close, code: codeOf(refusal), fault: fault?.code };
    if (verdict.kind !== this.#state.kind) logger.info('not attached', facts);
    switch (verdict.kind) {
      case 'waiting':
        this.#become({ kind: 'waiting', failure: verdict.failure });
        return;
      case 'refused':
        this.#become({ kind: 'refused', trouble: verdict.trouble, retrying: verdict.againMs !== undefined });
        return;
      case 'lost':
        this.#become({ kind: 'lost' });
    }
  }

  #become(state: AttachLinkState): void {
    this.#state = state;
    for (const listener of this.#states) listener();
  }
}

/** Undefined where it is not the gateway's own answer. */
function answerIn(error: Error): GatewayAnswer | undefined {
  const { gatewayCode, details, retryAfterMs } = error as Error & Readonly<Record<string, unknown>>;
  if (typeof gatewayCode !== 'string' || member(details, 'reason') === 'websocket-upgrade-rejected') return undefined;
  return {
    message: displayLine(error.message, LONGEST_MESSAGE),
    details: membersOf(plainPayload(details)) ?? {},
    ...(typeof retryAfterMs === 'number' && { retryAfterMs }),
  };
}

/** Undefined where it is none, or longer than any: it is kept in the file with all others. */
function ownTokenOf(token: unknown, scopes: unknown): OwnToken | undefined {
  if (typeof token !== 'string' || token.length > LONGEST_TOKEN) return undefined;
  return { token, scopes: textsIn(scopes, SCOPES.length * 2) };
}

function codeIn(error: Error): string {
  return textIn(member(error, 'code'));
}

function textIn(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function textsIn(value: unknown, most: number): readonly string[] {
  return Array.isArray(value) ? value.slice(0, most).filter((item): item is string => typeof item === 'string') : [];
}
