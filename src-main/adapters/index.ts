/** What the hosts use of this folder. */
export { startApprovalHook } from './hook/approval-hook.ts';
export { openControlSocket } from './control-socket.ts';
export { createLogger } from './log.ts';
export { loginEntry } from './login-entry.ts';
export type { StartAtLogin } from './login-entry-text.ts';
export { nodePorts } from './node-ports.ts';
export { placesFrom, type Places } from './places.ts';
export { type RunOptions } from './settings.ts';
export { systemClock } from './system-clock.ts';
