/** What the hosts use of this folder. */
export { startApprovalHook } from './hook/approval-hook.ts';
export { configPort } from './config-port.ts';
export { openControlSocket } from './control-socket.ts';
export { createLogger } from './log.ts';
export { both, logFilePlace, openLogFile, standardErrorIsFile } from './log-file.ts';
export { loginEntry } from './login-entry.ts';
export type { StartAtLogin } from './login-entry-text.ts';
export { localGatewayPlace } from './local-gateway.ts';
export { nodePorts } from './node-ports.ts';
export { homeFacts, homeOf } from './home.ts';
export { placeFacts } from './place-facts.ts';
export { placesFrom, type Places } from './places.ts';
export { makePrivateDir, readPrivateFile, writePrivateFile } from './private-file.ts';
export { configuredRemote, type ConfiguredRemote } from './remote-config.ts';
export { type RunOptions } from './settings.ts';
export { holdStateFolder, type HeldStateFolder, type StateFolderResult } from './state-folder.ts';
export { startDiscovery } from './discovery/discovery.ts';
export { systemClock } from './system-clock.ts';
