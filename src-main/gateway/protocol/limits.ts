/**
 * Every bound on the wire, each with its reason. "official" is the value that the official gateway 2026.9.6 keeps,
 * so that a client tuned to it behaves the same here.
 */
export const LIMITS = {
  /** Before `hello-ok` a stranger may make us buffer no more than this (official). Larger closes 1009. */
  preAuthFrameBytes: 65_536,
  /** After `hello-ok` (official); announced as `policy.maxPayload`. */
  frameBytes: 26_214_400,
  /** Unsent bytes per socket (official). Above it the peer reads too slowly to be kept: 1008. */
  outboundBufferBytes: 52_428_800,
  /** From the TCP accept to a completed connect (official). Absolute, so dripping bytes does not extend it. */
  handshakeMs: 15_000,
  /** A request's headers must be there by then; below Node's default of 60 s, which lets strangers hold sockets. */
  headersMs: 10_000,
  /** Frames that a client may pipeline behind its `connect` (official: the 16th closes 1008). */
  queuedHandshakeFrames: 15,
  /** Sockets of one address (IPv6: /64) that have not been let in yet (official); the next gets 503. */
  preAuthSocketsPerAddress: 32,
  /** All sockets that have not been let in. Two thousand cost about 30 MB, which is what strangers may take. */
  preAuthSockets: 2_048,
  /** Of those, kept for loopback and for the addresses of trusted devices: a flood locks neither of them out. */
  preAuthSocketsKeptForLoopback: 8,
  preAuthSocketsKeptForKnown: 8,
  /** From here on ever more of the new ones are turned away at random (as OpenSSH does), so that some always get in. */
  preAuthSocketsDroppedFrom: 1_024,
  /** Sockets over the budget of their address that are told so; more are cut off without a word. */
  turnedAwaySockets: 64,
  /** Addresses of trusted devices that are remembered for the places above; the one seen least recently goes first. */
  knownAddresses: 1_024,
  /** Of a header that lists the hops of a request, before it is parsed: a real chain has a handful. */
  forwardedLength: 1_024,
  forwardedHops: 16,
  /** Proxies that nobody trusts, each listed once for the owner; the one seen least recently goes first. */
  proxyFindings: 32,
  /** Liveness for clients whose watchdog is two ticks (official). */
  tickMs: 30_000,
  /** How often everyone is told the health, as `health` answers it (official). */
  healthMs: 60_000,
  /** Finds dead peers behind NAT (official); a peer that misses one whole interval is dropped. */
  pingMs: 25_000,
  /** How late a new address of this machine, or its waking, may be noticed. One look costs a tenth of a millisecond. */
  lookAroundMs: 10_000,
  /** After sending close, how long a peer may take to answer it (official). */
  closeGraceMs: 1_000,
  /** Reason bytes of a WebSocket close that official clients can show (official; the RFC allows 123). */
  closeReasonBytes: 120,
  /** Wrong-role calls in a row before the socket is closed (official). */
  wrongRoleCalls: 10,
  /** Signed time against our clock, either way (official). */
  signatureSkewMs: 120_000,
  /** A request waits this long from its last knock (official). */
  requestLifeMs: 300_000,
  /** Requests in all, and of one address: a flood of keys must not bury the one that the person expects. */
  waitingRequests: 64,
  waitingRequestsPerAddress: 8,
  /** A setup code is shown on a screen that others may see, so it does not live long (official). */
  setupCodeLifeMs: 600_000,
  /** Codes that a device could still use; nobody shows as many at once. */
  setupCodes: 8,
  /** What became of setup codes, for clients that ask after the code's own end. */
  rememberedSetupCodes: 64,
  /** Routes that one setup code names (official). */
  setupCodeUrls: 8,
  /** "Pair a phone…", if nobody closes it: as long as a code of it lives. */
  pairingOpenMs: 600_000,
  /** After Deny or expiry the same ask is listed without a notification for this long. */
  quietMs: 3_600_000,
  /** Remembered quiet asks; the oldest are forgotten first. */
  quietAsks: 1_024,
  /** Requests that ran out and stay listed as missed: as many as a person reads. */
  missedRequests: 20,
  /** Blocked keys and addresses, and keys that were removed; only the latter give way to newer ones. */
  blocks: 1_000,
  /** How long a blocked address is refused: others may have it tomorrow. */
  addressBlockMs: 3_600_000,
  /** How long an approval, a removal or a block can be taken back. */
  undoMs: 10_000,
  /** The longest that access can be granted for, short of always. */
  longestAccessMs: 10 * 365 * 86_400_000,
  /** How often the end of a granted time is looked at: a timer sleeps while the computer does, a wall clock does not. */
  accessCheckMs: 30_000,
  /** Earlier asks of a waiting device that are remembered, to say what changed since. */
  earlierAsks: 8,
  /** A trusted device with an old token, once a person has said that it may come back: long enough to walk to it. */
  repairOrderMs: 600_000,
  /** It tries again and again, and is told of this often. */
  repairAnnouncedEveryMs: 3_600_000,
  /** Wrong tokens of a trusted device that are answered at once within a minute; then later and later. */
  wrongTokensAtOnce: 3,
  /** What a person can still read as a name. */
  nameGraphemes: 64,
  /** How long presence changes are gathered, so that n clients arriving do not cost n² rows. */
  presenceGatherMs: 250,
  /** What presence may cost all readers together: 500 of them at once would be sent 35 MB each quarter of a second. */
  presenceCharactersPerSecond: 4_000_000,
  /** How often a page that draws the traffic is told of it: what follows quicker is one pulse to the eye. */
  trafficTellMs: 500,
  /** Devices in one telling: a picture with more pulses than this says nothing more. */
  trafficDevices: 64,
  /** What telling the traffic may cost all its readers together: eight pages of a gateway where everyone talks. */
  trafficCharactersPerSecond: 200_000,
  /** Presence rows in one list (official). */
  presenceRows: 200,
  /** How long a row that a client told of is shown without being told again (official). */
  toldPresenceMs: 300_000,
  /** Ids, names and keys in parameters: none that we or the official clients make is longer. */
  idLength: 256,
  /** What a node may declare; the official node host declares about twenty. */
  nodeCaps: 64,
  nodeCommands: 256,
  nodePermissions: 128,
  /** New command requests of one node within a minute: each is written to the disk and announced. */
  declarationsPerMinute: 6,
  /** Where the caller names no other (official). */
  invokeMs: 30_000,
  /** No call holds its place for ever. */
  longestInvokeMs: 3_600_000,
  /** Calls in flight, of one caller and to one node. */
  invocationsPerSession: 256,
  /** One piece of a streamed call, in either direction (official). */
  invokeChunkLength: 16_384,
  /** Events of one node within a minute; a node that tells its state every second stays below. */
  nodeEventsPerMinute: 120,
  /** Tools, skills and the like that a node may publish; the gateway itself keeps none of them. */
  nodePublishedItems: 256,
  /** Blocking waits of one session for a decision. */
  waitsPerSession: 8,
  /** Decided scope upgrades that are remembered for a device that asks late. */
  rememberedUpgrades: 256,
  /** Log lines in memory for `logs.tail`, and the longest of them. */
  logLines: 2_000,
  logLineLength: 1_000,
  /** Changes of the config, of one client by one method (official). Each is a file that is written. */
  configWritesPerMinute: 30,
  /** A config, as a client sends it; the file itself is no larger either. */
  configLength: 1_048_576,
  /** A config goes a few levels deep. */
  configDepth: 32,
  /** Between the answer to a change of the config and the restart that it needs; a client may ask for longer, but not for ever. */
  restartDelayMs: 1_000,
  longestRestartDelayMs: 600_000,
  /** The same refusal within this of the one before is the same entry, and the same log line, for an hour at most. */
  historyGapMs: 60_000,
  historyLongestMs: 3_600_000,
  /**
   * New entries that strangers can cause within an hour, in all and by one sender; what is more is counted together. A
   * flood of 350-byte lines so takes days, not minutes, to push older entries out of five megabytes.
   */
  historyEntriesPerHour: 120,
  historyEntriesPerSender: 30,
  /** Entries in one page of the history. */
  historyPage: 500,
  /** Scopes or commands of one entry. */
  historyList: 32,
  /** What a person can still read as a reason. */
  reasonGraphemes: 200,
  /** How long clients should expect a restart to take before they worry. */
  restartExpectedMs: 5_000,
} as const;
