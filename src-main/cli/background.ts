/** Starts the gateway behind the terminal, and waits until it says how it went: the app in the tray, or without a desktop. */
import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import fs from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { DeskList } from '../gateway/index.ts';
import { logFilePlace, makePrivateDir, type Places } from '../adapters/index.ts';
import { ControlClient } from './control-client.ts';
import { addressWords } from './device-lines.ts';
import { faultWords, stateFolderProblem } from './fault-words.ts';
import { failed, said, type CommandOutput } from './output.ts';
import { installedApp, ownCommand } from './own-command.ts';

const STARTS_WITHIN_MS = 15_000;
const LOOK_EVERY_MS = 50;

export async function startInBackground(places: Places): Promise<CommandOutput> {
  // Only what is said before there is a log, and when the program dies; the next start writes it anew.
  const printedFile = path.join(places.ownDir, 'start.log');
  let printed: number;
  try {
    await makePrivateDir(places.ownDir);
    printed = openSync(printedFile, 'w', 0o600);
  } catch (error) {
    return stateFolderProblem(places.ownDir, error);
  }
  const { program, args, logFile } = commandFor(installedApp(), process.env, places);
  const child = spawn(program, args, {
    detached: true,
    stdio: ['ignore', printed, printed],
  });
  closeSync(printed);
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
    const client = await ControlClient.open(places);
    const list = await client?.call<DeskList>('desk.list');
    client?.close();
    if (list?.ok === true) {
      const { status } = list.payload;
      if (status.state === 'running')
        return said(`Running on ${addressWords(status.addresses)}.\nLog: ${logFile}`, status);
      if (status.fault !== undefined) return failed(`${faultWords(status.fault)}\nLog: ${logFile}`, status);
    }
    if ((await Promise.race([ended, delay(LOOK_EVERY_MS, 'waiting' as const)])) === 'ended') break;
  }
  const lines = (await fs.readFile(printedFile, 'utf8').catch(() => '')).trim().split('\n').slice(-8);
  return failed(`The gateway did not start.\n${lines.join('\n')}\nLog: ${logFile}`);
}

interface BackgroundCommand {
  readonly program: string;
  readonly args: readonly string[];
  readonly logFile: string;
}

/** Where the app is installed and a screen is there, it is the app that a person means: it can ask and show. */
function commandFor(app: string | undefined, env: NodeJS.ProcessEnv, places: Places): BackgroundCommand {
  const hasScreen = process.platform !== 'linux' || Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY']);
  if (app !== undefined && hasScreen) {
    const elsewhere = '“Show logs” in the app’s menu in the tray';
    const logFile = process.platform === 'linux' ? logFilePlace('linux', env, () => '') : elsewhere;
    return { program: app, args: ['--hidden'], logFile };
  }
  const logFile = path.join(places.ownDir, 'gateway.log');
  const [program, ...args] = ownCommand();
  return { program, args: [...args, 'gateway', 'run', '--log-file', logFile], logFile };
}
