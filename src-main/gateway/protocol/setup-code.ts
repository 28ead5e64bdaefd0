/**
 * Setup codes: what "Pair a phone…" and `openclaw qr` show. The shapes of `desk.setupCode`,
 * `desk.cancelSetupCode`, `desk.setupAddresses`, `desk.pairingOpen`, and of the event `desk.setup`.
 *
 * Plain data only, as in desk.ts: the renderer imports it.
 */

/**
 * What whoever scans the code gets. `limited`: a phone that shares its sensors, sees chats and sends messages. `node`: a
 * machine that runs commands. `full`: a phone that may change everything; a person always decides about that.
 */
export type SetupProfile = 'limited' | 'node' | 'full';

/** What may be said of a code to anyone who may see the desk: everything but the code. */
export interface SetupCodeFacts {
  readonly setupId: string;
  readonly profile: SetupProfile;
  /** A person decides, whoever scans it. Always so for `full`. */
  readonly ask: boolean;
  /** Where the code tells the device to connect. */
  readonly url: string;
  /** Wall clock, milliseconds. */
  readonly expiresAtMs: number;
}

/** Parameters of `desk.setupCode`. */
export interface DeskSetupCodeParams {
  readonly profile: SetupProfile;
  /** A host, host and port, or ws:// or wss:// URL; by default the addresses of this gateway that can be reached. */
  readonly address?: string;
  readonly ask?: boolean;
}

/**
 * Answer of `desk.setupCode`. The code works once, for the first device that shows it, and only as long as the connection
 * that asked for it stays open.
 */
export interface SetupCodeView extends SetupCodeFacts {
  /** What the QR code carries, and what a person can paste into the app. */
  readonly code: string;
  /** The same for `openclaw node run --pair`. */
  readonly link: string;
  /** All addresses that the code names, the first one first. */
  readonly urls: readonly string[];
  /** Others on the same network could read along: the first address is neither wss:// nor this computer. */
  readonly plaintext: boolean;
  /** What the device knows the gateway's own certificate by, SHA-256 in hex; absent where it has none of its own. */
  readonly tlsFingerprint?: string;
}

/** Parameters of `desk.cancelSetupCode`. */
export interface DeskCancelSetupCodeParams {
  readonly setupId: string;
}

/** Answer of `desk.cancelSetupCode`. */
export interface CancelledSetupCode {
  readonly setupId: string;
  /** The device that holds the code already: it is let in or refused by its own request. */
  readonly deviceId?: string;
}

/** Parameters of `desk.setupAddresses`. */
export interface DeskSetupAddressesParams {
  /** One more to try, as in `DeskSetupCodeParams`. */
  readonly address?: string;
}

export interface SetupAddress {
  readonly url: string;
  /** As in `SetupCodeView`. */
  readonly tlsFingerprint?: string;
  readonly host: string;
  readonly kind: 'loopback' | 'lan' | 'tailnet' | 'public';
  /** The gateway answered there, and the apps would use it. Whether a firewall lets others through is not known. */
  readonly reachable: boolean;
  /** One sentence, where it is not reachable or not for every device. */
  readonly why?: string;
}

/** Answer of `desk.setupAddresses`; the best one first. */
export interface SetupAddresses {
  readonly addresses: readonly SetupAddress[];
  /** What was typed in is none, so that it could not be tried. */
  readonly notAnAddress?: true;
}

/**
 * Event `desk.setup`: what became of a code. That a device showed it and waits is told by its `WaitingRequest`, which
 * carries the `setupId`.
 */
export type SetupProgress =
  | { readonly setupId: string; readonly state: 'used'; readonly deviceId: string; readonly deviceName: string }
  | { readonly setupId: string; readonly state: 'ended'; readonly why: SetupCodeEnd };

/** `closed`: whoever showed it is gone. `crowded-out`: newer codes took its place. `denied`: so was the device. */
export type SetupCodeEnd = 'expired' | 'cancelled' | 'closed' | 'crowded-out' | 'denied';

/** Parameters of `desk.pairingOpen`: "Pair a phone…" is open at this computer, or not any more. */
export interface DeskPairingOpenParams {
  readonly open: boolean;
}

/** Answer of `desk.pairingOpen`. It closes by itself with the connection that opened it. */
export interface PairingOpen {
  readonly open: boolean;
  /** Wall clock, milliseconds; absent where it is not open. */
  readonly untilMs?: number;
}
