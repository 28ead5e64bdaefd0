/** Runs the program of an approval hook: the message on its input, the answer on its output. */
import { spawn } from 'node:child_process';
import os from 'node:os';
import { ANSWER_CHARACTERS, type HookReply } from './hook-message.ts';

/** All that a program needs to run. The gateway's own environment may hold its token. */
const PASSED_ON = ['PATH', 'HOME', 'USER', 'LANG', 'LC_ALL', 'TZ', 'SystemRoot'];

/** Resolves at the latest when `signal` fires; the program and what it started are then ended. Never rejects. */
export async function runHookCommand(
  [program = '', ...args]: readonly string[],
  message: string,
  env: NodeJS.ProcessEnv,
  signal: AbortSignal,
): Promise<HookReply> {
  return await new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: os.tmpdir(),
      env: Object.fromEntries(PASSED_ON.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]]]))),
      stdio: ['pipe', 'pipe', 'ignore'],
      detached: process.platform !== 'win32', // a group of its own, so that all of it can be ended
      windowsHide: true,
    });
    let text = '';
    const settle = (reply: HookReply): void => {
      signal.removeEventListener('abort', end);
      resolve(reply);
    };
    const end = (): void => {
      killGroup(child.pid);
      settle({ problem: 'it took too long' });
    };
    signal.addEventListener('abort', end, { once: true });
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      text = (text + chunk).slice(0, ANSWER_CHARACTERS + 1);
    });
    child.stdin.on('error', () => undefined); // it need not read what it is told
    child.on('error', (error) => {
      settle({ problem: error.message });
    });
    // `exit`, not `close`: something that it left running may hold its output open for good.
    child.on('exit', (code) => {
      setImmediate(() => {
        settle(answerOf(code, text));
      });
    });
    child.stdin.end(`${message}\n`);
  });
}

function answerOf(code: number | null, text: string): HookReply {
  if (code !== 0) return { problem: `it ended with ${code === null ? 'a signal' : `exit code ${String(code)}`}` };
  return text.length > ANSWER_CHARACTERS ? { problem: 'its answer is too long' } : { text };
}

function killGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
  } catch {
    // it has ended by itself
  }
}
