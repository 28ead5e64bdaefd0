/** All that the core asks of the world. Hosts give these; a test gives its own clock and leaves the rest real. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AttemptLimits } from './auth/attempt-limiter.ts';
import type { PlaceFacts } from './diagnosis/doctor-facts.ts';
import type { Secret } from './auth/secret.ts';
import type { NodeCommandPolicy } from './nodes/command-policy.ts';
import type { InterfaceFact } from './origin/address.ts';
import type { ProxyIdentityRules } from './origin/proxy-identity.ts';
import type { ProxyRange } from './origin/proxy-range.ts';
import type { Block } from './pairing/block.ts';
import type { PairedDevice } from './pairing/paired-device.ts';
import type { GatewayFault, TokenSource } from './protocol/desk.ts';
import type { Home } from './words/home.ts';
import type { HistoryEntry, HistoryKind, HistoryPage } from './protocol/history.ts';

export interface Clock {
  /** Wall clock, milliseconds since 1970. For people and for signatures; it may jump. */
  now(): number;
  /** Milliseconds that never go backwards. For every life and limit. */
  monotonic(): number;
  /** Runs `task` once after `ms`; the returned function calls it off. */
  after(ms: number, task: () => void): () => void;
}

export interface Logger {
  info(message: string, facts?: Readonly<Record<string, unknown>>): void;
  warn(message: string, facts?: Readonly<Record<string, unknown>>): void;
  error(message: string, facts?: Readonly<Record<string, unknown>>): void;
}

export interface LoadedDevices {
  readonly devices: readonly PairedDevice[];
  /** Wall-clock milliseconds by device id. */
  readonly lastSeen: ReadonlyMap<string, number>;
  /** One sentence for each file that was damaged and set aside, or that other users could open until now. */
  readonly damage: readonly string[];
}

/** Told changes, never the whole state: each write costs the same with ten devices and with ten thousand. */
export interface DeviceStore {
  load(): Promise<LoadedDevices>;
  /** Resolves once the device is safe from a crash and from a power cut; rejects with nothing changed. */
  put(device: PairedDevice): Promise<void>;
  remove(deviceId: string): Promise<void>;
  /** Not urgent: gathered and written now and then. */
  noteSeen(deviceId: string, atMs: number): void;
  flush(): Promise<void>;
}

/** Written whole: it is short, and changes only when a person decides. */
export interface BlockStore {
  load(): Promise<{
    readonly blocks: readonly Block[];
    /** A sentence where the file was damaged and set aside. */
    readonly damage: readonly string[];
  }>;
  /** As `DeviceStore.put`. */
  save(all: readonly Block[]): Promise<void>;
}

export interface HistoryQuery {
  readonly limit: number;
  /** Only what is older than the entry with this id. */
  readonly before?: string | undefined;
  readonly deviceId?: string | undefined;
  readonly kinds?: readonly HistoryKind[] | undefined;
}

/** What happened, for good and in bounds: nothing in it is ever changed but the count of something that went on. */
export interface AuditLog {
  /**
   * Never waits and never fails the caller. With `lastAtMs` it is no new entry but the one with this id, which happened
   * more often since.
   */
  append(entry: HistoryEntry): void;
  /** Newest first, with everything that was appended before. */
  read(query: HistoryQuery): Promise<HistoryPage>;
  /** Resolves once all that can be written is on the disk. */
  flush(): Promise<void>;
}

/** An address to listen on. */
export interface BindAddress {
  readonly host: string;
  /** It may be missing on this machine (::1 without IPv6). */
  readonly optional: boolean;
  /** It is whatever this machine has in its tailnet, and becomes another one while the gateway runs. */
  readonly ofTailnet?: true;
}

export interface GatewaySettings {
  readonly port: number;
  readonly bind: readonly BindAddress[];
  readonly auth:
    | { readonly mode: 'token' | 'password'; readonly secret: Secret; readonly source: TokenSource }
    /** No shared secret: every device is approved by a person. Only ever on loopback. */
    | { readonly mode: 'none' }
    /** No shared secret: the proxy in front signs people in, and each device is approved by a person. */
    | { readonly mode: 'trusted-proxy'; readonly proxy: ProxyIdentityRules };
  /** Whether the network is told of it (mDNS), as soon as it can be reached from there. */
  readonly announce: boolean;
  /** Absent: plain HTTP. */
  readonly tls?: TlsIdentity;
  readonly attemptLimits: AttemptLimits;
  /** Lower-case. */
  readonly allowedOrigins: readonly string[];
  /** The origin that people open from elsewhere, lower-case: own, by whatever Host it reaches us. */
  readonly publicOrigin?: string;
  /** Whose word about the client's address is taken. */
  readonly trustedProxies: readonly ProxyRange[];
  readonly allowRealIpFallback: boolean;
  /** Where the pages are, for example `/openclaw`; empty for the root. Never ends in a slash. */
  readonly basePath: string;
  /** Whether browsers get a page at all. */
  readonly pages: boolean;
  /** Sentences about the config for its owner: it can be used, but not as its writer may think. */
  readonly notices: readonly string[];
  /** Whether a device without any secret may ask. */
  readonly askWithoutToken: 'private' | 'never';
  /** Whether the shared secret alone admits the Control UI on our own secure origin. */
  readonly tokenSufficient: 'control-ui' | 'never';
  /** The official `gateway.nodes.commands`: what nodes may have beyond, or never, whatever their platform. */
  readonly nodeCommands: NodeCommandPolicy;
  /** The gateway's own key, for clients that ask who it is. */
  readonly identity: GatewayIdentity;
}

