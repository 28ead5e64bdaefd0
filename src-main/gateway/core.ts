/** The parts that stay while the gateway starts and stops, tied together once: sessions, trust, nodes, and the method table. */
import type { Secret } from './auth/secret.ts';
import type { Admission } from './connection/verdict.ts';
import { ConfigChanges } from './config/config-changes.ts';
import { DoctorDesk } from './diagnosis/doctor-desk.ts';
import { Recorder } from './history/recorder.ts';
import { maySeeEntry } from './history/visible.ts';
import { assistantMethods } from './methods/assistant.ts';
import { configMethods } from './methods/config.ts';
import { deskMethods } from './methods/desk.ts';
import { deskTrustMethods } from './methods/desk-trust.ts';
import { devicePairMethods } from './methods/device-pair.ts';
import { deviceScopesMethods } from './methods/device-scopes.ts';
import { deviceTokenMethods } from './methods/device-token.ts';
import { diagnosisMethods } from './methods/diagnosis.ts';
import { historyMethods } from './methods/history.ts';
import { hostMethods } from './methods/host.ts';
import { lockoutMethods } from './methods/lockouts.ts';
import { nodePairMethods } from './methods/node-pair.ts';
import { nodeRoleMethods } from './methods/node-role.ts';
import { nodeMethods } from './methods/nodes.ts';
import { setupCodeMethods } from './methods/setup-code.ts';
import { proxyFindingMethods } from './methods/proxy-findings.ts';
import { repairMethods } from './methods/repairs.ts';
import { systemMethods } from './methods/system.ts';
import { methodTable } from './methods/table.ts';
import { Invocations } from './nodes/invocations.ts';
import { LiveNodes } from './nodes/live-nodes.ts';
import { NodeEvents } from './nodes/node-events.ts';
import { LocalDesk } from './pairing/local-desk.ts';
import { PairingWindow } from './pairing/pairing-window.ts';
import { Registry } from './pairing/registry.ts';
import { SetupDesk } from './pairing/setup-desk.ts';
import { SetupPlaces } from './pairing/setup-places.ts';
import { FrontDoor } from './origin/front-door.ts';
import type { GatewayPorts, GatewaySettings, Logger } from './ports.ts';
import type { GatewayStatus } from './protocol/desk.ts';
import type { HistoryNews } from './protocol/history.ts';
import { helloOk } from './protocol/hello.ts';
import { announceToClients } from './routing/announce.ts';
import { LogRing } from './routing/log-ring.ts';
import { Presence } from './routing/presence.ts';
import { Router } from './routing/router.ts';
import type { Session } from './routing/session.ts';
import { Sessions } from './routing/sessions.ts';
import { Traffic } from './routing/traffic.ts';
import type { Reload } from './settings-change.ts';

/** Undefined where the config says that there is none. */
export function secretOf(settings: GatewaySettings | undefined): Secret | undefined {
  return settings !== undefined && 'secret' in settings.auth ? settings.auth.secret : undefined;
}

/** What changes as the gateway starts and stops. */
export interface RunView {
  status(): GatewayStatus;
  /** Undefined unless it runs. */
  settings(): GatewaySettings | undefined;
  uptimeMs(): number;
  /** Takes up changed settings; `caller` is answered first, and closed by whoever answers it. */
  reload(caller: Session): Promise<Reload>;
}

export interface Core {
  readonly sessions: Sessions;
  readonly registry: Registry;
  readonly presence: Presence;
  readonly desk: LocalDesk;
  readonly setup: SetupDesk;
  readonly door: FrontDoor;
  readonly recorder: Recorder;
  readonly configChanges: ConfigChanges;
  readonly router: Router;
  readonly logger: Logger;
  /** Tells everyone what `health` would answer. */
  readonly tellHealth: () => void;
  /** The payload of a session's `hello-ok`. */
  hello(
    session: Session,
    admission: Pick<Admission, 'role' | 'scopes' | 'method' | 'deviceToken' | 'moreTokens'>,
  ): unknown;
}

const NO_POLICY = { allow: [], deny: [] };

