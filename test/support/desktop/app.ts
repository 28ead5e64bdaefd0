import type { ChildProcess } from 'node:child_process';
import diagnostics from 'node:diagnostics_channel';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron, type ElectronApplication } from 'playwright';
import { inject } from 'vitest';
import { Daemon } from './daemon.ts';
import { PATIENCE_MS, until } from './deadline.ts';
import { freePort } from '../free-port.ts';
import type { VirtualDesktop } from './virtual-desktop.ts';
import './runtime.setup.ts';

const PROJECT = fileURLToPath(new URL('../../..', import.meta.url));

/** Of one question to the main process. */
const MOST_TRIES = 5;

export interface AppOptions {
  /** Set to start the app again where an earlier one left off. */
  readonly gatewayPort?: number;
  /** Arguments of the app itself, such as `--hidden`. */
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Another app than this project's: a folder or a script. */
  readonly entry?: string;
}

/** The built app on a virtual desktop, with its own state folder, preferences and port. Two of them share a desktop's state. */
export class DesktopApp {
  readonly gatewayPort: number;
  readonly stateFolder: string;
  /** What the app was started with, for a command line that talks to it. */
  readonly env: Readonly<Record<string, string>>;
  readonly #daemon: Daemon;
  readonly #driver: ElectronApplication | undefined;

  private constructor(launch: Launch, daemon: Daemon, driver?: ElectronApplication) {
    this.gatewayPort = launch.gatewayPort;
    this.stateFolder = launch.stateFolder;
    this.env = launch.env;
    this.#daemon = daemon;
    this.#driver = driver;
  }

  /** Starts it as a person does: nothing between the test and the app but its process. */
  static async launch(desktop: VirtualDesktop, options: AppOptions = {}): Promise<DesktopApp> {
    const launch = await prepare(desktop, options);
    // Chromium refuses to run its sandbox as root.
    const args = process.getuid?.() === 0 ? ['--no-sandbox', ...launch.args] : launch.args;
    return new DesktopApp(launch, Daemon.spawn(launch.executable, args, { env: launch.env }));
  }

  /** Starts it under Playwright, which can look into windows and the main process. Always without Chromium's sandbox. */
  static async launchDriven(desktop: VirtualDesktop, options: AppOptions = {}): Promise<DesktopApp> {
    const launch = await prepare(desktop, options);
    let daemon: Daemon | undefined;
    const adopt = (message: unknown): void => {
      const { process: child } = message as { process: ChildProcess };
      // It is told of before it has its streams.
      process.nextTick(() => {
        if (child.spawnfile === launch.executable) daemon ??= new Daemon('app', child);
      });
    };
    // Playwright hands the process out when the app is up already, and what it had printed until then would be lost.
    diagnostics.subscribe('child_process', adopt);
    try {
      const driver = await _electron.launch({
        executablePath: launch.executable,
        args: launch.args,
        env: launch.env,
        timeout: PATIENCE_MS,
      });
      if (!daemon) throw new Error('Playwright started another program.');
      return new DesktopApp(launch, daemon, insistent(driver));
    } catch (error) {
      throw new Error(`The app did not start:\n${daemon?.output}`, { cause: error });
    } finally {
      diagnostics.unsubscribe('child_process', adopt);
    }
  }

  /** Playwright's handle; only of an app that `launchDriven` started. */
  get driver(): ElectronApplication {
    if (!this.#driver) throw new Error('This app was started without Playwright.');
    return this.#driver;
  }

  get pid(): number {
    return this.#daemon.process.pid ?? -1;
  }

  get running(): boolean {
    return this.#daemon.running;
  }

  /** Resolves when the app has ended by itself or by `close`, with its exit code or signal. */
  get exited(): Promise<number | NodeJS.Signals> {
    return this.#daemon.exited;
  }

  /** Everything it has printed so far. */
  get output(): string {
    return this.#daemon.output;
  }

  async waitForOutput(pattern: RegExp, patienceMs = PATIENCE_MS): Promise<RegExpExecArray> {
    return until(`the app to print ${pattern}`, () => pattern.exec(this.output) ?? undefined, patienceMs);
  }

  /**
   * Asks the app to quit as the system does when a person logs out (SIGTERM) and waits; kills it if it does not.
   * Playwright's own close() is not used: it never returns while the app holds its quitting back to stop the gateway.
   */
  async close(): Promise<number | NodeJS.Signals> {
    return this.#daemon.stop(PATIENCE_MS);
  }
}

/**
 * Asks the main process again where its engine has forgotten the answer before it told it, which happens now and then
 * (microsoft/playwright#33737) and says nothing of the app. What was to be done may have been done then.
 */
function insistent(driver: ElectronApplication): ElectronApplication {
  const evaluate = driver.evaluate.bind(driver) as (...given: unknown[]) => Promise<unknown>;
  const insist = async (...given: unknown[]): Promise<unknown> => {
    for (let tries = 1; ; tries += 1) {
      try {
        return await evaluate(...given);
      } catch (error) {
        if (tries === MOST_TRIES || !String(error).includes('promise was garbage collected')) throw error;
      }
    }
  };
  return Object.assign(driver, { evaluate: insist as ElectronApplication['evaluate'] });
}

interface Launch {
  readonly executable: string;
  readonly args: string[];
  readonly env: Record<string, string>;
  readonly gatewayPort: number;
  readonly stateFolder: string;
}

async function prepare(desktop: VirtualDesktop, options: AppOptions): Promise<Launch> {
  const gatewayPort = options.gatewayPort ?? (await freePort());
  const stateFolder = path.join(desktop.folder, 'openclaw');
  const preferences = path.join(desktop.folder, 'preferences');
  return {
    executable: inject('electronExecutable'),
    args: [options.entry ?? PROJECT, `--user-data-dir=${preferences}`, ...(options.args ?? [])],
    env: {
      ...desktop.env,
      OPENCLAW_STATE_DIR: stateFolder,
      OPENCLAW_GATEWAY_PORT: `${gatewayPort}`,
      ...options.env,
    },
    gatewayPort,
    stateFolder,
  };
}
