/**
 * What becomes of the app's other processes goes to the log: the gateway runs on, so nothing else tells of it.
 * Chromium starts a graphics or network process anew by itself; a page is the window's own to load again.
 */
import { app } from 'electron/main';
import type { Logger } from '../gateway/index.ts';

/** Of a process that was asked to end. */
const IN_ORDER = new Set(['clean-exit']);

export function followChildProcesses(logger: Logger): void {
  app.on('child-process-gone', (_event, { type, reason, exitCode, name = '' }) => {
    if (!IN_ORDER.has(reason)) logger.error('a process of the app ended', { process: name || type, reason, exitCode });
  });
  app.on('render-process-gone', (_event, _contents, { reason, exitCode }) => {
    if (!IN_ORDER.has(reason)) logger.error('a process of the app ended', { process: 'page', reason, exitCode });
  });
}
