/** Starts the gateway behind the terminal, and waits until it says how it went: the app in the tray, or without a desktop. */
import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import fs from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { DeskList } from '../gateway/index.ts';
import type { Places } from '../adapters/index.ts';
import { ControlClient } from './control-client.ts';
import { addressWords } from './device-lines.ts';
import { failed, said, type CommandOutput } from './output.ts';
import { installedApp, ownCommand } from './own-command.ts';

const STARTS_WITHIN_MS = 15_000;
const LOOK_EVERY_MS = 50;

export async function startInBackground(places: Places): Promise<CommandOutput> {
  mkdirSync(places.ownDir, { recursive: true, mode: 0o700 });
  const logFile = path.join(places.ownDir, 'gateway.log');
  const log = openSync(logFile, 'w', 0o600); // one run's log; the next run starts it anew, so it stays bounded
  const [program, ...args] = commandFor(installedApp(), process.env);
  const child = spawn(program, args, {
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  child.unref();
  const ended = new Promise<'ended'>((resolve) => {
    child.once('exit', () => {
      resolve('ended');
    });
    child.once('error', () => {
      resolve('ended');
    });
  });
  const deadline = performance.now() + STARTS_WITHIN_MS;
  while (performance.now() < deadline) {
    const client = await ControlClient.open(places.controlSocket);
    const list = await client?.call<DeskList>('desk.list');
    client?.close();
    if (list?.ok === true && list.payload.status.state === 'running') {
      return said(`Running on ${addressWords(list.payload.status.addresses)}.\nLog: ${logFile}`, list.payload.status);
    }
    if ((await Promise.race([ended, delay(LOOK_EVERY_MS, 'waiting' as const)])) === 'ended') break;
  }
  const lines = (await fs.readFile(logFile, 'utf8').catch(() => '')).trim().split('\n').slice(-8);
  return failed(`The gateway did not start.\n${lines.join('\n')}\nLog: ${logFile}`);
}

/** Where the app is installed and a screen is there, it is the app that a person means: it can ask and show. */
function commandFor(app: string | undefined, env: NodeJS.ProcessEnv): readonly [string, ...string[]] {
  const hasScreen = process.platform !== 'linux' || Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY']);
  return app !== undefined && hasScreen ? [app, '--hidden'] : [...ownCommand(), 'gateway', 'run'];
}
