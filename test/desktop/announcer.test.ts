import { describe, expect, it, onTestFinished } from 'vitest';
import { startAnnouncer } from '../../src-main/desktop/notifications/announcer.ts';
import { NoticePolicy } from '../../src-main/desktop/notifications/notice-policy.ts';
import { memoryPreferences } from './memory-preferences.ts';
import type { Notifier } from '../../src-main/desktop/notifications/notifier.ts';
import { createDbusNotifier } from '../../src-main/desktop/notifications/dbus-notifier.ts';
import { until } from '../support/desktop/deadline.ts';
import type { SessionBus } from '../support/desktop/session-bus.ts';
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
  readonly policy: NoticePolicy;
  readonly pixel: Asker;
  readonly reviewed: string[];
  readonly bus: SessionBus;
  readonly notifier: Notifier;
  /** Locks or unlocks the screen; a system that tells of it is told of it. */
  lock(locked: boolean): void;
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
  const lockListeners = new Set<() => void>();
  const policy = new NoticePolicy(memoryPreferences({ notifications: { names: 'shown' } }), clock);
  const notifier = createDbusNotifier({ bus: connectTo(bus), appName: 'Test', desktopEntry: 'test', iconPath: '' });
  onTestFinished(() => notifier.close());
  const stop = startAnnouncer({
    desk: test.gateway.pairing,
    notifier,
    clock,
    policy,
    screenLock: {
      isLocked: () => locked,
      onChange: (listener) => {
        lockListeners.add(listener);
        return () => lockListeners.delete(listener);
      },
    },
    openReview: (requestId) => reviewed.push(requestId),
    openWindow: () => reviewed.push('window'),
  });
  onTestFinished(stop);
  return {
    test,
    service,
    clock,
    policy,
    pixel: phone(new DeviceKey(), { auth: { token: TOKEN } }),
    reviewed,
    bus,
    notifier,
    lock: (now) => {
      locked = now;
      for (const listener of lockListeners) listener();
    },
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
        desktop.lock(true);
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

describe('what others decide', () => {
  it('is told when the command line lets a device in, and Undo removes it', async () => {
    const desktop = await startDesktop();
    const { test, clock, pixel } = desktop;
    await test.knock(pixel);
    const { requestId, digest } = test.waiting();
    await test.gateway.pairing.approve({ requestId, digest, grant: 'asked', by: 'command-line' });
    const told = await desktop.notice('“Pixel 9” was approved from the command line');
    clock.advance(1_000);
    press(desktop, told, 'Undo');
    await until('the removal', () => (test.gateway.pairing.devices().length === 0 ? true : undefined));
    await desktop.notice('“Pixel 9” was removed');
  });
});

describe('when it is to be quiet', () => {
  it('nothing is shown, and all is told in one when it ends', async () => {
    const desktop = await startDesktop();
    const { test, policy, service } = desktop;
    policy.change({ doNotDisturb: 'one-hour' });
    for (const key of [new DeviceKey(), new DeviceKey()]) await test.knock(phone(key, { auth: { token: TOKEN } }));
    policy.change({ doNotDisturb: 'off' });
    const told = await desktop.notice('2 devices are waiting');
    expect(service.notifyCalls).toBe(1);
    press(desktop, told, 'Review');
    await until('the review card', () => desktop.reviewed[0]);
  });

  it('what is over ends by itself', async () => {
    const desktop = await startDesktop();
    desktop.policy.change({ doNotDisturb: 'one-hour' });
    await desktop.test.knock(desktop.pixel);
    desktop.clock.advance(3_600_000);
    await desktop.notice(ASKS);
  });
});

describe('names', () => {
  it('leave the screen while it is locked, and come back', async () => {
    const desktop = await startDesktop();
    desktop.policy.change({ names: 'hidden-when-locked' });
    await desktop.test.knock(desktop.pixel);
    expect((await desktop.notice(ASKS)).body).toContain('“Pixel 9”');
    desktop.lock(true);
    const veiled = await desktop.notice('A device wants to connect');
    expect(JSON.stringify(desktop.service.screen)).not.toContain('Pixel 9');
    expect(veiled.actions.map(([, label]) => label)).toEqual(['', 'Review']);
    desktop.lock(false);
    expect((await desktop.notice(ASKS)).body).toContain('“Pixel 9”');
    expect(desktop.service.screen).toHaveLength(1);
  });
});

describe('a notification service that ends', () => {
  it('has what waits shown again by the next one, once', async () => {
    const desktop = await startDesktop();
    await desktop.test.knock(desktop.pixel);
    await desktop.notice(ASKS);
    desktop.service.stop();
    await until('the loss', () => (desktop.notifier.capability().kind === 'unavailable' ? true : undefined));
    desktop.clock.advance(10_000);
    const next = await FakeNotificationService.start(desktop.bus, WITH_BUTTONS);
    await next.popup(({ title }) => title === ASKS);
    await desktop.notifier.withdraw('none');
    expect(next.notifyCalls).toBe(1);
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
