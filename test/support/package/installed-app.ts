/** The app as a person has it: installed with apt on this machine, for a person with an account on it. */
import fs from 'node:fs/promises';
import path from 'node:path';
import { inject, onTestFinished } from 'vitest';
import { until } from '../desktop/deadline.ts';
import { freePort } from '../free-port.ts';
import { OrdinaryUser } from './ordinary-user.ts';
import { aptGet } from './package-build.ts';
import type { Packages } from './packages.setup.ts';
import { XfceSession, type PanelShade } from './xfce-session.ts';

export const PACKAGE = 'openclaw-gateway-desktop';
export const APP = '/opt/OpenClaw Gateway/openclaw-gateway-desktop';

export class InstalledApp {
  readonly packages: Packages;
  readonly user: OrdinaryUser;
  readonly port: number;

  private constructor(packages: Packages, user: OrdinaryUser, port: number) {
    this.packages = packages;
    this.user = user;
    this.port = port;
  }

  static async install(): Promise<InstalledApp> {
    const packages = inject('packages');
    await aptGet('purge', PACKAGE).catch(() => undefined); // left by a run that was killed
    await aptGet('install', packages.first);
    const port = await freePort();
    const user = await OrdinaryUser.create('gateway-tester');
    await user.write(path.join(user.home, '.openclaw/openclaw.json'), `{ gateway: { port: ${String(port)} } }\n`);
    return new InstalledApp(packages, user, port);
  }

  async remove(): Promise<void> {
    await this.user.remove();
    await aptGet('purge', PACKAGE).catch(() => undefined); // a test has removed it already
  }

  async logIn(panel: PanelShade = 'light'): Promise<XfceSession> {
    const session = await XfceSession.logIn(this.user, panel);
    onTestFinished(async ({ task }) => {
      if (task.result?.state === 'fail') console.error(session.logs);
      await session.logOut();
    });
    return session;
  }

  /** As a person types it; rejects when it fails. */
  async openclaw(args: readonly string[], env?: Record<string, string>): Promise<string> {
    return await this.user.run('openclaw', args, env);
  }

  async untilRunning(env: Record<string, string>, version = '1.0.0'): Promise<void> {
    await until(`the gateway ${version} to run`, async () => {
      const text = await this.openclaw(['gateway', 'status'], env).catch(() => '');
      return text.includes(`OpenClaw Gateway ${version} (desktop)`) ? true : undefined;
    });
  }

  /** Whether the window can be seen; its title begins with the page's name, once there is one. */
  async isShown(session: XfceSession): Promise<boolean> {
    return (await session.windows()).some((title) => title.endsWith('OpenClaw Gateway'));
  }

  async untilShown(session: XfceSession): Promise<void> {
    await until('the window', async () => ((await this.isShown(session)) ? true : undefined));
  }
}

/** Kept to be looked at: a person sees what no assertion does. */
export async function picture(session: XfceSession, name: string): Promise<void> {
  await fs.mkdir('test-results', { recursive: true });
  await session.screenshot(path.join('test-results', `installed-${name}.png`));
}
