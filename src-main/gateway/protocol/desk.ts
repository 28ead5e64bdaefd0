/**
 * The shapes that the Control UI, the tray, notifications and the command line read: what waits, who is trusted.
 *
 * They travel over the `desk.*` methods, which are ours; the official `device.pair.*` methods carry the official
 * shapes (methods/device-pair.ts). Plain data only: this folder's shapes are all that the renderer imports from the core.
 */

import type { Home } from '../words/home.ts';
import type { RepairOffer } from './repair.ts';
import type { SetupCodeFacts } from './setup-code.ts';
import type { DeviceSession, DeviceTokenView, SignedInView } from './trust.ts';

export type * from './proxy-finding.ts';

/** How a connection reached the gateway; `proxied` never counts as local. */
export type Locality = 'local-native' | 'local-browser' | 'proxied' | 'remote';

export type Role = 'operator' | 'node';

/** Why approval is needed, in the protocol's own words. */
export type PairingReason = 'not-paired' | 'role-upgrade' | 'scope-upgrade' | 'metadata-upgrade';

/** What the device proved before it was told to wait. */
export type AskProof = 'secret' | 'setup-code' | 'none';

/** What the gateway remembers of a key: nothing, that it is trusted or was let in by the secret, or that it was removed or blocked. */
export type KeyHistory = 'new' | 'known' | 'removed-before';

/** What a device asks, and how it came. All of it is shown to the person, and so is part of the digest. */
export interface AskFacts {
  readonly deviceId: string;
  /** The device's own claim, made safe to show; empty if it gave none. */
  readonly name: string;
  readonly platform: string;
  readonly deviceFamily: string;
  readonly model: string;
  readonly clientId: string;
  readonly clientMode: string;
  readonly clientVersion: string;
  readonly role: Role;
  readonly scopes: readonly string[];
  /** Scopes that the device already holds, for an upgrade. */
  readonly approvedScopes: readonly string[];
  /** Commands that a node says it can run. */
  readonly commands: readonly string[];
  /** Of a node: what else it declares. Absent where it declares nothing. */
  readonly caps?: readonly string[];
  readonly permissions?: Readonly<Record<string, boolean>>;
  readonly reason: PairingReason;
  readonly proof: AskProof;
  /** Of a device that showed a setup code: which one (setup-code.ts). */
  readonly setupId?: string;
  readonly address: string;
  readonly locality: Locality;
  /** The trusted proxy that it came through last; absent where it came directly. */
  readonly via?: string;
}

/** One device's ask in one role. A new id is made whenever anything in it that a person sees changes. */
export interface WaitingRequest extends AskFacts {
  /** Unguessable, at most 30 bytes; its last six characters are the matching code. */
  readonly requestId: string;
  /** Six characters, shown as `A3F-9CK` on both screens. */
  readonly code: string;
  /** SHA-256 (first 16 hex digits) of everything in it that is shown; an approval names it. */
  readonly digest: string;
  /** Four words made from its key: two devices that look the same on screen have different ones. */
  readonly fingerprint: readonly string[];
  readonly known: KeyHistory;
  /** The name of a trusted device that this one, with another key, could be mistaken for. */
  readonly lookAlike?: string;
  /** One click on a notification may approve it; otherwise it needs the review card. */
  readonly ordinary: boolean;
  /** Made by "Send a test request". */
  readonly test: boolean;
  /** Listed without a notification: the same ask was denied or ran out within the last hour. */
  readonly quiet: boolean;
  /** Wall clock, milliseconds. */
  readonly askedAtMs: number;
  /** Wall clock, milliseconds: five minutes after the last knock. */
  readonly expiresAtMs: number;
}

/**
 * A trusted node that would like to run commands: its second tick, "may run these commands". It never runs out. Where the
 * device itself still waits, its `WaitingRequest` carries the commands and there is no request like this.
 */
