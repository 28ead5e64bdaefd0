/** Builds the parts and ties them together; starts and stops them. Everything that decides is elsewhere. */
import { isDeepStrictEqual } from 'node:util';
import { SCOPES } from './auth/scopes.ts';
import type { Secret } from './auth/secret.ts';
import { connectionHost } from './connection/connection-host.ts';
import { buildCore, secretOf, type Core } from './core.ts';
import { gatewayStatus } from './gateway-status.ts';
import type { OwnDesk } from './pairing/desk.ts';
import { OneAtATime } from './one-at-a-time.ts';
import type { LocalDesk } from './pairing/local-desk.ts';
import type { GatewayPorts, GatewaySettings } from './ports.ts';
import { CLOSE } from './protocol/close.ts';
import type { GatewayFault, GatewayStatus, Unapplied } from './protocol/desk.ts';
import { eventText } from './protocol/frames.ts';
import { LIMITS } from './protocol/limits.ts';
import type { FrameChannel } from './routing/channel.ts';
import { startHeartbeat, tick } from './routing/heartbeat.ts';
import { ownerFacts, type OwnerSurface } from './routing/owner.ts';
import { Session } from './routing/session.ts';
import { followsTailnet, settingsChange, type Reload } from './settings-change.ts';
import { hasCome, holdsOn, stateFault, type Run } from './run.ts';
import { watchSurroundings } from './surroundings-watch.ts';
import { Listener } from './transport/listener.ts';
import { noPages } from './transport/no-pages.ts';
import { listenFault } from './transport/listen-fault.ts';
import { UNAPPLIED_LOG, unappliedWords } from './words/unapplied-words.ts';

const MENDED_BY_CONFIG: ReadonlySet<GatewayFault['code']> = new Set(['config-invalid', 'address-unavailable']);

export interface OwnerSession {
  receive(text: string): void;
  /** The channel is gone. */
  ended(): void;
}

export interface Gateway {
  readonly pairing: OwnDesk;
  /** Reads settings and devices, then listens. A failure is not thrown but in `status().fault`. */
  start(): Promise<GatewayStatus>;
  /** Tells everyone, closes their sockets, frees the port. The owner's sessions stay. */
  stop(reason: string): Promise<void>;
  /** As stop and start, and clients are told to expect it back; those that a changed secret let in are told so. */
  restart(reason: string): Promise<GatewayStatus>;
  /**
   * Reads the settings anew and takes them up while it runs, where that is possible. Sessions that could not begin with
   * them are ended, but for `caller`, whose answer comes first.
   */
  reload(caller?: Session): Promise<Reload>;
  status(): GatewayStatus;
  /** The computer has slept: whoever is gone, and whatever ran out meanwhile, is found now. Twice does no harm. */
  woke(): void;
  /** The shared token or password, for the host to show to its owner; undefined unless it runs. */
  secret(): Secret | undefined;
  /** The person at this computer, by window or control socket: an administrator without pairing and without token. */
  openOwnerSession(channel: FrameChannel, surface: OwnerSurface): OwnerSession;
}

export function createGateway(ports: GatewayPorts): Gateway {
  return new LocalGateway(ports);
}

class LocalGateway implements Gateway {
  readonly #ports: GatewayPorts;
  readonly #core: Core;
  readonly pairing: LocalDesk;
  readonly #turns = new OneAtATime();
  #run: Run = { state: 'stopped' };
  #damage: readonly string[] | undefined;
  #stopHeartbeat = (): void => undefined;
  #stopWatch = (): void => undefined;

