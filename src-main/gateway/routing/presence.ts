/**
 * Who is connected, as the official clients list it. Changes are gathered, so n arrivals do not cost n² rows; and the more
 * one telling costs (rows × readers), the longer they are gathered.
 */
import { hostname } from 'node:os';
import type { Clock } from '../ports.ts';
import { LIMITS } from '../protocol/limits.ts';
import type { Session } from './session.ts';
import type { Sessions } from './sessions.ts';

/** Short-lived tools, which would only flicker (official). */
const UNTRACKED_MODES = new Set(['cli', 'backend', 'probe']);

export type PresenceRow = Readonly<Record<string, unknown>>;

export class Presence {
  readonly #clock: Clock;
  readonly #sessions: Sessions;
  readonly #self: PresenceRow;
  #version = 1;
  #cancelGathering: (() => void) | undefined;
  /** Monotonic: what was told last is within the budget from then on. */
  #nextAt = 0;
  /** Rows that clients tell of by themselves, such as a desktop app of its machine; newest last. */
  readonly #told = new Map<string, { readonly row: PresenceRow; readonly until: number }>();

  constructor(clock: Clock, sessions: Sessions, version: string) {
    this.#clock = clock;
    this.#sessions = sessions;
    const host = hostname();
    this.#self = {
      host,
      version,
      platform: process.platform,
      mode: 'gateway',
      reason: 'self',
      text: `Gateway: ${host} ${version}`,
      ts: clock.now(),
    };
  }

  get version(): number {
    return this.#version;
  }

  /** The gateway itself first; at most 200 rows. */
  rows(): readonly PresenceRow[] {
    const rows: PresenceRow[] = [this.#self];
    for (const session of this.#sessions.all()) {
      if (rows.length >= LIMITS.presenceRows) break;
      if (isTracked(session)) rows.push(rowOf(session));
    }
    const now = this.#clock.monotonic();
    for (const { row, until } of this.#told.values())
      if (until > now && rows.length < LIMITS.presenceRows) rows.push(row);
    return rows;
  }

  /** A later word under the same key replaces the one before. */
  tell(key: string, row: PresenceRow): void {
    this.#told.delete(key);
    this.#told.set(key, {
      row: { ...row, ts: this.#clock.now() },
      until: this.#clock.monotonic() + LIMITS.toldPresenceMs,
    });
    const [oldest] = this.#told.keys();
    if (this.#told.size > LIMITS.presenceRows && oldest !== undefined) this.#told.delete(oldest);
    this.#changedRows();
  }

  changed(session: Session): void {
    if (isTracked(session)) this.#changedRows();
  }

  #changedRows(): void {
    this.#version += 1;
    const delay = Math.max(LIMITS.presenceGatherMs, this.#nextAt - this.#clock.monotonic());
    this.#cancelGathering ??= this.#clock.after(delay, () => {
      this.#cancelGathering = undefined;
      const stateVersion = { presence: this.#version, health: 1 };
      const characters = this.#sessions.broadcast('presence', { presence: this.rows() }, { stateVersion });
      this.#nextAt = this.#clock.monotonic() + (characters / LIMITS.presenceCharactersPerSecond) * 1000;
    });
  }

  close(): void {
    this.#cancelGathering?.();
    this.#cancelGathering = undefined;
  }
}

function isTracked({ facts }: Session): boolean {
  return facts.owner === undefined && !UNTRACKED_MODES.has(facts.client.mode);
}

function rowOf({ facts }: Session): PresenceRow {
  const { client } = facts;
  const row = {
    host: client.name,
    ip: facts.address,
    version: client.version,
    platform: client.platform,
    deviceFamily: client.deviceFamily,
    mode: client.mode,
    reason: 'connect',
    text: `${client.name === '' ? client.id : client.name} ${client.version}`,
    ts: facts.connectedAtMs,
    onlineSince: facts.connectedAtMs,
    ...(facts.deviceId !== undefined && { deviceId: facts.deviceId }),
    ...(client.instanceId !== undefined && { instanceId: client.instanceId }),
    roles: [facts.role],
    scopes: facts.scopes,
  };
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== '')); // official clients want no empty text
}