export interface CommandRequest {
  readonly requestId: string;
  readonly code: string;
  /** An approval names it; it changes with everything below. */
  readonly digest: string;
  readonly deviceId: string;
  readonly name: string;
  readonly platform: string;
  readonly deviceFamily: string;
  /** All that it may run once this is approved; what it may run now is in `approvedCommands`. */
  readonly commands: readonly string[];
  readonly caps: readonly string[];
  readonly permissions: Readonly<Record<string, boolean>>;
  readonly approvedCommands: readonly string[];
  /** Some of these run programs, or only an administrator may grant them: never one click on a notification. */
  readonly reserved: boolean;
  /** Not to be announced: the person left these out when letting the device in, or denied them. */
  readonly quiet: boolean;
  readonly askedAtMs: number;
}

/** A trusted device, without any secret. */
export interface PairedDeviceView {
  readonly deviceId: string;
  readonly name: string;
  /** What its owner calls it; to be shown before `name`. */
  readonly label?: string;
  /** Of a node: what it may run now, and whether it asks for more (its request is in `commandRequests`). */
  readonly commands?: readonly string[];
  readonly asksForCommands?: boolean;
  readonly platform: string;
  readonly deviceFamily: string;
  readonly model: string;
  readonly clientId: string;
  readonly roles: readonly Role[];
  readonly scopes: readonly string[];
  readonly connected: boolean;
  /** The live connections' roles; empty when offline. */
  readonly connectedRoles: readonly Role[];
  readonly approvedAtMs: number;
  readonly approvedBy: Surface;
  /** Wall clock, milliseconds; absent before the first connection. */
  readonly lastSeenAtMs?: number;
  readonly test: boolean;
  /** As in `WaitingRequest`. */
  readonly fingerprint: readonly string[];
  /** Its operator's scopes that were asked for and not granted; `desk.setAccess` may grant them. */
  readonly withheld?: readonly string[];
  /** Wall clock, milliseconds, per role; a role that is not named does not end. */
  readonly expiresAtMs?: Readonly<Partial<Record<Role, number>>>;
  /** It was signed out, and must be approved again before any of its roles connects. */
  readonly signedOut?: true;
  /** Live ones, oldest first. */
  readonly sessions: readonly DeviceSession[];
  readonly tokens: readonly DeviceTokenView[];
}

/** Where a decision was made. */
export type Surface =
  'notification' | 'tray' | 'window' | 'command-line' | 'client' | 'setup-code' | 'hook' | 'gateway';

/** How a request ended. `superseded` means that the same device asked anew and `replacedBy` is that request. */
export type Outcome = 'approved' | 'denied' | 'expired' | 'superseded' | 'removed';

export interface GatewayAddress {
  readonly host: string;
  readonly port: number;
  /** Encrypted: https and wss only. */
  readonly secure?: boolean;
}

/** Where the shared token comes from; never the token itself. */
export interface TokenSource {
  readonly kind: 'config' | 'environment' | 'generated';
  /** A file or a variable's name, for people. */
  readonly from: string;
  readonly mode: 'token' | 'password';
}

/** Why the gateway does not run, in the order that a person reads it. */
export interface GatewayFault {
  readonly code: 'config-invalid' | 'port-taken' | 'address-unavailable' | 'state-unusable' | 'already-running';
  readonly what: string;
  readonly why: string;
  readonly fix: string;
}

/** The config was changed while the gateway runs, and does not hold yet: the gateway goes on with what it had. */
export type Unapplied =
  | { readonly kind: 'broken'; readonly fault: GatewayFault }
  /** It can be used, and says to listen in a tailnet (`gateway.bind`), in which this machine is not now. */
  | { readonly kind: 'awaits-tailnet' }
  /** `keys` of the config, for example `gateway.port`. */
  | { readonly kind: 'needs-restart'; readonly keys: readonly string[] };

export type GatewayState = 'stopped' | 'starting' | 'running' | 'stopping' | 'failed';

