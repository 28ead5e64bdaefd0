/**
 * The port through which tray, notifications, window and command line see and decide.
 *
 * The local desk is the core itself; an attached gateway is a second implementation. What a desk cannot do is not shown.
 */
import type {
  CommandRequest,
  DeskCapabilities,
  GatewayStatus,
  Outcome,
  PairedDeviceView,
  Role,
  Surface,
  WaitingRequest,
} from '../protocol/desk.ts';
import type { Decider, DecidingDevice } from './decider.ts';
import type { SetupCodeEnd, SetupCodeFacts } from '../protocol/setup-code.ts';
import type { Lockout } from '../protocol/lockout.ts';
import type { RepairOffer } from '../protocol/repair.ts';
import type { BlockView, ChangedField, DeskUnblockParams, SignedInView } from '../protocol/trust.ts';

/**
 * Which part of the ask is granted: all of it, or only what one click may grant (ordinary.ts), or only to connect, so
 * that a node may run nothing yet.
 */
export type Grant = 'asked' | 'ordinary' | 'connect';

export interface CommandApproval {
  readonly requestId: string;
  /** As in `Approval`. */
  readonly digest?: string;
  readonly by: Decider;
}

export interface Approval {
  readonly requestId: string;
  /** The digest that was shown. Absent only from official clients, whose method carries no more than the id. */
  readonly digest?: string;
  readonly grant: Grant;
  readonly by: Decider;
  /** As in `DeskApproveParams`. */
  readonly name?: string;
  readonly scopes?: readonly string[];
  readonly lastsMs?: number;
}

/** A change of what a trusted device may do, as in `DeskSetAccessParams`. */
export interface AccessChange {
  readonly deviceId: string;
  readonly role: Role;
  readonly scopes?: readonly string[];
  readonly expiresAtMs?: number | null;
  readonly by: Decider;
}

export interface BlockOrder {
  /** One of the two. */
  readonly deviceId?: string;
  readonly requestId?: string;
  readonly address?: boolean;
  readonly by: Decider;
}

export interface RepairOrder {
  readonly repairId: string;
  /** The digest that was shown. */
  readonly digest: string;
  readonly by: Decider;
}

/** Expected failures of a decision; `message` is a sentence for a person. */
export type DecisionFailure =
  | { readonly ok: false; readonly reason: 'unknown-request'; readonly message: string }
  | {
      readonly ok: false;
      readonly reason: 'changed';
      readonly message: string;
      readonly current?: WaitingRequest;
      readonly currentCommands?: CommandRequest;
      /** What of it changed since it was shown, where that is known. */
      readonly changed?: readonly ChangedField[];
    }
  | { readonly ok: false; readonly reason: 'already-deciding'; readonly message: string }
  | { readonly ok: false; readonly reason: 'unknown-device'; readonly message: string }
  /** More than the device asked for, a name of which nothing can be shown, a time that has passed, and the like. */
  | { readonly ok: false; readonly reason: 'not-possible'; readonly message: string }
  /** Whoever asks does not hold what they would give. */
  | { readonly ok: false; readonly reason: 'not-allowed'; readonly message: string }
  /** Ten seconds have passed, or something else was decided about this device since. */
  | { readonly ok: false; readonly reason: 'too-late'; readonly message: string }
  | { readonly ok: false; readonly reason: 'not-saved'; readonly message: string };

export type DecisionResult =
  { readonly ok: true; readonly requestId: string; readonly deviceId: string } | DecisionFailure;

