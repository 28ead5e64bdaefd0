/** The one writer of the history: listens to the desk and is told who was let in or refused, and keeps it in bounds. */
import { randomBytes } from 'node:crypto';
import type { Refused } from '../connection/refused.ts';
import type { Admission } from '../connection/verdict.ts';
import type { DeskEvent } from '../pairing/desk.ts';
import type { Registry } from '../pairing/registry.ts';
import type { AuditLog, Clock, HistoryQuery, Logger } from '../ports.ts';
import { behindColon } from '../words/any-language.ts';
import type { Home } from '../words/home.ts';
import type { HistoryEntry, HistoryPage } from '../protocol/history.ts';
import type { Session } from '../routing/session.ts';
import { happeningOf, happeningOfAdmission, happeningOfRefusal, type Draft, type Happening } from './entries.ts';
import { Repeats, type Repeated } from './repeats.ts';

interface Told {
  readonly entry: HistoryEntry;
  /** A waiting device that knocks again is no news: its request is in the history, and this is for the log alone. */
  readonly logOnly: boolean;
}

export class Recorder {
  readonly #clock: Clock;
  readonly #logger: Logger;
  readonly #registry: Registry;
  readonly #audit: AuditLog;
  readonly #home: Home;
  readonly #push: (entry: HistoryEntry) => void;
  readonly #repeats: Repeats<Told>;

  constructor(parts: {
    readonly clock: Clock;
    readonly logger: Logger;
    readonly registry: Registry;
    readonly audit: AuditLog;
    readonly home: Home;
    /** Shows it to whoever looks at the history now. */
    readonly push: (entry: HistoryEntry) => void;
  }) {
    this.#clock = parts.clock;
    this.#logger = parts.logger;
    this.#registry = parts.registry;
    this.#audit = parts.audit;
    this.#home = parts.home;
    this.#push = parts.push;
    this.#repeats = new Repeats(parts.clock, (repeated) => {
      this.#ended(repeated);
    });
  }

  /** What the desk tells. */
  happened(event: DeskEvent): void {
    const happening = happeningOf(event);
    if (happening !== undefined)
      this.#record(this.#withDecider(happening, event), { log: event.type === 'locked-out', history: true });
  }

  admitted(session: Session, admission: Admission): void {
    const { deviceId } = session.facts;
    if (this.#isTest(deviceId)) return;
    const happening = happeningOfAdmission(session, admission, this.#known(deviceId));
    if (happening !== undefined) this.#record(happening, { log: false, history: true });
  }

  refused(refused: Refused): void {
    if (this.#isTest(refused.deviceId)) return;
    const happening = happeningOfRefusal(refused, this.#known(refused.deviceId), this.#home);
    this.#record(happening, { log: true, history: refused.refusal.kind !== 'pairing-required' });
  }

  /** What goes on is shown with its present count. */
  async read(query: HistoryQuery): Promise<HistoryPage> {
    const page = await this.#audit.read(query);
    const goingOn = new Map([...this.#repeats.open()].map((repeated) => [repeated.told.entry.id, counted(repeated)]));
    return { ...page, entries: page.entries.map((entry) => goingOn.get(entry.id) ?? entry) };
  }

  /** Resolves once all of it is on the disk. */
  async flush(): Promise<void> {
    this.#repeats.end();
    await this.#audit.flush();
  }

  #record({ entry, repeat }: Happening, to: { readonly log: boolean; readonly history: boolean }): void {
    const write = (draft: Draft): Told => {
      const told = {
        entry: { id: randomBytes(9).toString('base64url'), atMs: this.#clock.now(), ...draft },
        logOnly: !to.history,
      };
      if (to.log) this.#log(told.entry);
      if (!told.logOnly) this.#tell(told.entry);
      return told;
    };
    if (repeat === undefined) {
      write(entry);
      return;
    }
    const repeated = this.#repeats.take(repeat, (together) => write(together ? withoutSender(entry) : entry));
    // At 2, 4, 8 …: whoever looks on sees it grow, and a flood is not passed on to them.
    const isNews = repeated.count > 1 && Math.log2(repeated.count) % 1 === 0;
    if (isNews && !repeated.told.logOnly) this.#push(counted(repeated));
  }

  /** By the name that its owner gave it, or else its own. */
  #withDecider(happening: Happening, event: DeskEvent): Happening {
    if (!('byDevice' in event)) return happening;
    const { deviceId, name: claimed } = event.byDevice;
    const name = this.#known(deviceId)?.label ?? claimed;
    return name === '' ? happening : { ...happening, entry: { ...happening.entry, byName: name } };
  }

  #tell(entry: HistoryEntry): void {
    this.#audit.append(entry);
    this.#push(entry);
  }

  #ended(repeated: Repeated<Told>): void {
    const entry = counted(repeated);
    if (entry.kind === 'refused') this.#log(entry);
    if (!repeated.told.logOnly) this.#tell(entry);
  }

  #log({ kind, what, cause, why, fix, address, count }: HistoryEntry): void {
    if (kind === 'locked-out') this.#logger.warn('an address is locked out', { cause, address, failures: count });
    else
      this.#logger.info(`not let in: ${behindColon(what ?? '')}`, {
        cause,
        why,
        fix,
        address,
        ...(count && { times: count }),
      });
  }

  #known(deviceId: string | undefined) {
    return deviceId === undefined ? undefined : this.#registry.get(deviceId);
  }

  #isTest(deviceId: string | undefined): boolean {
    return deviceId !== undefined && this.#registry.isTest(deviceId);
  }
}

function counted({ told, count, lastAtMs }: Repeated<Told>): HistoryEntry {
  return count === 1 ? told.entry : { ...told.entry, count, lastAtMs };
}

/** It stands for many, so it names none of them. */
function withoutSender({
  deviceId: _d,
  name: _n,
  code: _c,
  requestId: _r,
  address: _a,
  clientId: _i,
  ...rest
}: Draft): Draft {
  return rest;
}
