/** The core's only door. Everything outside `gateway/` imports from here. */
export { createGateway, type Gateway } from './gateway.ts';
export type {
  AuditLog,
  Clock,
  BlockStore,
  ConfigFile,
  ConfigIssue,
  ConfigWriter,
  ConfigWritten,
  DeviceStore,
  GatewayIdentity,
  GatewayPorts,
  GatewaySettings,
  HistoryQuery,
  HostControl,
  Hosting,
  LoadedDevices,
  Logger,
  Network,
  PlaceFactsSource,
  Reach,
  SettingsSource,
  SettingsWatch,
  StaticFiles,
  TlsIdentity,
} from './ports.ts';
export { SCOPES } from './auth/scopes.ts';
export { DEFAULT_ATTEMPT_LIMITS } from './auth/attempt-limiter.ts';
export { Secret } from './auth/secret.ts';
export { REDACTED, redactedConfig } from './config/redacted-config.ts';
export { member, membersOf } from './members.ts';
export { OneAtATime } from './one-at-a-time.ts';
export { canonicalAddress, isEveryAddress, type InterfaceFact } from './origin/address.ts';
export { isLoopbackName } from './origin/host.ts';
export { isTailnet, tailnetAddresses } from './origin/tailnet.ts';
export type { ProxyIdentityRules } from './origin/proxy-identity.ts';
export { parseProxyRange, reachesLoopback, type ProxyRange } from './origin/proxy-range.ts';
export type { Approval, CommandApproval, DecisionResult, DeskEvent, OwnDesk, PairingDesk } from './pairing/desk.ts';
export { displayLine, displayText } from './pairing/display-text.ts';
export { fingerprintOf } from './pairing/fingerprint.ts';
export { codeOf } from './pairing/request-id.ts';
export { needsReview } from './nodes/command-policy.ts';
export { isOrdinary } from './pairing/ordinary.ts';
export { blockSchema, type Block } from './pairing/block.ts';
export { pairedDeviceSchema, type PairedDevice } from './pairing/paired-device.ts';
export type * from './protocol/desk.ts';
export type * from './protocol/setup-code.ts';
export type * from './protocol/trust.ts';
export * from './protocol/history.ts';
export { diagnose } from './diagnosis/doctor.ts';
export type * from './diagnosis/doctor-facts.ts';
export { secretDigest } from './diagnosis/doctor-desk.ts';
export type * from './protocol/diagnosis.ts';
export type * from './protocol/lockout.ts';
export type * from './protocol/repair.ts';
export type * from './protocol/traffic.ts';
export type { FrameChannel } from './routing/channel.ts';
export { pagePolicy } from './transport/page-policy.ts';
export { textOf } from './transport/socket-channel.ts';
export { abilitiesOf } from './words/abilities.ts';
export { abilityDoes, abilitySentence } from './words/ability-words.ts';
export {
  LASTING,
  LEVELS,
  offerOf,
  ofLevel,
  operatorGrant,
  scopesToGrant,
  type Lasts,
  type Level,
} from './words/access-levels.ts';
export { capital, codeWords } from './words/any-language.ts';
export { deviceKind } from './words/device-kind.ts';
export { errorWords } from './words/error-words.ts';
export { guessWords, whatWords, whoWords } from './words/history-words.ts';
export { commandAt, HOST, isCommandPrefix, isContainer, type Home } from './words/home.ts';
export { kindWords, withArticle } from './words/kind-words.ts';
export { loginTroubleWords, type LoginTrouble } from './words/login-words.ts';
export { LEVEL_WORDS } from './words/level-words.ts';
export { arrivalWords, claimedName, clientAddress, countWords, surfaceWords } from './words/plain-words.ts';
export { SETUP_PROFILES, setupEndWords } from './words/setup-words.ts';
