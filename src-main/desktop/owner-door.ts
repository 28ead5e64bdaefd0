/**
 * The command line's way in, which is also the lock of the state folder: the gateway runs only while it is open, so that
 * two of them never write the same files. Where it can't be opened, each start tries again.
 */
import { openControlSocket, type ControlSocket, type Places } from '../adapters/index.ts';
import type { Gateway, Logger } from '../gateway/index.ts';
import { anotherGatewayRuns, stateFolderIsUnusable, type StartupFault } from './startup-fault.ts';

export class OwnerDoor {
  readonly #places: Places;
  readonly #gateway: Gateway;
  readonly #logger: Logger;
  #opening: Promise<ControlSocket | StartupFault> | undefined;

  constructor(places: Places, gateway: Gateway, logger: Logger) {
    this.#places = places;
    this.#gateway = gateway;
    this.#logger = logger;
  }

  /** Undefined once it is open. */
  async open(): Promise<StartupFault | undefined> {
    const opened = await (this.#opening ??= this.#tryToOpen());
    if (!('what' in opened)) return undefined;
    this.#opening = undefined; // the next one tries anew
    return opened;
  }

  async close(): Promise<void> {
    const opened = await this.#opening;
    if (opened !== undefined && 'close' in opened) await opened.close();
  }

  async #tryToOpen(): Promise<ControlSocket | StartupFault> {
    const { controlSocket, ownDir, stateDir } = this.#places;
    try {
      const result = await openControlSocket(controlSocket, this.#gateway);
      return result.ok ? result.socket : anotherGatewayRuns(stateDir);
    } catch (error) {
      this.#logger.error('the state folder can not be used', { error });
      return stateFolderIsUnusable(ownDir, error);
    }
  }
}
