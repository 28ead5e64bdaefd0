/**
 * The port through which tray, notifications, window and command line see and decide (DESIGN D15).
 *
 * The local desk is the core itself; an attached gateway is a second implementation. What a desk cannot do is not shown.
 */
import type {
  CommandRequest,
  GatewayStatus,
  Outcome,
  PairedDeviceView,
  Surface,
  WaitingRequest,
} from '../protocol/desk.ts';

export interface DeskCapabilities {
  /** May mark an identity of our own as a test and forget it again. */
  readonly test: boolean;
}

/**
 * Which part of the ask is granted: all of it, or only what one click may grant (ordinary.ts), or only to connect, so
 * that a node may run nothing yet.
 */
export type Grant = 'asked' | 'ordinary' | 'connect';

export interface CommandApproval {
  readonly requestId: string;
  /** As in `Approval`. */
  readonly digest?: string;
  readonly by: Surface;
}

export interface Approval {
  readonly requestId: string;
  /** The digest that was shown. Absent only from official clients, whose method carries no more than the id. */
  readonly digest?: string;
  readonly grant: Grant;
  readonly by: Surface;
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
    }
  | { readonly ok: false; readonly reason: 'already-deciding'; readonly message: string }
  | { readonly ok: false; readonly reason: 'unknown-device'; readonly message: string }
  | { readonly ok: false; readonly reason: 'not-saved'; readonly message: string };

export type DecisionResult =
  { readonly ok: true; readonly requestId: string; readonly deviceId: string } | DecisionFailure;

export type DeskEvent =
  /** A device asks; `replaces` is the id of its earlier request that this one supersedes. */
  | { readonly type: 'requested'; readonly request: WaitingRequest; readonly replaces?: string }
  /** The same ask again: the five minutes start anew. */
  | { readonly type: 'refreshed'; readonly request: WaitingRequest }
  | { readonly type: 'resolved'; readonly request: WaitingRequest; readonly outcome: Outcome; readonly by: Surface }
  | { readonly type: 'connected'; readonly device: PairedDeviceView; readonly firstTime: boolean }
  | { readonly type: 'disconnected'; readonly device: PairedDeviceView }
  | { readonly type: 'removed'; readonly device: PairedDeviceView; readonly by: Surface }
  /** A trusted node asks to run commands. */
  | { readonly type: 'commands-requested'; readonly request: CommandRequest; readonly replaces?: string }
  | {
      readonly type: 'commands-resolved';
      readonly request: CommandRequest;
      readonly outcome: Outcome;
      readonly by: Surface;
    }
  /** Its owner gave it another name, or replaced or took away a token of it. */
  | { readonly type: 'changed'; readonly device: PairedDeviceView }
  /** Something in `status()` changed. */
  | { readonly type: 'status'; readonly status: GatewayStatus };

export interface PairingDesk {
  readonly capabilities: DeskCapabilities;
  waiting(): readonly WaitingRequest[];
  devices(): readonly PairedDeviceView[];
  commandRequests(): readonly CommandRequest[];
  status(): GatewayStatus;
  /** Resolves once the approval is durable. */
  approve(approval: Approval): Promise<DecisionResult>;
  deny(requestId: string, by: Surface): DecisionResult;
  /** "Not now": the request stays listed until it runs out, and is not announced again. */
  dismiss(requestId: string): DecisionResult;
  /** Resolves once it is durable; the node's live connection has the commands at once. */
  approveCommands(approval: CommandApproval): Promise<DecisionResult>;
  denyCommands(requestId: string, by: Surface): Promise<DecisionResult>;
  remove(deviceId: string, by: Surface): Promise<DecisionResult>;
  /** Requests of this key are marked as a test; its record is never written to disk. */
  expectTest(deviceId: string): void;
  /** Its request, its record and its connections all go. */
  forgetTest(deviceId: string): Promise<void>;
  subscribe(listener: (event: DeskEvent) => void): () => void;
}
