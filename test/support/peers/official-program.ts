/** The official `openclaw` command: a process with its own Node, a home of its own, and nothing of this machine's. */
import { inject, onTestFinished } from 'vitest';
import { Daemon } from '../desktop/daemon.ts';
import { tempDir } from '../gateway.ts';
import './official.setup.ts';

/** A start takes a core for three to five seconds, and is many times as long on a busy machine: a bound, not a measure. */
export const STARTS_MS = 120_000;

export interface CommandRun {
  readonly exitCode: number | NodeJS.Signals;
  /** Both streams, as a person sees them. */
  readonly output: string;
}

export class OfficialProgram {
  readonly #env: NodeJS.ProcessEnv;

  private constructor(env: NodeJS.ProcessEnv) {
    this.#env = env;
  }

  /** `env` is all that it is told of a gateway, beside its arguments. */
  static async installed(env: NodeJS.ProcessEnv = {}): Promise<OfficialProgram> {
    return new OfficialProgram({
      PATH: process.env['PATH'],
      HOME: await tempDir(),
      NODE_COMPILE_CACHE: inject('official').compileCache,
      NO_COLOR: '1',
      ...env,
    });
  }

  /** Runs a command to its end. */
  async run(...args: readonly string[]): Promise<CommandRun> {
    const daemon = this.#spawn(args);
    const timer = setTimeout(() => daemon.process.kill('SIGKILL'), STARTS_MS);
    const exitCode = await daemon.exited;
    clearTimeout(timer);
    return { exitCode, output: daemon.output };
  }

  /** Starts a command that goes on; it ends with the test. */
  start(...args: readonly string[]): Daemon {
    const daemon = this.#spawn(args);
    onTestFinished(async ({ task }) => {
      if (task.result?.state === 'fail') console.error(`--- openclaw ${args.join(' ')}\n${daemon.output}`);
      await daemon.stop();
    });
    return daemon;
  }

  #spawn(args: readonly string[]): Daemon {
    const { node, openclaw } = inject('official');
    return Daemon.spawn(node, [openclaw, ...args], { env: this.#env });
  }
}

/** The official command that is told by its arguments which gateway it talks to. */
export class OfficialCommandLine {
  readonly #program: OfficialProgram;
  readonly #target: readonly string[];

  private constructor(program: OfficialProgram, target: readonly string[]) {
    this.#program = program;
    this.#target = target;
  }

  static async to(url: string, token: string): Promise<OfficialCommandLine> {
    return new OfficialCommandLine(await OfficialProgram.installed(), ['--url', url, '--token', token]);
  }

  async run(...args: readonly string[]): Promise<CommandRun> {
    return await this.#program.run(...args, ...this.#target);
  }

  /** Runs a command that prints JSON. */
  async json(...args: readonly string[]): Promise<unknown> {
    const { exitCode, output } = await this.run(...args, '--json');
    if (exitCode !== 0) throw new Error(`openclaw ${args.join(' ')} ended with ${String(exitCode)}:\n${output}`);
    return JSON.parse(output);
  }
}
