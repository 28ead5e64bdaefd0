/** What a connection meets behind the door while the gateway runs: the judge, and the room that it is let into. */
import { SlowDown } from '../auth/slow-down.ts';
import type { Core } from '../core.ts';
import type { GatewayPorts, GatewaySettings } from '../ports.ts';
import { CLOSE } from '../protocol/close.ts';
import type { Session } from '../routing/session.ts';
import { admit } from './admit.ts';
import type { ConnectionHost } from './connection.ts';
import { stillHolds } from './still-holds.ts';
import type { Admission, Gate } from './verdict.ts';

export function connectionHost(parts: {
  readonly core: Core;
  readonly ports: Pick<GatewayPorts, 'clock' | 'network'>;
  /** Those that hold at the moment. */
  readonly settings: () => GatewaySettings;
}): ConnectionHost & { readonly gate: Gate } {
  const { core, ports, settings } = parts;
  const { clock, network } = ports;
  const { desk, door, logger, presence, recorder, registry, router, sessions, setup } = core;
  const { lockoutDesk } = desk;
  const gate: Gate = {
    get settings() {
      return settings();
    },
    limiter: lockoutDesk.limiter,
    slowDown: new SlowDown(),
    clock,
    network,
    registry,
    setup,
    blocks: desk.blockList,
    repairs: desk.repairDesk,
    lockedOut: (lock) => {
      lockoutDesk.began(lock);
    },
    knock: (ask) => desk.knock(ask),
    wasDenied: (request) => desk.waitingRoom.wasDenied(request),
  };

  const open = (session: Session, admission: Admission): unknown => {
    sessions.add(session);
    if (!stillHolds(admission, registry, desk.blockList, clock.now())) {
      session.close(CLOSE.deviceRemoved);
      return undefined;
    }
    presence.changed(session);
    door.sessionOpened(session.facts);
    const { connId, role, client, deviceId, declared } = session.facts;
    logger.info('connected', { connId, role, client: client.id, method: admission.method });
    recorder.admitted(session, admission);
    desk.attendance.came(session);
    if (admission.setupId !== undefined) setup.delivered(admission.setupId);
    if (deviceId !== undefined && declared !== undefined) void desk.commands.declared(deviceId, declared);
    return core.hello(session, admission);
  };

  return {
    gate,
    clock,
    logger,
    home: network.home,
    judge: (connect, arrival, nonce) => admit(connect, arrival, nonce, gate),
    open,
    refused: (refused) => {
      recorder.refused(refused);
    },
    handle: (session, text) => {
      router.handle(session, text);
    },
    closed: (session) => {
      sessions.remove(session);
      presence.changed(session);
      desk.attendance.left(session);
    },
  };
}