/** What the gateway shows to whoever connects over TLS. */
export interface TlsIdentity {
  /** PEM: the certificate, and those that lead to its root. */
  readonly certificate: string;
  /** PEM. */
  readonly key: Secret;
  /** SHA-256 of the certificate, 64 hex digits in lower case: what clients pin. */
  readonly fingerprint: string;
}

export interface GatewayIdentity {
  /** Hex SHA-256 of the raw key. */
  readonly deviceId: string;
  /** Raw Ed25519 key, base64url. */
  readonly publicKey: string;
}

/** Read at every start, so that a restart picks up a change. */
export type SettingsSource = () => Promise<
  | { readonly ok: true; readonly settings: GatewaySettings }
  /** `lacks`: they could be used if this machine were in such a network, which may still come. */
  | { readonly ok: false; readonly fault: GatewayFault; readonly lacks?: 'tailnet' }
>;

/** Calls back whenever what the settings are read from may say something else. The returned function ends it. */
export type SettingsWatch = (changed: () => void) => () => void;

/** What the doctor judges by and the core can't see: files, environment, who has the port (by default the configured one). */
export type PlaceFactsSource = (port?: number) => Promise<PlaceFacts>;

/** A platform that runs programs behind proxies of its own, whose addresses change. */
export interface Hosting {
  /** As people know it, for example "Railway". */
  readonly name: string;
  /** Where its proxies ask from. */
  readonly proxyRange: string;
  /** What trusting that range means, in sentences. */
  readonly meaning: string;
  /** The Host header of its health checks, where it is known. */
  readonly healthHost?: string;
}

export interface Network {
  interfaces(): readonly InterfaceFact[];
  /** Names that this machine goes by, lower-case. */
  readonly names: readonly string[];
  readonly insideContainer: boolean;
  readonly home: Home;
  /** Sentences for the owner: what is wrong with where the gateway runs. */
  readonly notices: readonly string[];
  /** Addresses of the routers that this machine sends through, as far as they can be known. */
  routers(): readonly string[];
  /** Absent on a computer of one's own. */
  readonly hosting?: Hosting;
}

/**
 * Whether this gateway answers at that address (its `/healthz`), as seen from here; where not, why, in one sentence. With
 * `fingerprint`, exactly the certificate that has it is believed.
 */
export type Reach = (
  healthUrl: string,
  fingerprint?: string,
) => Promise<{ readonly ok: true } | { readonly ok: false; readonly why: string }>;

/** What the program around the core can do with it; only the owner's own surfaces reach these. */
export interface HostControl {
  readonly mode: 'desktop' | 'headless';
  readonly version: string;
  readonly pid: number;
  start(): Promise<void>;
  stop(): Promise<void>;
  restart(): Promise<void>;
}

/** The official config file as it is now. */
export type ConfigFile = () => Promise<{
  readonly path: string;
  /** Absent where there is none. */
  readonly text?: string;
  /** Absent where it is not valid JSON5. */
  readonly value?: unknown;
  /** With what stands in the files that it includes; absent where it includes none, or they can't be read. */
  readonly whole?: unknown;
}>;

/** Something that is wrong in a config. */
export interface ConfigIssue {
  /** Of the key, joined with dots; empty for the whole. */
  readonly path: string;
  readonly message: string;
}

/** What came of a change of the config. */
export type ConfigWritten =
  /** The paths of what says something else now; none where the file said it all already and was left alone. */
  | { readonly ok: true; readonly text: string; readonly changedPaths: readonly string[] }
  /** The file is no longer what the change was made from. */
  | { readonly ok: false; readonly reason: 'changed-meanwhile' }
  /** The gateway could not run with it, or has no say in what would change. `why` names file, place and key. */
  | { readonly ok: false; readonly reason: 'refused'; readonly why: string; readonly issues: readonly ConfigIssue[] }
  | { readonly ok: false; readonly reason: 'not-written'; readonly why: string };

export interface ConfigWriter {
  /** What a text in the file's own language says. */
  parse(
    text: string,
  ): { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly problem: string };
  /**
   * Makes the official config file say `value`, and leaves all else about it as it is: comments, order, spelling. `base`
   * is the text that the change was made from, undefined where there was no file. All of it is written, or nothing.
   */
  write(base: string | undefined, value: object): Promise<ConfigWritten>;
}

/** Answers a GET or HEAD for a page of the Control UI; the address is without query and without the base path. */
export type StaticFiles = (request: IncomingMessage, response: ServerResponse) => void;

export interface GatewayPorts {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly store: DeviceStore;
  readonly blocks: BlockStore;
  readonly audit: AuditLog;
  readonly settings: SettingsSource;
  readonly settingsWatch: SettingsWatch;
  readonly configFile: ConfigFile;
  readonly configWriter: ConfigWriter;
  readonly placeFacts: PlaceFactsSource;
  readonly network: Network;
  readonly reach: Reach;
  /** A QR code of this text as a PNG, in a data URL. */
  readonly qrImage: (text: string) => Promise<string>;
  readonly host: HostControl;
  readonly staticFiles: StaticFiles;
  /** One sentence for a person: who listens on this port, where that can be known. */
  readonly portOwner: (port: number) => Promise<string | undefined>;
}