export interface GatewayStatus {
  readonly state: GatewayState;
  readonly version: string;
  readonly pid: number;
  readonly mode: 'desktop' | 'headless';
  readonly addresses: readonly GatewayAddress[];
  /** Wall clock, milliseconds; absent unless running. */
  readonly startedAtMs?: number;
  readonly paired: number;
  readonly connected: number;
  readonly waiting: number;
  readonly token?: TokenSource;
  /** The network is told of it (mDNS). */
  readonly announced?: boolean;
  /** SHA-256 of the certificate in hex, where it is encrypted. */
  readonly tlsFingerprint?: string;
  readonly fault?: GatewayFault;
  readonly unapplied?: Unapplied;
  /** Things a person should know though the gateway runs, for example a damaged device file that was set aside. */
  readonly notices: readonly string[];
  /** What it runs in. */
  readonly home: Home;
  /** The address of this machine in its owner's tailnet (Tailscale), whether the gateway listens there or not. */
  readonly tailnet?: string;
}

/** A request that ran out unanswered. The device has to ask again. */
export interface MissedRequest extends Pick<
  WaitingRequest,
  | 'deviceId'
  | 'code'
  | 'name'
  | 'platform'
  | 'deviceFamily'
  | 'model'
  | 'clientId'
  | 'role'
  | 'address'
  | 'locality'
  | 'askedAtMs'
> {
  /** Wall clock, milliseconds. */
  readonly missedAtMs: number;
}

/** What a desk can do beyond a plain yes or no. What it can't is not offered. */
export interface DeskCapabilities {
  /** Marks an identity of our own as a test and forgets it again. */
  readonly test: boolean;
  /** An approval may grant a part of what is asked, for a time, under a name. */
  readonly terms: boolean;
  /** A decision can be taken back for a moment. */
  readonly undo: boolean;
  /** Keys and addresses can be refused before they ask. */
  readonly block: boolean;
  /** What a trusted device may do can be changed, and it can be signed out. */
  readonly access: boolean;
}

/** Answer of `desk.list`. */
export interface DeskList {
  /** Of a desk that can't do everything. */
  readonly can?: DeskCapabilities;
  readonly waiting: readonly WaitingRequest[];
  readonly devices: readonly PairedDeviceView[];
  /** Trusted nodes that ask to run commands. */
  readonly commandRequests?: readonly CommandRequest[];
  /** Keys that are connected by the shared secret alone. */
  readonly signedIn?: readonly SignedInView[];
  /** Devices that asked in vain and do not ask now; newest first. */
  readonly missed?: readonly MissedRequest[];
  /** Trusted devices whose token is old. */
  readonly repairs?: readonly RepairOffer[];
  /** The ends of the setup codes that whoever reads this asked for: the wall clock may have been set since. */
  readonly setupCodes?: readonly Pick<SetupCodeFacts, 'setupId' | 'expiresAtMs'>[];
  readonly status: GatewayStatus;
  /** The gateway's wall clock when this was made, so that a page can draw a true countdown. */
  readonly nowMs: number;
}

/** Parameters of `desk.approve`. `digest` is that of the request as it was shown. */
export interface DeskApproveParams {
  readonly requestId: string;
  readonly digest: string;
  /** The two ticks: "may connect" alone, or with all that it asks ("may run these commands"), which is the default. */
  readonly grant?: 'connect' | 'asked';
  /** What its owner calls it from now on: 1 to 64 graphemes. */
  readonly name?: string;
  /**
   * Of an operator: exactly what is granted of this ask, within all that it implies; by default everything. Empty only
   * with `grant: 'connect'`. An upgrade adds: what the device holds already it keeps.
   */
  readonly scopes?: readonly string[];
  /** Milliseconds. Absent: always, or for a role that it holds already as long as before. */
  readonly lastsMs?: number;
}

/** Parameters of `desk.approveCommands`; those of `desk.denyCommands` are `DeskRequestParams`. */
export interface DeskApproveCommandsParams {
  readonly requestId: string;
  readonly digest: string;
}

/** Parameters of `desk.deny`, `desk.dismiss` ("Not now") and `desk.undoApproval`, which names a decided request. */
export interface DeskRequestParams {
  readonly requestId: string;
}

export interface DeskRemoveParams {
  readonly deviceId: string;
}
