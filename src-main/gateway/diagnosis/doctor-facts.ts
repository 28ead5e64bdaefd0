/** What the doctor judges by: measured by others, so that judging is pure. Secrets are here as digests, only to compare. */
import type { GatewayFault, GatewayStatus, ProxyFinding } from '../protocol/desk.ts';
import type { HistoryEntry } from '../protocol/history.ts';
import type { Home } from '../words/home.ts';

export interface DoctorFacts {
  /** Wall clock, milliseconds. */
  readonly nowMs: number;
  readonly home: Home;
  readonly place: PlaceFacts;
  /** Absent where no gateway answers. */
  readonly gateway?: GatewayFacts;
}

/** From files and environment, whether a gateway runs or not. */
export interface PlaceFacts {
  readonly stateDir: string;
  readonly configFile: string;
  /** Why no gateway could run with what the files say; of one that runs, only what can't be read in them. */
  readonly configFault?: GatewayFault;
  /** Where a gateway would listen, and who does. */
  readonly port: number;
  readonly portOwner?: string;
  /** Whether an OpenClaw gateway answers there, whoever runs it. */
  readonly portAnswers: boolean;
  /** Of the certificate that it shows, in hex; nobody vouches for it here. Absent where it speaks without. */
  readonly portFingerprint?: string;
  readonly tokens: readonly TokenFact[];
  readonly files: readonly FileFact[];
  readonly flags: readonly FlagFact[];
  /** As the config says. */
  readonly mdnsMode?: string;
}

/** A place that names the shared secret. */
export interface TokenFact {
  readonly where: string;
  /** Of the secret; never shown. */
  readonly digest: string;
}

export interface FileFact {
  readonly path: string;
  readonly isFolder: boolean;
  /** Whether nobody else may read it; nobody else may ever change it. */
  readonly isSecret: boolean;
  /** The last nine bits of its mode; undefined where the system has no such thing. */
  readonly mode?: number;
  /** `system`: of the administrator, who may change everything anyway, and lets a container's group read its secrets. */
  readonly owner: 'self' | 'system' | 'another';
}

/** A setting that makes the gateway less safe than it is by itself. */
export interface FlagFact {
  readonly key: string;
  /** File and line. */
  readonly where: string;
  /** What it allows, as a sentence. */
  readonly allows: string;
  /** The command that turns it off, as on the gateway's own computer; absent where none can. */
  readonly turnOff?: string;
  /** False for what only the official gateway acts on. */
  readonly hasEffect: boolean;
}

/** From inside a gateway that answers. */
export interface GatewayFacts {
  readonly status: GatewayStatus;
  /** Those of its notices that no check is about. */
  readonly notices: readonly string[];
  /** Of the shared secret; absent where there is none. */
  readonly secretDigest?: string;
  readonly publicOrigin?: TriedAddress;
  readonly addresses: readonly TriedAddress[];
  readonly trustedProxies: readonly string[];
  readonly proxies: readonly ProxyFinding[];
  /** Sentences about trusted ranges that devices are in. */
  readonly rangeNotices: readonly string[];
  readonly clients: readonly { readonly name: string; readonly version: string }[];
  /** The last refused connects, newest first. */
  readonly refused: readonly HistoryEntry[];
}

export interface TriedAddress {
  readonly url: string;
  /** Why it does not answer; absent where it does. */
  readonly why?: string;
}
