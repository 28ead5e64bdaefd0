/** The real desk with its registry and its waiting room, driven as devices and people would, and read as its model is. */
import { AttemptLimiter, DEFAULT_ATTEMPT_LIMITS } from '../../src-main/gateway/auth/attempt-limiter.ts';
import { SlowDown } from '../../src-main/gateway/auth/slow-down.ts';
import type { Scope } from '../../src-main/gateway/auth/scopes.ts';
import { askFor, needOf, type Knocker } from '../../src-main/gateway/connection/knocker.ts';
import { admitWithNewToken } from '../../src-main/gateway/connection/own-token.ts';
import type { Gate } from '../../src-main/gateway/connection/verdict.ts';
import { NO_SURFACE } from '../../src-main/gateway/nodes/node-surface.ts';
import { LocalDesk } from '../../src-main/gateway/pairing/local-desk.ts';
import { SetupDesk } from '../../src-main/gateway/pairing/setup-desk.ts';
import { Registry } from '../../src-main/gateway/pairing/registry.ts';
import { CLOSE } from '../../src-main/gateway/protocol/close.ts';
import { parseConnect } from '../../src-main/gateway/protocol/connect.ts';
import type { GatewayStatus } from '../../src-main/gateway/protocol/desk.ts';
import { Session } from '../../src-main/gateway/routing/session.ts';
import { Sessions } from '../../src-main/gateway/routing/sessions.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { commandLine, connectParams } from '../support/phone.ts';
import { BlockShelf } from './block-shelf.ts';
import { Disk } from './disk.ts';
import { plainNetwork } from '../support/plain-network.ts';
import { plainSettings } from './plain-settings.ts';
import type { Op } from './pairing-model.ts';

export type RealState = ReturnType<RealDesk['state']>;

export class RealDesk {
  readonly clock = new FakeClock(0);
  readonly #registry = new Registry(new Disk());
  readonly #sessions = new Sessions();
  readonly #logger = { info: () => undefined, warn: () => undefined, error: () => undefined };
  readonly #live = new Map<string, Session[]>();
  readonly desk = new LocalDesk({
    clock: this.clock,
    logger: this.#logger,
    registry: this.#registry,
    blocks: new BlockShelf(),
    sessions: this.#sessions,
    status: () => ({}) as GatewayStatus,
  });

  /** Whether it was let in, made to wait, or done. */
  async act(deviceId: string, op: Op): Promise<boolean> {
    const by = 'window' as const;
    const { desk } = this;
    switch (op.kind) {
      case 'arrive':
        return await this.#arrive(deviceId, op.name, op.scopes);
      case 'approve': {
        const { id, scopes, lasts, grant } = op;
        const terms = { ...(scopes && { scopes }), ...(lasts !== undefined && { lastsMs: lasts }) };
        return (await desk.approve({ requestId: id, grant, by, ...terms })).ok;
      }
      case 'deny':
        return desk.deny(op.id, by).ok;
      case 'dismiss':
        return desk.dismiss(op.id).ok;
      case 'undo-approval':
        return (await desk.undoApproval(op.id, by)).ok;
      case 'block':
        return (await desk.block({ deviceId, by })).ok;
      case 'unblock':
        return (await desk.unblock({ deviceId }, by)).ok;
      case 'sign-out':
        return (await desk.signOut(deviceId, by)).ok;
      case 'remove':
        return (await desk.remove(deviceId, by)).ok;
      case 'restore':
        return (await desk.restore(deviceId, by)).ok;
      case 'access': {
        const { scopes, endsAt } = op;
        const ends = endsAt === undefined ? {} : { expiresAtMs: endsAt };
        return (await desk.setAccess({ deviceId, role: 'operator', scopes, ...ends, by })).ok;
      }
      case 'disconnect': {
        const [first] = this.#open(deviceId);
        if (first !== undefined) this.#leave(first);
        return true;
      }
    }
  }

  /** What was begun is written: ends of granted times are, on their own. */
  async settled(): Promise<void> {
    this.clock.advance(0);
    await new Promise(setImmediate);
  }

