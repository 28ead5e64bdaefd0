/** Who decided: a surface of this computer, or another administrator's device. */
import type { Surface } from '../protocol/desk.ts';

export interface DecidingDevice {
  /** Absent for a client without a key, such as the official command line. */
  readonly deviceId?: string;
  /** Its own claim, made safe to show; empty if it gave none. */
  readonly name: string;
}

export type Decider = Surface | DecidingDevice;

/** As events tell it. */
export interface ToldBy {
  readonly by: Surface;
  /** Of `client`: which one. */
  readonly byDevice?: DecidingDevice;
}

export function toldBy(decider: Decider): ToldBy {
  return typeof decider === 'string' ? { by: decider } : { by: 'client', byDevice: decider };
}

/** What is kept of it in a record. */
export function surfaceOf(decider: Decider): Surface {
  return toldBy(decider).by;
}
