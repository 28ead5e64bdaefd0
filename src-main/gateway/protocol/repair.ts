/**
 * A trusted device that proves its key and shows a token that is no longer valid: a person may let it come back with a
 * new one. Plain data only, as in desk.ts.
 */
import type { Locality, Role } from './desk.ts';

export interface RepairOffer {
  /** Made like a request id: its last six characters are the code. */
  readonly repairId: string;
  readonly code: string;
  /** Names what is shown below; `desk.repair` repeats it. */
  readonly digest: string;
  readonly deviceId: string;
  readonly name: string;
  readonly platform: string;
  readonly deviceFamily: string;
  readonly role: Role;
  /** What it asked for when it was refused: it comes back with these or fewer. */
  readonly scopes: readonly string[];
  readonly address: string;
  readonly locality: Locality;
  /** `ordered`: a person said yes, and the device has not come back yet. */
  readonly phase: 'offered' | 'ordered';
  /** How often it came with a wrong token; after a few within a minute it is answered later each time. */
  readonly tries: number;
  /** Not to be announced: it was, within the last hour. */
  readonly quiet: boolean;
  /** Wall clock, milliseconds. */
  readonly atMs: number;
  /** Wall clock, milliseconds: five minutes after its last try, or ten after it was ordered. */
  readonly expiresAtMs: number;
}

/** Parameters of `desk.repair`. */
export interface DeskRepairParams {
  readonly repairId: string;
  readonly digest: string;
}

/** Parameters of `desk.dismissRepair`, which also calls off what was ordered. */
export interface DeskDismissRepairParams {
  readonly repairId: string;
}