  /** As the model has it. */
  state(deviceId: string) {
    const device = this.#registry.get(deviceId);
    const grant = device?.roles.operator;
    const [waiting] = this.desk.waitingRoom.ofDevice(deviceId);
    return {
      record:
        device === undefined
          ? 'none'
          : grant === undefined
            ? 'ended'
            : {
                scopes: grant.scopes,
                withheld: grant.withheld,
                endsAt: grant.expiresAtMs,
                isOut: grant.signedOut === true,
              },
      waiting: waiting && {
        id: waiting.requestId,
        name: waiting.name,
        scopes: waiting.scopes,
        reason: waiting.reason,
        approved: waiting.approvedScopes,
        known: waiting.known,
        quiet: waiting.quiet,
        until: waiting.expiresAtMs,
      },
      entry: this.desk.blockList.ofKey(deviceId)?.kind,
      sessions: this.#open(deviceId).map(({ facts }) => facts.scopes),
    };
  }

  /** The last steps of admission, after a signature that was right and with the shared secret. */
  async #arrive(deviceId: string, name: string, scopes: readonly string[]): Promise<boolean> {
    if (this.desk.blockList.refusesKey(deviceId)) return false;
    const asker = commandLine({ client: { ...commandLine().client, displayName: name } });
    const parsed = parseConnect(connectParams(asker, '', 0));
    if (!parsed.ok) throw new Error(parsed.problems);
    const knocker: Knocker = {
      connect: parsed.connect,
      arrival: { address: '192.0.2.7', locality: 'remote', host: 'desk', hostHeader: 'desk', origin: undefined },
      role: 'operator',
      asked: scopes as readonly Scope[],
      declared: NO_SURFACE,
      identity: { deviceId, publicKey: 'k'.repeat(43) },
    };
    const device = this.#registry.get(deviceId);
    const need = needOf(device, knocker, this.clock.now());
    const verdict =
      device === undefined || need !== undefined
        ? askFor(need ?? 'not-paired', device, knocker, 'secret', this.#gate)
        : await admitWithNewToken(device, knocker, 'token', this.#gate);
    if (!verdict.ok) return true;
    const client = { id: 'cli', mode: 'cli', version: '', name, platform: '', deviceFamily: '' };
    const { role, scopes: held } = verdict.admission;
    const facts = { connId: '', role, scopes: held, deviceId, client, address: '', connectedAtMs: 0 };
    const channel = { send: () => undefined, close: () => undefined, bufferedBytes: 0 };
    const session = new Session({ ...facts, locality: 'remote' }, channel);
    this.#sessions.add(session);
    this.desk.attendance.came(session);
    this.#live.set(deviceId, [...(this.#live.get(deviceId) ?? []), session]);
    return true;
  }

  #open(deviceId: string): readonly Session[] {
    const sessions = this.#live.get(deviceId) ?? [];
    for (const session of sessions.filter(({ open }) => !open)) this.#leave(session);
    return this.#live.get(deviceId) ?? [];
  }

  #leave(session: Session): void {
    const { deviceId = '' } = session.facts;
    session.close(CLOSE.quiet);
    this.#live.set(
      deviceId,
      (this.#live.get(deviceId) ?? []).filter((other) => other !== session),
    );
    this.#sessions.remove(session);
    this.desk.attendance.left(session);
  }

  get #gate(): Gate {
    const { clock, desk } = this;
    return {
      settings: plainSettings('secret'),
      registry: this.#registry,
      setup: new SetupDesk({ clock, logger: this.#logger, desk, registry: this.#registry }),
      slowDown: new SlowDown(),
      repairs: desk.repairDesk,
      lockedOut: () => undefined,
      blocks: desk.blockList,
      limiter: new AttemptLimiter(DEFAULT_ATTEMPT_LIMITS),
      clock,
      network: plainNetwork,
      knock: (ask) => desk.knock(ask),
      wasDenied: (request) => desk.waitingRoom.wasDenied(request),
    };
  }
}
