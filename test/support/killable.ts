/** Starts a gateway such as that of `kill-host.ts` as a real process, and kills it the hard way. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';
import { TOKEN } from './gateway.ts';

export interface Killable {
  readonly url: string;
  send(line: string): void;
  /** The next line that it says; undefined once it is dead and all it said was read. */
  line(): Promise<string | undefined>;
  /** SIGKILL: it gets no chance to finish anything. Resolves once it is gone. */
  kill(): Promise<void>;
}

export async function startKillable(host: string, stateDir: string): Promise<Killable> {
  const child = spawn(process.execPath, [host], {
    env: { OPENCLAW_STATE_DIR: stateDir, OPENCLAW_GATEWAY_TOKEN: TOKEN },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  child.stdin.on('error', () => undefined); // it may be dead before it has read everything
  const gone = once(child, 'exit');
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const line = async (): Promise<string | undefined> => {
    const next = await lines.next();
    return next.done === true ? undefined : next.value;
  };
  const port = (await line())?.replace('port ', '') ?? '';
  return {
    url: `ws://127.0.0.1:${port}/`,
    line,
    send: (text) => void child.stdin.write(`${text}\n`),
    kill: async () => {
      child.kill('SIGKILL');
      await gone;
    },
  };
}
