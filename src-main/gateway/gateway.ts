/** Builds the parts and ties them together; starts and stops them. Everything that decides is elsewhere. */
import { AttemptLimiter } from './auth/attempt-limiter.ts';
import { SCOPES } from './auth/scopes.ts';
import type { Secret } from './auth/secret.ts';
import { admit } from './connection/admit.ts';
import type { ConnectionHost } from './connection/connection.ts';
import type { Admission, Gate } from './connection/verdict.ts';
import { deskMethods } from './methods/desk.ts';
import { devicePairMethods } from './methods/device-pair.ts';
import { hostMethods } from './methods/host.ts';
import { systemMethods } from './methods/system.ts';
import { methodTable } from './methods/table.ts';
import { hostName, type HostRules } from './origin/host.ts';
import type { PairingDesk } from './pairing/desk.ts';
import { LocalDesk } from './pairing/local-desk.ts';
import { Registry } from './pairing/registry.ts';
import type { GatewayPorts, GatewaySettings } from './ports.ts';
import { CLOSE } from './protocol/close.ts';
import type { GatewayAddress, GatewayFault, GatewayState, GatewayStatus } from './protocol/desk.ts';
import { eventText } from './protocol/frames.ts';
import { helloOk } from './protocol/hello.ts';
import { announceToClients } from './routing/announce.ts';
import type { FrameChannel } from './routing/channel.ts';
import { startHeartbeat } from './routing/heartbeat.ts';
import { Presence } from './routing/presence.ts';
import { Router } from './routing/router.ts';
import { ownerFacts, type OwnerSurface } from './routing/owner.ts';
import { Session } from './routing/session.ts';
import { everyone, Sessions } from './routing/sessions.ts';
import { Listener } from './transport/listener.ts';
import { listenFault } from './transport/listen-fault.ts';

export interface OwnerSession {
  receive(text: string): void;
  /** The channel is gone. */
  ended(): void;
}

export interface Gateway {
  readonly pairing: PairingDesk;
  /** Reads settings and devices, then listens. A failure is not thrown but in `status().fault`. */
  start(): Promise<GatewayStatus>;
  /** Tells everyone, closes their sockets, frees the port. The owner's sessions stay. */
  stop(reason: string): Promise<void>;
  status(): GatewayStatus;
  /** The shared token or password, for the host to show to its owner; undefined unless it runs. */
  secret(): Secret | undefined;
  /** The person at this computer, by window or control socket: an administrator without pairing and without token. */
  openOwnerSession(channel: FrameChannel, surface: OwnerSurface): OwnerSession;
}

export function createGateway(ports: GatewayPorts): Gateway {
  return new LocalGateway(ports);
}

type Run =
  | { readonly state: Exclude<GatewayState, 'running' | 'failed'> }
  | { readonly state: 'failed'; readonly fault: GatewayFault }
  | {
      readonly state: 'running';
      readonly settings: GatewaySettings;
      readonly limiter: AttemptLimiter;
      readonly addresses: readonly GatewayAddress[];
      readonly startedAtMs: number;
      readonly startedAt: number;
      readonly listener: Listener;
    };

class LocalGateway implements Gateway {
  readonly #ports: GatewayPorts;
  readonly #sessions = new Sessions();
  readonly #registry: Registry;
  readonly #presence: Presence;
  readonly #router: Router;
  readonly #methodNames: readonly string[];
  readonly pairing: LocalDesk;
  #run: Run = { state: 'stopped' };
  #damage: readonly string[] | undefined;
  #stopHeartbeat = (): void => undefined;

