/** What is seen of proxies that nobody has listed. Plain data only, as in desk.ts: the renderer imports it. */

/** A peer that sends forwarding headers and is not trusted: its requests are refused until the owner says whose it is. */
export interface ProxyFinding {
  readonly peer: string;
  /** Names of those headers, in lower case. */
  readonly headers: readonly string[];
  /** Names that were asked for through it and that this gateway does not answer to; the newest first. */
  readonly hosts: readonly string[];
  /** Wall clock, milliseconds. */
  readonly firstAtMs: number;
  readonly lastAtMs: number;
  /** Refused requests. */
  readonly count: number;
  /** What to add to `gateway.trustedProxies`: exactly this peer, or the range that its platform uses. */
  readonly proposal: string;
  /** As people know it, for example "Railway"; absent where the proposal is the peer alone. */
  readonly platform?: string;
  /** What trusting the proposal means, in sentences. */
  readonly meaning: string;
}

/** A trusted device that was let in from an address inside a range of proxies. */
export interface KnownInRange {
  readonly deviceId: string;
  readonly name: string;
  readonly address: string;
}

/** Answer of `desk.proxyFindings`. */
export interface DeskProxyFindings {
  /** What `gateway.trustedProxies` says now. */
  readonly trustedProxies: readonly string[];
  /** Last seen first. */
  readonly findings: readonly (ProxyFinding & {
    /** Devices that trusting the proposal would shut out. */
    readonly contains: readonly KnownInRange[];
    /** What to write into the config file to trust the proposal, and to answer to the newest of `hosts`. */
    readonly configText: string;
  })[];
}
