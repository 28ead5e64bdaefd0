/**
 * The gateway of this app's own, started and stopped in turn. A start is two steps, the state folder and then the port:
 * one after the other, so that none goes on with its second step once the app has begun to use a gateway elsewhere.
 */
import { OneAtATime, type Gateway } from '../gateway/index.ts';
import type { OwnerDoor } from './owner-door.ts';
import type { StartupFault } from './startup-fault.ts';

export interface OwnGatewayParts {
  readonly gateway: Pick<Gateway, 'start' | 'stop' | 'restart'>;
  readonly door: Pick<OwnerDoor, 'open' | 'close'>;
  /** The app uses, or is about to use, a gateway elsewhere. */
  readonly isElsewhere: () => boolean;
  /** Whether the state folder could be had, each time that it is tried; undefined where it was, or is given free. */
  readonly onFolder: (fault: StartupFault | undefined) => Promise<void>;
}

export class OwnGateway {
  readonly #parts: OwnGatewayParts;
  readonly #turns = new OneAtATime();

  constructor(parts: OwnGatewayParts) {
    this.#parts = parts;
  }

  /** Does nothing while the app uses a gateway elsewhere: there is one at a time. Its failures are in the status. */
  async start(): Promise<void> {
    await this.#turns.run(async () => {
      if (await this.#mayRun()) await this.#parts.gateway.start();
    });
  }

  async stop(): Promise<void> {
    await this.#turns.run(() => this.#parts.gateway.stop('gateway stopping'));
  }

  /** As `start`. */
  async restart(): Promise<void> {
    await this.#turns.run(async () => {
      if (await this.#mayRun()) await this.#parts.gateway.restart('gateway restarting');
    });
  }

  /** Stops it and gives the state folder free, after whatever start is under way. */
  async leave(): Promise<void> {
    await this.#turns.run(async () => {
      await this.#parts.gateway.stop('gateway stopping');
      await this.#parts.door.close();
      await this.#parts.onFolder(undefined);
    });
  }

  async #mayRun(): Promise<boolean> {
    const { door, isElsewhere, onFolder } = this.#parts;
    if (isElsewhere()) return false;
    const fault = await door.open();
    await onFolder(fault);
    return fault === undefined;
  }
}