export type DeskEvent =
  /** A device asks; `replaces` is the id of its earlier request that this one supersedes. */
  | { readonly type: 'requested'; readonly request: WaitingRequest; readonly replaces?: string }
  /** The same ask again: the five minutes start anew. */
  | { readonly type: 'refreshed'; readonly request: WaitingRequest }
  | {
      readonly type: 'resolved';
      readonly request: WaitingRequest;
      readonly outcome: Outcome;
      readonly by: Surface;
      readonly byDevice?: DecidingDevice;
      /** Of an approval: the device as it is now, and until when `undoApproval` takes it back (wall clock, ms). */
      readonly device?: PairedDeviceView;
      readonly undoUntilMs?: number;
    }
  | { readonly type: 'connected'; readonly device: PairedDeviceView; readonly firstTime: boolean }
  | { readonly type: 'disconnected'; readonly device: PairedDeviceView }
  /** A key that nobody approved came in by the shared secret alone. */
  | { readonly type: 'signed-in'; readonly who: SignedInView }
  /** One of its connections ended. */
  | { readonly type: 'signed-in-left'; readonly deviceId: string }
  | {
      readonly type: 'removed';
      readonly device: PairedDeviceView;
      readonly by: Surface;
      readonly byDevice?: DecidingDevice;
      /** Until when `restore` brings it back (wall clock, ms). */
      readonly undoUntilMs?: number;
    }
  /** A trusted node asks to run commands. */
  | { readonly type: 'commands-requested'; readonly request: CommandRequest; readonly replaces?: string }
  | {
      readonly type: 'commands-resolved';
      readonly request: CommandRequest;
      readonly outcome: Outcome;
      readonly by: Surface;
      readonly byDevice?: DecidingDevice;
      readonly device?: PairedDeviceView;
      readonly undoUntilMs?: number;
    }
  /** Its owner changed something about a trusted device. */
  | {
      readonly type: 'changed';
      readonly device: PairedDeviceView;
      readonly what: DeviceChange;
      readonly by: Surface;
      readonly byDevice?: DecidingDevice;
      /** Where only one of its roles changed. */
      readonly role?: Role;
    }
  /** The time for which a role was granted is over: it is taken away, and its connections are closed. */
  | { readonly type: 'access-ended'; readonly device: PairedDeviceView; readonly role: Role }
  /** Its connections are closed, and it must be approved again. `device` is absent for a key that never was. */
  | {
      readonly type: 'signed-out';
      readonly deviceId: string;
      readonly name: string;
      readonly device?: PairedDeviceView;
      readonly by: Surface;
      readonly byDevice?: DecidingDevice;
    }
  /** A block of a trusted device comes with its `removed`. */
  | {
      readonly type: 'blocked';
      readonly block: BlockView;
      readonly by: Surface;
      readonly byDevice?: DecidingDevice;
      readonly undoUntilMs?: number;
    }
  | { readonly type: 'unblocked'; readonly block: BlockView; readonly by: Surface; readonly byDevice?: DecidingDevice }
  /** An approval was taken back, or a removed device was brought back. `device` is absent where it is gone by that. */
  | {
      readonly type: 'undone';
      readonly what: 'approval' | 'commands' | 'removal' | 'block';
      readonly deviceId: string;
      readonly name: string;
      readonly requestId?: string;
      readonly device?: PairedDeviceView;
      readonly by: Surface;
      readonly byDevice?: DecidingDevice;
    }
  /** An address guessed wrong too often; and that a person lets it try again. One that runs out is not told. */
  | { readonly type: 'locked-out'; readonly lockout: Lockout }
  | {
      readonly type: 'unlocked';
      readonly lockoutId: string;
      readonly lockout: Lockout;
      readonly by: Surface;
      readonly byDevice?: DecidingDevice;
    }
  /** A paired device shows an old token: to be announced. The same again, or anew within an hour, is only listed. */
  | { readonly type: 'repair-offered'; readonly repair: RepairOffer }
  | { readonly type: 'repair-refreshed'; readonly repair: RepairOffer }
  /** It was answered, or is not offered any more. `ordered`: a person said yes; it is listed until it is used. */
  | {
      readonly type: 'repair-settled';
      readonly repairId: string;
      readonly repair: RepairOffer;
      readonly outcome: 'ordered' | 'used' | 'dismissed' | 'expired' | 'superseded';
      readonly by: Surface;
      readonly byDevice?: DecidingDevice;
    }
  | {
      readonly type: 'setup-code-made';
      readonly setup: SetupCodeFacts;
      readonly by: Surface;
      readonly byDevice?: DecidingDevice;
    }
  /** A device was let in by it. */
  | {
      readonly type: 'setup-code-used';
      readonly setup: SetupCodeFacts;
      readonly deviceId: string;
      readonly deviceName: string;
    }
  | {
      readonly type: 'setup-code-ended';
      readonly setup: SetupCodeFacts;
      readonly why: SetupCodeEnd;
      /** It was paired by the code, but may never have got the answer. */
      readonly uncertain?: { readonly deviceId: string; readonly deviceName: string };
    }
  /** Something in `status()` changed. */
  | { readonly type: 'status'; readonly status: GatewayStatus };

