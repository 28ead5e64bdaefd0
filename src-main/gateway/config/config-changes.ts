/** Changes the config for a client: writes the file, tells who reads, and takes up what it says. */
import { createHmac, randomBytes } from 'node:crypto';
import type { Clock, ConfigFile, ConfigWriter, ConfigWritten, HostControl, Logger } from '../ports.ts';
import { OneAtATime } from '../one-at-a-time.ts';
import type { Close } from '../protocol/close.ts';
import { LIMITS } from '../protocol/limits.ts';
import type { Session } from '../routing/session.ts';
import type { Sessions } from '../routing/sessions.ts';
import type { Reload } from '../settings-change.ts';

export interface ConfigSnapshot {
  readonly path: string;
  /** Undefined where there is no file. */
  readonly text?: string;
  /** What it says; undefined where that is not valid JSON5. An empty object where there is no file. */
  readonly value?: unknown;
  /** With what it includes, for showing; absent where that is the same. */
  readonly whole?: unknown;
  /** Names this text, for clients that change it. */
  readonly hash: string;
}

export type ConfigChanged =
  | {
      readonly ok: true;
      readonly snapshot: ConfigSnapshot;
      readonly changedPaths: readonly string[];
      /** It was written, and the gateway restarts shortly to take it up. */
      readonly requiresRestart: boolean;
      /** How the caller's own session must end behind its answer. */
      readonly endsCaller?: Close;
    }
  | (ConfigWritten & { readonly ok: false });

export interface ChangedBy {
  readonly caller: Session;
  readonly restartDelayMs?: number | undefined;
}

export class ConfigChanges {
  readonly #clock: Clock;
  readonly #logger: Logger;
  readonly #sessions: Sessions;
  readonly #host: HostControl;
  readonly #file: ConfigFile;
  readonly #writer: ConfigWriter;
  readonly #reload: (caller: Session) => Promise<Reload>;
  /** Whoever may read the hash, but not the secrets in the file, must not be able to try them out against it. */
  readonly #hashKey = randomBytes(32);
  readonly #turns = new OneAtATime();
  #cancelRestart = (): void => undefined;

  constructor(parts: {
    readonly clock: Clock;
    readonly logger: Logger;
    readonly sessions: Sessions;
    readonly host: HostControl;
    readonly file: ConfigFile;
    readonly writer: ConfigWriter;
    readonly reload: (caller: Session) => Promise<Reload>;
  }) {
    this.#clock = parts.clock;
    this.#logger = parts.logger;
    this.#sessions = parts.sessions;
    this.#host = parts.host;
    this.#file = parts.file;
    this.#writer = parts.writer;
    this.#reload = parts.reload;
  }

  async snapshot(): Promise<ConfigSnapshot> {
    const { path, text, value, whole } = await this.#file();
    const snapshot = this.#snapshotOf(path, text, text === undefined ? {} : value);
    return whole === undefined ? snapshot : { ...snapshot, whole };
  }

  /** What a client sends as a config or as a part of one; a sentence where it is none. */
  parse(raw: string): { readonly ok: true; readonly value: object } | { readonly ok: false; readonly problem: string } {
    const parsed = this.#writer.parse(raw);
    if (!parsed.ok) return parsed;
    const { value } = parsed;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      return { ok: false, problem: 'a config is an object' };
    }
    return isDeeperThan(value, LIMITS.configDepth) ? { ok: false, problem: 'it is too deep' } : { ok: true, value };
  }

  /** Makes it say `value` instead of what `base` says. */
  async change(base: ConfigSnapshot, value: object, by: ChangedBy): Promise<ConfigChanged> {
    return await this.#turns.run(() => this.#changeNow(base, value, by));
  }

  /** Resolves once no change is under way: each takes up by itself what it wrote, and spares its caller. */
  async idle(): Promise<void> {
    await this.#turns.run(() => Promise.resolve());
  }

  async #changeNow(
    base: ConfigSnapshot,
    value: object,
    { caller, restartDelayMs = LIMITS.restartDelayMs }: ChangedBy,
  ): Promise<ConfigChanged> {
    const written = await this.#writer.write(base.text, value);
    if (!written.ok) return written;
    const { text, changedPaths } = written;
    if (changedPaths.length === 0) return { ok: true, snapshot: base, changedPaths, requiresRestart: false };
    const snapshot = this.#snapshotOf(base.path, text, value);
    const { connId, client, address } = caller.facts;
    this.#logger.info('the config was changed', { changedPaths, connId, client: client.id, address });
    this.#sessions.broadcast('config.changed', { path: base.path, hash: snapshot.hash, ts: this.#clock.now() });
    const reload = await this.#reload(caller);
    const endsCaller =
      reload.kind === 'live' && caller.facts.owner === undefined ? reload.ends(caller.facts) : undefined;
    const requiresRestart = reload.kind === 'restart';
    if (requiresRestart) this.#restartIn(Math.min(restartDelayMs, LIMITS.longestRestartDelayMs));
    return { ok: true, snapshot, changedPaths, requiresRestart, ...(endsCaller && { endsCaller }) };
  }

  /** Changes that come together are taken up together. */
  #restartIn(ms: number): void {
    this.#cancelRestart();
    this.#cancelRestart = this.#clock.after(ms, () => {
      this.#host.restart().catch((error: unknown) => {
        this.#logger.error('the gateway did not restart', { error });
      });
    });
  }

  #snapshotOf(path: string, text: string | undefined, value: unknown): ConfigSnapshot {
    const hash = createHmac('sha256', this.#hashKey)
      .update(text ?? '')
      .digest('base64url');
    return { path, ...(text !== undefined && { text }), value, hash: `hmac-sha256:v1:${hash}` };
  }
}

/** Without recursion: a deep value would exhaust the stack before it could be refused. */
function isDeeperThan(value: object, most: number): boolean {
  let level: readonly unknown[] = [value];
  for (let depth = 0; depth <= most; depth += 1) {
    level = level.flatMap((item) =>
      typeof item === 'object' && item !== null ? (Object.values(item) as unknown[]) : [],
    );
    if (level.length === 0) return false;
  }
  return true;
}