  constructor(ports: GatewayPorts) {
    const core = buildCore(ports, {
      status: () => this.status(),
      settings: () => (this.#run.state === 'running' ? this.#run.settings : undefined),
      uptimeMs: () => this.#uptimeMs(),
      reload: (caller) => this.reload(caller),
    });
    this.#ports = { ...ports, logger: core.logger };
    this.#core = core;
    this.pairing = core.desk;
  }

  async start(): Promise<GatewayStatus> {
    return await this.#turns.run(() => this.#startNow());
  }

  async stop(reason: string): Promise<void> {
    await this.#turns.run(() => this.#stopNow(reason, undefined));
    await this.#core.recorder.flush();
  }

  async restart(reason: string): Promise<GatewayStatus> {
    return await this.#turns.run(async () => {
      const next = await this.#ports.settings();
      await this.#stopNow(reason, { secretHolds: next.ok && holdsOn(this.secret(), secretOf(next.settings)) });
      return await this.#startNow();
    });
  }

  async reload(caller?: Session): Promise<Reload> {
    return await this.#turns.run(async () => {
      const run = this.#run;
      if (run.state !== 'running') return { kind: 'not-running' };
      const next = await this.#ports.settings();
      if (!next.ok) {
        const isAway = next.lacks === 'tailnet';
        this.#leaveUnapplied(isAway ? { kind: 'awaits-tailnet' } : { kind: 'broken', fault: next.fault });
        return { kind: 'refused', fault: next.fault };
      }
      const change = settingsChange(run.settings, next.settings);
      if (change.kind === 'restart') {
        this.#leaveUnapplied({ kind: 'needs-restart', keys: change.keys });
        return change;
      }
      const addresses = await run.listener.follow(next.settings);
      if (next.settings.tls !== undefined) run.listener.renew(next.settings.tls);
      this.pairing.lockoutDesk.limiter.follow(next.settings.attemptLimits);
      this.#run = { ...run, settings: next.settings, addresses, unapplied: undefined };
      this.#core.door.follow(next.settings);
      this.#core.sessions.endRemote(change.ends, caller);
      this.pairing.statusChanged();
      this.#ports.logger.info('settings were taken up');
      return change;
    });
  }

  /** By itself. Whoever stops it meanwhile, before its turn has come, has the last word. */
  async #startIfFailed(): Promise<void> {
    await this.#turns.run(async () => {
      if (this.#run.state === 'failed') await this.#startNow();
    });
  }

  async #startNow(): Promise<GatewayStatus> {
    if (this.#run.state === 'running') return this.status();
    this.#stopWatch();
    this.#become({ state: 'starting' });
    const stopSettingsWatch = this.#ports.settingsWatch(this.#settingsChanged.bind(this));
    const failed = await this.#tryStart();
    if (failed !== undefined) this.#become({ state: 'failed', ...failed });
    const stopSurroundingsWatch = watchSurroundings(this.#ports, {
      networkChanged: this.#networkChanged.bind(this),
      woke: this.woke.bind(this),
    });
    this.#stopWatch = () => {
      stopSettingsWatch();
      stopSurroundingsWatch();
    };
    return this.status();
  }

  async #stopNow(reason: string, restart: { readonly secretHolds: boolean } | undefined): Promise<void> {
    this.#stopWatch();
    if (this.#run.state === 'failed') this.#become({ state: 'stopped' });
    if (this.#run.state !== 'running') return;
    const { listener } = this.#run;
    this.#become({ state: 'stopping' });
    this.#stopHeartbeat();
    const expected = restart && { restartExpectedMs: LIMITS.restartExpectedMs };
    this.#core.sessions.broadcast('shutdown', { reason, ...expected });
    // Told why, a page asks for the new secret; told only of a restart, it would come back with the old one.
    if (restart?.secretHolds === false)
      this.#core.sessions.closeRemote(CLOSE.authChanged, ({ facts }) => facts.bySecret === true);
    this.#core.sessions.closeRemote(CLOSE.serviceRestart);
    await listener.close();
    this.#core.presence.close();
    await this.#ports.store.flush();
    this.#become({ state: 'stopped' });
  }

  status(): GatewayStatus {
    return gatewayStatus(this.#run, { core: this.#core, ports: this.#ports, damage: this.#damage ?? [] });
  }

  woke(): void {
    this.#ports.logger.info('the computer woke');
    this.pairing.waitingRoom.sweep();
    this.pairing.repairDesk.sweep();
    if (this.#run.state === 'running') {
      this.#run.listener.pingAllAnew();
      tick(this.#ports.clock, this.#core.sessions);
    }
    this.#networkChanged();
  }

  secret(): Secret | undefined {
    return this.#run.state === 'running' ? secretOf(this.#run.settings) : undefined;
  }

  openOwnerSession(channel: FrameChannel, surface: OwnerSurface): OwnerSession {
    const { clock, host } = this.#ports;
    const session = new Session(ownerFacts(surface, host.version, clock.now()), channel);
    this.#core.sessions.add(session);
    session.send(
      eventText('hello-ok', this.#core.hello(session, { role: 'operator', scopes: SCOPES, method: 'none' })),
    );
    return {
      receive: (text) => {
        this.#core.router.handle(session, text);
      },
      ended: () => {
        session.ended();
        this.#core.sessions.remove(session);
      },
    };
  }

  #networkChanged(): void {
    const { network } = this.#ports;
    const run = this.#run;
    const lacks = run.state === 'failed' ? run.lacks : undefined;
    if (lacks !== undefined && hasCome(lacks, network.interfaces())) void this.#startIfFailed();
    else this.pairing.statusChanged();
    if (run.state !== 'running' || !hasCome('tailnet', network.interfaces())) return;
    // One that has gone is listened on until there is another: it may come back.
    if (followsTailnet(run.settings.bind) || run.unapplied?.kind === 'awaits-tailnet') void this.reload();
  }

  /** Somebody saved the config. What kept the gateway from starting may be mended. */
  #settingsChanged(): void {
    const run = this.#run;
    if (run.state === 'failed' && MENDED_BY_CONFIG.has(run.fault.code)) void this.#startIfFailed();
    else void this.#core.configChanges.idle().then(() => this.reload());
  }

  #leaveUnapplied(unapplied: Unapplied): void {
    if (this.#run.state !== 'running' || isDeepStrictEqual(this.#run.unapplied, unapplied)) return;
    this.#run = { ...this.#run, unapplied };
    this.#ports.logger.warn(UNAPPLIED_LOG[unapplied.kind], { why: unappliedWords(unapplied) });
    this.pairing.statusChanged();
  }

  /** Undefined once it runs. */
  async #tryStart(): Promise<{ readonly fault: GatewayFault; readonly lacks?: string } | undefined> {
    // Both at once: a start waits for the disk, and who is paired is shown while the config cannot be used as well.
    const [read, unusable] = await Promise.all([this.#ports.settings(), this.#loadDesk()]);
    if (!read.ok) return read;
    if (unusable !== undefined) return { fault: unusable };
    const { settings } = read;
    this.pairing.lockoutDesk.limiter.follow(settings.attemptLimits);
    const current = (): GatewaySettings => (this.#run.state === 'running' ? this.#run.settings : settings);
    this.#core.door.follow(settings);
    const host = connectionHost({ core: this.#core, ports: this.#ports, settings: current });
    const listener = new Listener(
      host,
      this.#core.door,
      {
        clock: this.#ports.clock,
        version: this.#ports.host.version,
        gate: host.gate,
        ready: () => this.#run.state === 'running',
        uptimeMs: () => this.#uptimeMs(),
        basePath: settings.basePath,
      },
      settings.pages ? this.#ports.staticFiles : noPages,
    );
    const listening = await listener.listen(settings);
    if (!listening.ok) {
      const { code, host: lacks } = listening;
      const fault = await listenFault(listening, settings.port, this.#ports.portOwner);
      return { fault, ...(code === 'EADDRNOTAVAIL' && { lacks }) };
    }
    const { clock } = this.#ports;
    const { addresses } = listening;
    const since = { startedAtMs: clock.now(), startedAt: clock.monotonic() };
    this.#become({ state: 'running', settings, listener, addresses, ...since });
    this.#stopHeartbeat = startHeartbeat(clock, this.#core, listener);
    return undefined;
  }

  async #loadDesk(): Promise<GatewayFault | undefined> {
    try {
      this.#damage ??= await this.#core.desk.load();
      return undefined;
    } catch (error) {
      this.#ports.logger.error('the state folder cannot be used', { error });
      return stateFault(error);
    }
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