  constructor(ports: GatewayPorts) {
    this.#ports = ports;
    const { clock, logger, host } = ports;
    const sessions = this.#sessions;
    const registry = new Registry(ports.store);
    const presence = new Presence(clock, sessions, host.version);
    const desk = new LocalDesk({ clock, logger, registry, sessions, status: () => this.status() });
    const methods = methodTable(
      systemMethods({ presence, health: () => this.#health(), uptimeMs: () => this.#uptimeMs() }),
      devicePairMethods({ desk, registry, sessions }),
      deskMethods({ desk, clock }),
      hostMethods({ host, secret: () => this.secret() }),
    );
    this.#registry = registry;
    this.#presence = presence;
    this.#router = new Router(methods, logger);
    this.#methodNames = [...methods.values()]
      .filter((entry) => entry.access.kind !== 'owner')
      .map((entry) => entry.name);
    this.pairing = desk;
    announceToClients(desk, sessions, clock);
  }

  async start(): Promise<GatewayStatus> {
    if (this.#run.state !== 'stopped' && this.#run.state !== 'failed') return this.status();
    this.#become({ state: 'starting' });
    const fault = await this.#tryStart();
    if (fault !== undefined) this.#become({ state: 'failed', fault });
    return this.status();
  }

  async stop(reason: string): Promise<void> {
    if (this.#run.state === 'failed') this.#become({ state: 'stopped' });
    if (this.#run.state !== 'running') return;
    const { listener } = this.#run;
    this.#become({ state: 'stopping' });
    this.#stopHeartbeat();
    this.#sessions.broadcast('shutdown', { reason }, everyone);
    this.#sessions.closeRemote(CLOSE.serviceRestart);
    await listener.close();
    this.#presence.close();
    await this.#ports.store.flush();
    this.#become({ state: 'stopped' });
  }

  status(): GatewayStatus {
    const run = this.#run;
    const { host } = this.#ports;
    return {
      state: run.state,
      version: host.version,
      pid: host.pid,
      mode: host.mode,
      addresses: run.state === 'running' ? run.addresses : [],
      paired: this.#registry.size,
      connected: this.#sessions.connectedDevices,
      waiting: this.pairing.waitingRoom.size,
      notices: this.#damage ?? [],
      ...(run.state === 'running' && { startedAtMs: run.startedAtMs, token: run.settings.auth.source }),
      ...(run.state === 'failed' && { fault: run.fault }),
    };
  }

  secret(): Secret | undefined {
    return this.#run.state === 'running' ? this.#run.settings.auth.secret : undefined;
  }

  openOwnerSession(channel: FrameChannel, surface: OwnerSurface): OwnerSession {
    const { clock, host } = this.#ports;
    const session = new Session(ownerFacts(surface, host.version, clock.now()), channel);
    this.#sessions.add(session);
    session.send(eventText('hello-ok', this.#hello(session, { role: 'operator', scopes: SCOPES, method: 'none' })));
    return {
      receive: (text) => {
        this.#router.handle(session, text);
      },
      ended: () => {
        session.ended();
        this.#sessions.remove(session);
      },
    };
  }

  /** Undefined once it runs. */
  async #tryStart(): Promise<GatewayFault | undefined> {
    const read = await this.#ports.settings();
    if (!read.ok) return read.fault;
    const { settings } = read;
    try {
      this.#damage ??= await this.#registry.load();
    } catch (error) {
      this.#ports.logger.error('the state folder cannot be read', { error });
      const why = error instanceof Error ? error.message : String(error);
      return {
        code: 'state-unusable',
        what: 'The state folder cannot be read',
        why,
        fix: 'Give yourself access to it.',
      };
    }
    const limiter = new AttemptLimiter(settings.attemptLimits);
    const listener = new Listener(
      this.#connectionHost(settings, limiter),
      this.#httpFacts(settings),
      this.#ports.staticFiles,
    );
    const listening = await listener.listen(settings);
    if (!listening.ok) return await listenFault(listening, settings.port, this.#ports.portOwner);
    const { clock } = this.#ports;
    this.#become({
      state: 'running',
      settings,
      limiter,
      listener,
      addresses: listening.addresses,
      startedAtMs: clock.now(),
      startedAt: clock.monotonic(),
    });
    this.#stopHeartbeat = startHeartbeat(clock, this.#sessions, () => {
      listener.pingAll();
    });
    return undefined;
  }

  #connectionHost(settings: GatewaySettings, limiter: AttemptLimiter): ConnectionHost {
    const { clock, logger, network } = this.#ports;
    const gate: Gate = {
      settings,
      limiter,
      clock,
      network,
      registry: this.#registry,
      knock: (ask) => this.pairing.knock(ask),
      wasDenied: (request) => this.pairing.waitingRoom.wasDenied(request),
    };
    return {
      clock,
      logger,
      judge: (connect, arrival, nonce) => admit(connect, arrival, nonce, gate),
      open: (session, admission) => this.#open(session, admission),
      handle: (session, text) => {
        this.#router.handle(session, text);
      },
      closed: (session) => {
        this.#sessions.remove(session);
        this.#presence.changed(session);
        this.pairing.sessionClosed(session);
      },
    };
  }

  #open(session: Session, admission: Admission): unknown {
    this.#sessions.add(session);
    this.#presence.changed(session);
    const { facts } = session;
    this.#ports.logger.info('connected', {
      connId: facts.connId,
      role: facts.role,
      client: facts.client.id,
      method: admission.method,
    });
    this.pairing.sessionOpened(session);
    return this.#hello(session, admission);
  }

  #hello(session: Session, admission: Admission): unknown {
    return helloOk({
      ...admission,
      version: this.#ports.host.version,
      connId: session.facts.connId,
      methods: this.#methodNames,
      presence: session.holds('operator.read') ? this.#presence.rows() : [],
      presenceVersion: this.#presence.version,
      health: this.#health(),
      uptimeMs: this.#uptimeMs(),
    });
  }

  #httpFacts(settings: GatewaySettings) {
    const rules: HostRules = {
      ownNames: this.#ports.network.names,
      configured: settings.allowedOrigins.flatMap((origin) =>
        URL.canParse(origin) ? (hostName(new URL(origin).host) ?? []) : [],
      ),
    };
    return {
      hostRules: () => rules,
      ready: () => this.#run.state === 'running',
      uptimeMs: () => this.#uptimeMs(),
    };
  }

  #health(): Readonly<Record<string, unknown>> {
    return { ok: true, ts: this.#ports.clock.now(), durationMs: 0 };
  }

  #uptimeMs(): number {
    return this.#run.state === 'running' ? Math.round(this.#ports.clock.monotonic() - this.#run.startedAt) : 0;
  }

  #become(run: Run): void {
    this.#run = run;
    if (run.state === 'running') {
      this.#ports.logger.info('gateway is running', { addresses: run.addresses });
    } else if (run.state === 'failed') {
      this.#ports.logger.error(run.fault.what, { why: run.fault.why, fix: run.fault.fix });
    }
    this.pairing.statusChanged();
  }
}
