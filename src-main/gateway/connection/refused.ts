/** A connect that was not let in, for whoever keeps a record of it. */
import type { Arrival } from '../origin/classify.ts';
import type { ConnectRequest } from '../protocol/connect.ts';
import type { Refusal } from './refusal.ts';

export interface Refused {
  readonly refusal: Refusal;
  readonly arrival: Arrival;
  /** Absent where it did not get as far as a readable connect. */
  readonly connect?: ConnectRequest | undefined;
  /** Of a key that was proved by its signature. */
  readonly deviceId?: string | undefined;
}
