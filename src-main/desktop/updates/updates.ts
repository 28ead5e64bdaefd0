/** Looks for a newer version now and then, and fetches and installs it when a person says so. */
import type { Clock, Logger } from '../../gateway/index.ts';
import type { FeedAnswer, UpdateFeed } from './update-feed.ts';
import type { UpdateState } from './update-state.ts';

/** What is asked of the updater library; it is loaded at the first look, so that a start does not pay for it. */
export interface Updater {
  /** Resolves to the newer version, undefined where there is none; rejects where its signature is not ours. */
  newer(): Promise<string | undefined>;
  download(onPercent: (percent: number) => void): Promise<void>;
  /** Puts the new version in place of this one and starts it. The app must have let go of everything by then. */
  install(): void;
}

export interface UpdateParts {
  readonly feed: FeedAnswer;
  readonly load: (feed: UpdateFeed) => Promise<Updater>;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Lets the app go in order, and calls `install` in place of just ending. */
  readonly quitAndThen: (install: () => void) => void;
}

/** After the start has long settled, and not with every other program of the login. */
const FIRST_LOOK_MS = 120_000;
const LOOK_EVERY_MS = 86_400_000;

export class Updates {
  readonly #parts: UpdateParts;
  readonly #listeners = new Set<(state: UpdateState) => void>();
  #state: UpdateState;
  #updater: Promise<Updater> | undefined;
  #cancelLook = (): void => undefined;

  constructor(parts: UpdateParts) {
    this.#parts = parts;
    this.#state = parts.feed.ok ? { kind: 'current' } : parts.feed.state;
    if (parts.feed.ok) this.#lookIn(FIRST_LOOK_MS);
  }

  state(): UpdateState {
    return this.#state;
  }

  subscribe(listener: (state: UpdateState) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Looks now. Does nothing while a newer version is known or being fetched, or where this build looks for none. */
  async check(): Promise<void> {
    const before = this.#state;
    if (before.kind !== 'current' && before.kind !== 'failed') return;
    this.#become({ kind: 'checking' });
    const { clock } = this.#parts;
    try {
      const version = await (await this.#load()).newer();
      this.#become(
        version === undefined ? { kind: 'current', checkedAtMs: clock.now() } : { kind: 'available', version },
      );
    } catch (error) {
      this.#failed('The place for updates did not answer as it should.', error);
    }
  }

  /** Fetches what `check` has found. */
  async download(): Promise<void> {
    if (this.#state.kind !== 'available') return;
    const { version } = this.#state;
    this.#become({ kind: 'downloading', version, percent: 0 });
    try {
      await (
        await this.#load()
      ).download((percent) => {
        this.#become({ kind: 'downloading', version, percent: Math.floor(percent) });
      });
      this.#become({ kind: 'ready', version });
    } catch (error) {
      this.#failed(`Version ${version} could not be fetched.`, error);
    }
  }

  /** Ends this version and starts the new one. */
  async restart(): Promise<void> {
    if (this.#state.kind !== 'ready') return;
    const updater = await this.#load();
    this.#parts.quitAndThen(() => {
      updater.install();
    });
  }

  close(): void {
    this.#cancelLook();
  }

  #lookIn(ms: number): void {
    this.#cancelLook = this.#parts.clock.after(ms, () => {
      void this.check();
      this.#lookIn(LOOK_EVERY_MS);
    });
  }

  #load(): Promise<Updater> {
    const { feed, load } = this.#parts;
    if (!feed.ok) throw new Error('this build has no place for updates');
    return (this.#updater ??= load(feed.feed));
  }

  #failed(why: string, error: unknown): void {
    this.#parts.logger.warn('update failed', { why, error });
    this.#become({ kind: 'failed', why });
  }

  #become(state: UpdateState): void {
    if (JSON.stringify(state) === JSON.stringify(this.#state)) return;
    this.#state = state;
    for (const listener of [...this.#listeners]) listener(state);
  }
}
