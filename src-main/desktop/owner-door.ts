/**
 * The command line's way in, which is also the lock of the state folder: the gateway runs only while it is open, so that
 * two of them never write the same files. Where it can't be opened, each start tries again.
 */
import { holdStateFolder, type HeldStateFolder, type Places } from '../adapters/index.ts';
import type { Clock, Gateway, Logger } from '../gateway/index.ts';
import { anotherGatewayRuns, stateFolderIsUnusable, type StartupFault } from './startup-fault.ts';

export class OwnerDoor {
  readonly #places: Places;
  readonly #gateway: Gateway;
  readonly #logger: Logger;
  readonly #clock: Clock;
  readonly #onLost: (fault: StartupFault) => void;
  #opening: Promise<HeldStateFolder | StartupFault> | undefined;

  constructor(parts: {
    readonly places: Places;
    readonly gateway: Gateway;
    readonly clock: Clock;
    readonly logger: Logger;
    /** Another gateway took the folder while this computer was away. */
    onLost(fault: StartupFault): void;
  }) {
    this.#places = parts.places;
    this.#gateway = parts.gateway;
    this.#clock = parts.clock;
    this.#logger = parts.logger;
    this.#onLost = (fault) => {
      parts.onLost(fault);
    };
  }

  /** Undefined once it is open. */
  async open(): Promise<StartupFault | undefined> {
    const opened = await (this.#opening ??= this.#tryToOpen());
    if (!('what' in opened)) return undefined;
    this.#opening = undefined; // the next one tries anew
    return opened;
  }

  async close(): Promise<void> {
    const opening = this.#opening;
    await opening;
    this.#opening = undefined; // it may be opened again
    await letGo(opening);
  }

  async #tryToOpen(): Promise<HeldStateFolder | StartupFault> {
    const { ownDir, stateDir } = this.#places;
    try {
      const result = await holdStateFolder({
        places: this.#places,
        gateway: this.#gateway,
        clock: this.#clock,
        onWait: (why) => {
          this.#logger.info(why);
        },
        onLost: () => void this.#lost(),
      });
      if (result.ok) return result.folder;
      this.#logger.warn('another gateway has the state folder', { stateDir, by: result.by });
      return anotherGatewayRuns(stateDir, result.by);
    } catch (error) {
      this.#logger.error('the state folder can not be used', { error });
      return stateFolderIsUnusable(ownDir, error);
    }
  }

  async #lost(): Promise<void> {
    this.#logger.error('another gateway has taken the state folder');
    const opening = this.#opening;
    this.#opening = undefined; // a start that comes meanwhile asks whose it is now
    await this.#gateway.stop('gateway stopping');
    await letGo(opening);
    this.#onLost(anotherGatewayRuns(this.#places.stateDir, 'elsewhere'));
  }
}

async function letGo(opening: Promise<HeldStateFolder | StartupFault> | undefined): Promise<void> {
  const opened = await opening;
  if (opened !== undefined && 'close' in opened) await opened.close();
}