export function buildCore(ports: GatewayPorts, run: RunView): Core {
  const { clock, host } = ports;
  const logger = new LogRing(clock, ports.logger);
  const sessions = new Sessions();
  const registry = new Registry(ports.store);
  const presence = new Presence(clock, sessions, host.version);
  const desk = new LocalDesk({ clock, logger, registry, blocks: ports.blocks, sessions, status: () => run.status() });
  const setup = new SetupDesk({ clock, logger, desk, registry });
  const door = new FrontDoor({
    clock,
    logger,
    network: ports.network,
    nameOf: (deviceId) => {
      const device = registry.get(deviceId);
      return device && (device.label ?? device.name);
    },
    onNewFinding: () => {
      desk.statusChanged();
    },
  });
  const recorder = new Recorder({
    clock,
    logger,
    registry,
    audit: ports.audit,
    home: ports.network.home,
    push: (entry) => {
      const news: HistoryNews = { entry };
      // Whoever is cut off by what happened has been by then.
      queueMicrotask(() => {
        sessions.broadcast('desk.history', news, { reaches: (session) => maySeeEntry(session, entry) });
      });
    },
  });
  desk.subscribe((event) => {
    recorder.happened(event);
  });
  const nodes = new LiveNodes({ registry, sessions });
  const invocations = new Invocations(clock);
  const events = new NodeEvents({ clock, registry, sessions, nodes });
  const health = () => ({ ok: true, ts: clock.now(), durationMs: 0 });
  const changes = new ConfigChanges({
    ...{ clock, logger, sessions, host },
    file: ports.configFile,
    writer: ports.configWriter,
    reload: (caller) => run.reload(caller),
  });
  const methods = methodTable(
    systemMethods({
      presence,
      log: logger,
      health,
      status: () => run.status(),
      uptimeMs: () => run.uptimeMs(),
      identity: () => run.settings()?.identity,
    }),
    configMethods({ changes, clock, settings: ports.settings }),
    devicePairMethods({ desk, registry, sessions }),
    deviceTokenMethods({ desk, clock }),
    deviceScopesMethods({ desk, registry, clock }),
    nodePairMethods({ desk, registry, sessions, clock }),
    nodeMethods({
      registry,
      nodes,
      invocations,
      clock,
      policy: () => run.settings()?.nodeCommands ?? NO_POLICY,
    }),
    nodeRoleMethods({ invocations, events }),
    assistantMethods(),
    deskMethods({ desk, setup, clock, traffic: new Traffic(clock, sessions) }),
    deskTrustMethods({ desk }),
    setupCodeMethods({
      setup,
      places: new SetupPlaces({
        network: ports.network,
        reach: ports.reach,
        status: () => run.status(),
        publicOrigin: () => run.settings()?.publicOrigin,
      }),
      window: new PairingWindow(clock, (open) => {
        desk.setPairingOpen(open);
      }),
      qrImage: ports.qrImage,
      settings: () => run.settings(),
    }),
    proxyFindingMethods(door),
    repairMethods({ desk, registry }),
    lockoutMethods({ desk, clock }),
    diagnosisMethods(
      new DoctorDesk({
        ...{ clock, door, recorder, registry, sessions },
        network: ports.network,
        placeFacts: ports.placeFacts,
        reach: ports.reach,
        settings: () => run.settings(),
        secret: () => secretOf(run.settings()),
        status: () => run.status(),
      }),
    ),
    historyMethods({ recorder }),
    hostMethods({ host, secret: () => secretOf(run.settings()) }),
  );
  announceToClients({ desk, registry, sessions, clock });
  /** Those that clients may know of. */
  const methodNames = [...methods.values()]
    .filter((entry) => entry.access.kind !== 'owner' && entry.unlisted !== true)
    .map((entry) => entry.name);
  return {
    sessions,
    registry,
    presence,
    desk,
    setup,
    door,
    recorder,
    configChanges: changes,
    router: new Router(methods, logger),
    logger,
    tellHealth: () => {
      sessions.broadcast('health', health(), { stateVersion: { presence: presence.version, health: 1 } });
    },
    hello: (session, { role, scopes, method, deviceToken, moreTokens }) =>
      helloOk({
        ...{ role, scopes, method, deviceToken, moreTokens },
        version: host.version,
        connId: session.facts.connId,
        methods: methodNames,
        presence: session.holds('operator.read') ? presence.rows() : [],
        presenceVersion: presence.version,
        health: health(),
        uptimeMs: run.uptimeMs(),
      }),
  };
}
