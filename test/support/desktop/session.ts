/** One test's whole world: a desktop with a real notification daemon, a tray host, and the app on it. */
import { onTestFinished } from 'vitest';
import { OfficialDevice, type OfficialDeviceOptions } from '../official-device.ts';
import { DesktopApp, type AppOptions } from './app.ts';
import { until } from './deadline.ts';
import { NotificationLog, type Notice } from './notification-log.ts';
import { Pointer } from './pointer.ts';
import { TrayHost } from './tray-host.ts';
import { VirtualDesktop, type VirtualDesktopOptions } from './virtual-desktop.ts';

export const TOKEN = 'the-token-of-the-end-to-end-tests';

/** Approve counts a second after the app knows that its notice is shown; the rest is for two clocks that differ. */
const IN_VIEW_MS = 1_100;

export interface DesktopSession {
  readonly desktop: VirtualDesktop;
  readonly app: DesktopApp;
  readonly notices: NotificationLog;
  readonly pointer: Pointer;
  readonly tray: TrayHost;
  readonly url: string;
  readonly device: (options?: Partial<OfficialDeviceOptions>) => OfficialDevice;
  /** The notice that asks about this device. */
  readonly askAbout: (device: OfficialDevice) => Promise<Notice>;
}

export interface DesktopSessionOptions extends AppOptions {
  readonly notifications?: VirtualDesktopOptions['notifications'];
  /** Driven by Playwright, which sees the window; otherwise the app as a person starts it. */
  readonly driven?: boolean;
  /** The config file's text, written before the app starts. */
  readonly prepare?: (desktop: VirtualDesktop) => Promise<void>;
}

export async function startSession(options: DesktopSessionOptions = {}): Promise<DesktopSession> {
  const notifications = options.notifications ?? 'xfce4-notifyd';
  const desktop = await VirtualDesktop.start({ notifications });
  onTestFinished(({ task }) => {
    if (task.result?.state === 'fail') console.error(desktop.logs);
    return desktop.stop();
  });
  await options.prepare?.(desktop);
  const notices = await NotificationLog.start(desktop.bus);
  const tray = await TrayHost.start(desktop.bus);
  const launch = { ...options, env: { OPENCLAW_GATEWAY_TOKEN: TOKEN, ...options.env } };
  const app =
    options.driven === true ? await DesktopApp.launchDriven(desktop, launch) : await DesktopApp.launch(desktop, launch);
  onTestFinished(async ({ task }) => {
    if (task.result?.state === 'fail') console.error(`--- app\n${app.output}`);
    await app.close();
  });
  const url = `ws://127.0.0.1:${String(app.gatewayPort)}`;
  return {
    desktop,
    app,
    notices,
    tray,
    url,
    pointer: new Pointer(desktop, notices),
    device: (more) => new OfficialDevice({ url, token: TOKEN, ...more }),
    askAbout: async (device) => {
      const { details } = await until('the device to be told to wait', () => device.refusal);
      const code = String(details['requestId']).slice(-6);
      return await notices.waitFor(({ body }) => body.includes(`${code.slice(0, 3)}-${code.slice(3)}`));
    },
  };
}

export async function untilRunning(app: DesktopApp): Promise<void> {
  await app.waitForOutput(/gateway is running/);
}

/** A click within the first second opens the review card instead, so a person's reflex approves nothing. */
export async function untilInView({ gatewayPort }: { readonly gatewayPort: number }): Promise<void> {
  // It may hear that the notice is shown later than the test, but not later than it answers the second of these.
  for (let asked = 0; asked < 2; asked += 1) await fetch(`http://127.0.0.1:${String(gatewayPort)}/healthz`);
  const from = performance.now();
  await until('the notice to have been in view', () => (performance.now() - from > IN_VIEW_MS ? true : undefined));
}
