/**
 * What may be done about a device once it is trusted, or for good about one that is not to be: the shapes of
 * `desk.rename`, `desk.setAccess`, `desk.signOut`, `desk.block` and their kin, and what a page shows of them.
 *
 * Plain data only, as in desk.ts: the renderer imports it.
 */
import type { Locality, Role, Surface } from './desk.ts';

/** One live connection of a device. */
export interface DeviceSession {
  readonly connId: string;
  readonly role: Role;
  readonly address: string;
  readonly locality: Locality;
  /** Wall clock, milliseconds. */
  readonly connectedAtMs: number;
  readonly clientId: string;
}

/** One token of a device, by its times alone. */
export interface DeviceTokenView {
  readonly role: Role;
  /** Wall clock, milliseconds. */
  readonly createdAtMs: number;
  /** Of its first use; absent before that. */
  readonly usedAtMs?: number;
}

/** A key that is connected by the shared secret alone: nobody approved it, and "sign out" is what ends it. */
export interface SignedInView {
  readonly deviceId: string;
  /** Its own claim; empty if it gave none. */
  readonly name: string;
  readonly platform: string;
  readonly deviceFamily: string;
  readonly clientId: string;
  readonly scopes: readonly string[];
  readonly fingerprint: readonly string[];
  readonly sessions: readonly DeviceSession[];
}

/**
 * Somebody who is kept out. `key`: for good, before it becomes a request. `address`: its unknown keys, for an hour.
 * `signed-out`: the shared secret alone does not let this key in any more; it must be approved.
 */
export interface BlockView {
  readonly kind: 'key' | 'address' | 'signed-out';
  /** Of `key` and `signed-out`; of `address` the key that it was blocked with. */
  readonly deviceId?: string;
  /** As it called itself, or as its owner did. */
  readonly name?: string;
  /** Of `address`: what is refused, an IPv4 address or an IPv6 network. */
  readonly address?: string;
  /** The matching code of the request that was blocked. */
  readonly code?: string;
  /** Wall clock, milliseconds. */
  readonly atMs: number;
  /** Wall clock, milliseconds; absent where it does not end by itself. */
  readonly untilMs?: number;
  readonly by: Surface;
}

/** Answer of `desk.blocks`; newest first. */
export interface DeskBlocks {
  readonly blocks: readonly BlockView[];
}

/** Of a request that changed after it was shown: the names of the fields that differ. */
export type ChangedField =
  | 'name'
  | 'platform'
  | 'deviceFamily'
  | 'model'
  | 'clientId'
  | 'clientMode'
  | 'clientVersion'
  | 'scopes'
  | 'approvedScopes'
  | 'commands'
  | 'caps'
  | 'permissions'
  | 'reason'
  | 'proof'
  | 'address'
  | 'locality'
  | 'via'
  | 'known'
  | 'lookAlike';

/** Parameters of `desk.signOut` and `desk.restore`. */
export interface DeskDeviceParams {
  readonly deviceId: string;
}

/** Parameters of `desk.rename`. An empty name gives the device its own one back. */
export interface DeskRenameParams {
  readonly deviceId: string;
  readonly name: string;
}

/** Parameters of `desk.setAccess`. What is absent stays as it is. */
export interface DeskSetAccessParams {
  readonly deviceId: string;
  readonly role: Role;
  /** Of an operator: exactly these from now on, within what it was granted or had withheld. */
  readonly scopes?: readonly string[];
  /** Wall clock, milliseconds; null for always. */
  readonly expiresAtMs?: number | null;
}

/** Parameters of `desk.block`: a device, or whoever made this request. */
export type DeskBlockParams = ({ readonly deviceId: string } | { readonly requestId: string }) & {
  /** Its address too, for an hour and for unknown keys only. */
  readonly address?: boolean;
};

/** Parameters of `desk.unblock`. */
export type DeskUnblockParams = { readonly deviceId: string } | { readonly address: string };
