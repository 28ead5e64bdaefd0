/** The tray icon of the installed app in the panel of a real session: looked at pixel by pixel, used with a real mouse. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { contrast, luminance } from '../support/colour.ts';
import { until } from '../support/desktop/deadline.ts';
import { NotificationLog } from '../support/desktop/notification-log.ts';
import { Pointer } from '../support/desktop/pointer.ts';
import { OfficialDevice } from '../support/official-device.ts';
import { APP, InstalledApp, picture } from '../support/package/installed-app.ts';
import { Panel, TRIES_MS } from '../support/package/panel.ts';

/** Enough for a picture to be made out (WCAG 2.2, 1.4.11). */
const SEEN = 3;

let app: InstalledApp;

beforeAll(async () => {
  app = await InstalledApp.install();
}, 120_000);

afterAll(() => app.remove(), 60_000);

it.each(['light', 'dark'] as const)(
  'is seen in a %s panel, in a new one too, and does what is clicked',
  async (shade) => {
    const session = await app.logIn(shade);
    const notices = await NotificationLog.start(session.bus);
    const panel = new Panel(session);
    const program = app.user.spawn(APP, ['--hidden'], session.env);
    await app.untilRunning(session.env);
    const running = await panel.icon('ink');
    expect(luminance(running.bar) < 0.2).toBe(shade === 'dark');
    expect(contrast(running.ink, running.bar)).toBeGreaterThanOrEqual(SEEN);
    await session.restartPanel();
    await panel.openMenu('ink');
    await picture(session, `panel-menu-${shade}`);
    await panel.leaveMenu('Escape');
    for (const choice of ['on', 'off']) {
      await until(
        `start at login to be ${choice}`,
        async () => {
          await panel.openMenu('ink');
          await panel.leaveMenu('Up', 'Up', 'Up', 'Up', 'Return'); // above Quit, About and Logs
          const told = await app.openclaw(['gateway', 'autostart', 'status'], session.env);
          return told.startsWith(`${choice} `) ? true : undefined;
        },
        TRIES_MS,
      );
    }

    const status = await app.openclaw(['gateway', 'status', '--show-token', '--json'], session.env);
    const { sharedToken } = JSON.parse(status) as { sharedToken: string };
    new OfficialDevice({ url: `ws://127.0.0.1:${String(app.port)}`, token: sharedToken });
    const ask = await notices.waitFor(({ title }) => title.includes('wants to connect'));
    const waiting = await panel.icon('waiting');
    expect(contrast(waiting.ink, waiting.bar)).toBeGreaterThanOrEqual(SEEN);
    await new Pointer(session, notices).popup(ask);
    await picture(session, `panel-asks-${shade}`);
    expect(await app.isShown(session)).toBe(false);
    await panel.open('waiting', () => app.isShown(session));

    await panel.openMenu('waiting');
    expect(notices.live).toContain(ask);
    await panel.leaveMenu('Up', 'Return'); // by its last row
    expect(await program.exited).toBe(0);
    await until('the notification to go', () => (notices.live.includes(ask) ? undefined : true));
    await panel.untilGone();
  },
  240_000,
);