export type DeviceChange = 'renamed' | 'access-changed' | 'rotated' | 'revoked';

/** What is done about a device once it was let in, or so that it never is. Each resolves once it is durable. */
export interface TrustDesk {
  /** An empty name gives the device its own one back. */
  rename(deviceId: string, name: string, by: Decider): Promise<DecisionResult>;
  /** Narrower, wider or longer, within what it was granted or had withheld. */
  setAccess(change: AccessChange): Promise<DecisionResult>;
  /** Ends its connections; its key must be approved again. */
  signOut(deviceId: string, by: Decider): Promise<DecisionResult>;
  /** Refuses the key from now on, before it becomes a request; a trusted device is removed by it. */
  block(order: BlockOrder): Promise<DecisionResult>;
  unblock(whom: DeskUnblockParams, by: Decider): Promise<DecisionResult>;
  /** Newest first. */
  blocks(): readonly BlockView[];
  /** Undo of a removal or of a block, for ten seconds. */
  restore(deviceId: string, by: Decider): Promise<DecisionResult>;
}

/** What tray, notifications and window need of a desk, wherever its gateway runs. What is absent here is not offered. */
export interface PairingDesk {
  readonly capabilities: DeskCapabilities;
  /** Newest first. */
  waiting(): readonly WaitingRequest[];
  devices(): readonly PairedDeviceView[];
  /** Costs no more than there are connections, however many devices are paired. */
  connectedDevices(): readonly PairedDeviceView[];
  commandRequests(): readonly CommandRequest[];
  status(): GatewayStatus;
  /** Resolves once the approval is durable. */
  approve(approval: Approval): Promise<DecisionResult>;
  deny(requestId: string, by: Decider): DecisionResult | Promise<DecisionResult>;
  /** Resolves once it is durable; the node's live connection has the commands at once. */
  approveCommands(approval: CommandApproval): Promise<DecisionResult>;
  denyCommands(requestId: string, by: Decider): Promise<DecisionResult>;
  remove(deviceId: string, by: Decider): Promise<DecisionResult>;
  /** Undo of an approval, for ten seconds: a new device goes, a known one has again what it had before. */
  readonly undoApproval?: ((requestId: string, by: Decider) => Promise<DecisionResult>) | undefined;
  unlock?(lockoutId: string, by: Decider): Promise<DecisionResult>;
  /** Its next connect, within ten minutes and asking no more than this one did, gets a new token; its old ones end. */
  repair?(order: RepairOrder): Promise<DecisionResult>;
  subscribe(listener: (event: DeskEvent) => void): () => void;
}

/** The desk of the gateway that runs in this process: it can do all there is. */
export interface OwnDesk extends PairingDesk, TrustDesk {
  deny(requestId: string, by: Decider): DecisionResult;
  /** "Not now": the request stays listed until it runs out, and is not announced again. */
  dismiss(requestId: string): DecisionResult;
  undoApproval(requestId: string, by: Decider): Promise<DecisionResult>;
  /** Requests of this key are marked as a test; its record is never written to disk. */
  expectTest(deviceId: string): void;
  /** Its request, its record and its connections all go. */
  forgetTest(deviceId: string): Promise<void>;
}
