import { describe, expect, it, onTestFinished } from 'vitest';
import { startAnnouncer } from '../../src-main/desktop/notifications/announcer.ts';
import { createDbusNotifier } from '../../src-main/desktop/notifications/dbus-notifier.ts';
import { until } from '../support/desktop/deadline.ts';
import { DeviceKey } from '../support/device-key.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { startGateway, TOKEN, type TestGateway, type TestGatewayOptions } from '../support/gateway.ts';
import { nodeHost, phone, type Asker } from '../support/phone.ts';
import { connectTo, startBus } from './desktop-bus.ts';
import { FakeNotificationService, WITH_BUTTONS, type Popup } from './fake-notification-service.ts';

interface Desktop {
  readonly test: TestGateway;
  readonly service: FakeNotificationService;
  readonly clock: FakeClock;
  readonly pixel: Asker;
  readonly reviewed: string[];
  lock(): void;
  /** Waits until a notice with this title is in view, as far as the announcer knows. */
  notice(title: string): Promise<Popup>;
}

/** A real gateway, a real bus and the real notifier; only the service behind it, the clock and the lock are the test's. */
async function startDesktop(options: TestGatewayOptions = {}): Promise<Desktop> {
  const bus = await startBus();
  const service = await FakeNotificationService.start(bus, WITH_BUTTONS);
  const test = await startGateway(options);
  const clock = new FakeClock();
  const reviewed: string[] = [];
  let locked = false;
  const notifier = createDbusNotifier({ bus: connectTo(bus), appName: 'Test', desktopEntry: 'test', iconPath: '' });
  onTestFinished(() => notifier.close());
  const stop = startAnnouncer({
    desk: test.gateway.pairing,
    notifier,
    clock,
    isLocked: () => locked,
    openReview: (requestId) => reviewed.push(requestId),
    openWindow: () => reviewed.push('window'),
  });
  onTestFinished(stop);
  return {
    test,
    service,
    clock,
    pixel: phone(new DeviceKey(), { auth: { token: TOKEN } }),
    reviewed,
    lock: () => (locked = true),
    notice: async (title) => {
      const popup = await service.popup((shown) => shown.title === title);
      await notifier.withdraw('none'); // behind the show in the notifier's queue
      await new Promise(setImmediate);
      return popup;
    },
  };
}

const ASKS = 'An Android phone wants to connect';

function press({ service }: Desktop, { id, actions }: Popup, label: string): void {
  const [action] = actions.find((offered) => offered[1] === label) ?? [];
  if (action === undefined) throw new Error(`no button ${label} among ${JSON.stringify(actions)}`);
  service.press(id, action);
}

describe('a phone that knocks', () => {
  it('is let in by one click on its notification', async () => {
    const desktop = await startDesktop();
    const { test, clock, pixel, service } = desktop;
    expect((await test.knock(pixel)).let).toBe('out');
    const popup = await desktop.notice(ASKS);
    expect(popup.body).toContain('“Pixel 9”');
    expect(popup.body).toContain('(on this computer)');

    clock.advance(1_000);
    press(desktop, popup, 'Approve phone');
    await service.emptyScreen();
    await until('the approval', () => test.gateway.pairing.devices()[0]);
    expect((await test.knock(pixel)).let).toBe('in');
    const connected = await desktop.notice('“Pixel 9” is connected');
    expect(desktop.reviewed).toEqual([]);

    clock.advance(1_000);
    press(desktop, connected, 'Undo');
    await until('the removal', () => (test.gateway.pairing.devices().length === 0 ? true : undefined));
    await desktop.notice('“Pixel 9” was removed');
  });

  it.each<[string, (desktop: Desktop) => void]>([
    [
      'within a second',
      (desktop) => {
        desktop.clock.advance(999);
      },
    ],
    [
      'while the screen is locked',
      (desktop) => {
        desktop.clock.advance(5_000);
        desktop.lock();
      },
    ],
  ])('opens the review card when Approve is clicked %s', async (_, setUp) => {
    const desktop = await startDesktop();
    await desktop.test.knock(desktop.pixel);
    const popup = await desktop.notice(ASKS);
    setUp(desktop);
    press(desktop, popup, 'Approve phone');
    await until('the review card', () => desktop.reviewed[0]);
    expect(desktop.reviewed).toEqual([desktop.test.waiting().requestId]);
    expect(desktop.test.gateway.pairing.devices()).toEqual([]);
  });

  it('is denied by one click, and told so quietly', async () => {
    const desktop = await startDesktop();
    await desktop.test.knock(desktop.pixel);
    const popup = await desktop.notice(ASKS);
    desktop.clock.advance(1_000);
    press(desktop, popup, 'Deny');
    const told = await desktop.notice('“Pixel 9” was not let in');
    expect(told.hints).toMatchObject({ urgency: 0, 'suppress-sound': true });
    expect(desktop.test.gateway.pairing.waiting()).toEqual([]);
  });

  it('leaves the screen when it is decided elsewhere', async () => {
    const desktop = await startDesktop();
    await desktop.test.knock(desktop.pixel);
    await desktop.notice(ASKS);
    desktop.test.gateway.pairing.deny(desktop.test.waiting().requestId, 'window');
    await desktop.service.emptyScreen();
  });

  it('says why an approval could not be kept', async () => {
    const desktop = await startDesktop({
      ports: (ports) => ({
        ...ports,
        store: {
          load: () => ports.store.load(),
          put: () => Promise.reject(new Error('ENOSPC')),
          remove: (deviceId) => ports.store.remove(deviceId),
          noteSeen: (deviceId, atMs) => {
            ports.store.noteSeen(deviceId, atMs);
          },
          flush: () => ports.store.flush(),
        },
      }),
    });
    await desktop.test.knock(desktop.pixel);
    const popup = await desktop.notice(ASKS);
    desktop.clock.advance(1_000);
    press(desktop, popup, 'Approve phone');
    const failure = await desktop.notice('“Pixel 9” was not approved');
    expect(failure.body).toContain('Nothing was changed');
    press(desktop, failure, 'Review');
    await until('the review card', () => desktop.reviewed[0]);
    expect(desktop.reviewed).toEqual([desktop.test.waiting().requestId]);
  });
});

describe('a paired node that asks to run commands', () => {
  it.each([
    ['Allow', '“nas” may run its commands', ['screen.snapshot']],
    ['Deny', '“nas” runs no new commands', []],
  ])('is answered by one click on %s', async (label, told, commands) => {
    const desktop = await startDesktop();
    const { test, clock, service } = desktop;
    const nas = nodeHost(new DeviceKey(), { commands: ['screen.snapshot'], auth: { token: TOKEN } });
    await test.knock(nas);
    const { requestId } = test.waiting();
    await test.gateway.pairing.approve({ requestId, grant: 'connect', by: 'client' });
    clock.advance(10_000); // so far apart are two notices
    expect((await test.knock(nas)).let).toBe('in');

    const popup = await desktop.notice('A paired Linux computer asks to run commands');
    clock.advance(1_000);
    press(desktop, popup, label);
    await desktop.notice(told);
    expect(service.screen.map(({ title }) => title)).not.toContain(popup.title);
    expect(test.gateway.pairing.devices()).toMatchObject([{ commands, asksForCommands: false }]);
    expect(desktop.reviewed).toEqual([]);
  });
});
