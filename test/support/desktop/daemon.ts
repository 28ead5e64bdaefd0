import { spawn, type ChildProcess, type StdioOptions } from 'node:child_process';
import type { Readable } from 'node:stream';

const TERMINATION_MS = 3_000;

/** A child process of a test: keeps what it prints, knows how it ended, and can always be ended. */
export class Daemon {
  readonly name: string;
  readonly process: ChildProcess;
  /** Resolves when the process is gone, with its exit code or the signal that ended it. */
  readonly exited: Promise<number | NodeJS.Signals>;
  #running = true;
  #output = '';

  constructor(name: string, process: ChildProcess) {
    this.name = name;
    this.process = process;
    for (const stream of [process.stdout, process.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => (this.#output += text));
    }
    this.exited = new Promise((resolve) => {
      process.once('error', (error) => {
        this.#output += `${error.message}\n`;
        resolve(-1);
      });
      process.once('exit', (code, signal) => {
        // What it printed last may still be in its pipes, which others may hold open: it is read in the loop's next turn.
        setImmediate(() => setImmediate(resolve, code ?? signal ?? -1));
      });
    });
    void this.exited.then(() => (this.#running = false));
  }

  /** With `pipes`, the child's file descriptors from 3 on are readable through `pipe()`. */
  static spawn(
    command: string,
    args: readonly string[],
    options: { readonly env: NodeJS.ProcessEnv; readonly cwd?: string; readonly pipes?: number },
  ): Daemon {
    const stdio: StdioOptions = ['ignore', 'pipe', 'pipe', ...Array<'pipe'>(options.pipes ?? 0).fill('pipe')];
    return new Daemon(command, spawn(command, args, { env: options.env, cwd: options.cwd, stdio }));
  }

  get running(): boolean {
    return this.#running;
  }

  get output(): string {
    return this.#output;
  }

  /** The first line that the child writes to one of its extra file descriptors. */
  async firstLine(descriptor: number): Promise<string> {
    const stream = this.process.stdio[descriptor] as Readable;
    let text = '';
    const line = new Promise<string>((resolve) => {
      stream.setEncoding('utf8').on('data', (part: string) => {
        text += part;
        const end = text.indexOf('\n');
        if (end >= 0) resolve(text.slice(0, end));
      });
    });
    const ended = this.exited.then((how) => {
      throw new Error(`${this.name} ended (${how}) before it was ready:\n${this.#output}`);
    });
    return Promise.race([line, ended]);
  }

  /** Asks it to end, and makes it end if it does not. */
  async stop(patienceMs = TERMINATION_MS): Promise<number | NodeJS.Signals> {
    if (this.#running) this.process.kill('SIGTERM');
    const insist = setTimeout(() => this.process.kill('SIGKILL'), patienceMs);
    const how = await this.exited;
    clearTimeout(insist);
    return how;
  }
}
