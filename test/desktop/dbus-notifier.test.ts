import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { createDbusNotifier } from '../../src-main/desktop/notifications/dbus-notifier.ts';
import type { Notice, Notifier, NotifierCapability } from '../../src-main/desktop/notifications/notifier.ts';
import { sessionBusAt, type SessionBus as OurBus } from '../../src-main/desktop/notifications/session-bus.ts';
import { until } from '../support/desktop/deadline.ts';
import type { SessionBus } from '../support/desktop/session-bus.ts';
import { connectTo, startBus } from './desktop-bus.ts';
import { FakeNotificationService, WITH_BUTTONS } from './fake-notification-service.ts';

const NOTICE: Notice = {
  key: 'ask:pixel',
  title: 'An Android phone wants to connect',
  body: 'It says it is “Pixel 9”',
  urgency: 'normal',
  sound: true,
  stays: true,
  buttons: [
    { id: 'approve:a:b', label: 'Approve phone' },
    { id: 'deny:a:b', label: 'Deny' },
  ],
};

function notifierOn(bus: OurBus): Notifier {
  const notifier = createDbusNotifier({
    bus,
    appName: 'OpenClaw Gateway',
    desktopEntry: 'openclaw-gateway',
    iconPath: '/icons/128.png',
  });
  onTestFinished(() => notifier.close());
  return notifier;
}

/** Waits for a capability of this kind: less long than until the notifier asks once more. */
function becomes(notifier: Notifier, kind: NotifierCapability['kind']): Promise<NotifierCapability> {
  const fits = (): NotifierCapability | undefined => {
    const capability = notifier.capability();
    return capability.kind === kind ? capability : undefined;
  };
  return until(`the capability ${kind}`, fits);
}

interface Heard {
  readonly actions: (readonly [key: string | undefined, buttonId: string])[];
  readonly closed: string[];
  readonly capabilities: string[];
}

function listenTo(notifier: Notifier): Heard {
  const heard: Heard = { actions: [], closed: [], capabilities: [] };
  notifier.listen({
    onAction: (key, buttonId) => heard.actions.push([key, buttonId]),
    onClosed: (key) => heard.closed.push(key),
    onCapability: ({ kind }) => heard.capabilities.push(kind),
  });
  return heard;
}

describe('with a service that has buttons', () => {
  let service: FakeNotificationService;
  let bus: SessionBus;
  let notifier: Notifier;
  let heard: Heard;

  beforeEach(async () => {
    bus = await startBus();
    service = await FakeNotificationService.start(bus, WITH_BUTTONS);
    notifier = notifierOn(connectTo(bus));
    heard = listenTo(notifier);
    await becomes(notifier, 'buttons');
  });

  it('shows everything of a notice', async () => {
    await notifier.show(NOTICE);
    expect(service.screen).toMatchObject([
      {
        appName: 'OpenClaw Gateway',
        title: NOTICE.title,
        body: NOTICE.body,
        icon: '/icons/128.png',
        actions: [
          ['default', ''],
          ['approve:a:b', 'Approve phone'],
          ['deny:a:b', 'Deny'],
        ],
        hints: { urgency: 1, 'desktop-entry': 'openclaw-gateway', 'sound-name': 'message-new-instant' },
        timeoutMs: 0,
      },
    ]);
  });

  it('is silent and goes by itself when asked to', async () => {
    await notifier.show({ ...NOTICE, sound: false, stays: false, urgency: 'low' });
    expect(service.screen).toMatchObject([{ hints: { urgency: 0, 'suppress-sound': true }, timeoutMs: -1 }]);
    expect(service.screen[0]?.hints).not.toHaveProperty('sound-name');
  });

  it('escapes what the service would read as markup', async () => {
    await notifier.show({ ...NOTICE, body: '<b>Pixel</b> & "co"' });
    expect(service.screen[0]?.body).toBe('&lt;b&gt;Pixel&lt;/b&gt; &amp; "co"');
  });

  it('replaces a notice of the same key in place, even before the first one is up', async () => {
    await Promise.all([notifier.show(NOTICE), notifier.show({ ...NOTICE, title: 'Second' })]);
    await notifier.show({ ...NOTICE, title: 'Third' });
    expect(service.screen.map(({ title }) => title)).toEqual(['Third']);
    expect(service.notifyCalls).toBe(3);
  });

  it('keeps notices of different keys apart', async () => {
    await notifier.show(NOTICE);
    await notifier.show({ ...NOTICE, key: 'ask:tablet', title: 'Tablet' });
    const tablet = await service.popup(({ title }) => title === 'Tablet');
    service.press(tablet.id, 'deny:a:b');
    await until('the action', () => heard.actions[0]);
    expect(heard.actions).toEqual([['ask:tablet', 'deny:a:b']]);
  });

  it('takes an action for final, and the notice off the screen', async () => {
    await notifier.show(NOTICE);
    const { id } = await service.popup();
    service.press(id, 'approve:a:b');
    await service.emptyScreen();
    expect(heard.actions).toEqual([['ask:pixel', 'approve:a:b']]);
    expect(heard.closed).toEqual([]);
  });

  it('does not close the notice that took the place of an answered one', async () => {
    await notifier.show(NOTICE);
    const { id } = await service.popup();
    service.press(id, 'approve:a:b');
    await service.emptyScreen();
    await notifier.show({ ...NOTICE, title: 'Anew' });
    expect(service.screen.map(({ title }) => title)).toEqual(['Anew']);
  });

  it('passes on an action on a notice that it did not show', async () => {
    service.press(4_711, 'approve:old:run');
    await until('the action', () => heard.actions[0]);
    expect(heard.actions).toEqual([[undefined, 'approve:old:run']]);
  });

  it('tells when the person closes a notice, but not when it withdraws one', async () => {
    await notifier.show(NOTICE);
    await notifier.withdraw(NOTICE.key);
    await service.emptyScreen();
    await notifier.show(NOTICE);
    const { id } = await service.popup();
    service.dismiss(id);
    await until('the closing', () => heard.closed[0]);
    expect(heard.closed).toEqual([NOTICE.key]);
  });

  it('leaves nothing on the screen when it closes', async () => {
    await notifier.show(NOTICE);
    await notifier.show({ ...NOTICE, key: 'ask:tablet' });
    await notifier.close();
    await service.emptyScreen();
  });

  it('notices that the service went away, and shows again on the next one', async () => {
    await notifier.show(NOTICE);
    service.stop();
    await becomes(notifier, 'unavailable');
    const next = await FakeNotificationService.start(bus, WITH_BUTTONS);
    await becomes(notifier, 'buttons');
    await notifier.show(NOTICE);
    expect(next.screen).toMatchObject([{ replaced: 0 }]);
    expect(heard.capabilities).toEqual(['buttons', 'unavailable', 'buttons']);
  });

  it('is not held up for ever by a service that stops answering', async () => {
    service.silent = true;
    await notifier.show(NOTICE);
    expect(notifier.capability()).toMatchObject({
      kind: 'unavailable',
      why: expect.stringContaining('does not answer'),
    });
  });
});

describe('with other services', () => {
  it('offers no buttons to one that draws none, and sends no tags to one that claims to read none', async () => {
    const bus = await startBus();
    const service = await FakeNotificationService.start(bus, ['body']);
    const notifier = notifierOn(connectTo(bus));
    await becomes(notifier, 'body-click');
    await notifier.show({ ...NOTICE, body: '<b>Tom</b> & Jerry' });
    expect(service.screen).toMatchObject([{ body: '‹b›Tom‹/b› & Jerry', actions: [['default', 'Open']] }]);
  });

  it('knows at the first try that none is there, says so, and picks up one that comes later', async () => {
    const bus = await startBus();
    const notifier = notifierOn(connectTo(bus));
    const heard = listenTo(notifier);
    const none = await becomes(notifier, 'unavailable');
    expect(none).toEqual({ kind: 'unavailable', why: 'No notification service is running on this desktop.' });
    await notifier.show(NOTICE);

    const service = await FakeNotificationService.start(bus, WITH_BUTTONS);
    await becomes(notifier, 'buttons');
    expect(heard.capabilities).toEqual(['unavailable', 'buttons']);
    await notifier.show(NOTICE);
    expect(service.screen).toHaveLength(1);
  });

  it('knows at the first try that one does not answer', async () => {
    const bus = await startBus();
    const service = await FakeNotificationService.start(bus, WITH_BUTTONS);
    service.silent = true;
    const notifier = notifierOn(connectTo(bus));
    expect(await becomes(notifier, 'unavailable')).toMatchObject({ why: expect.stringContaining('not answer') });
  });

  it('knows at the first try that there is no bus', async () => {
    const nowhere = sessionBusAt('unix:path=/nonexistent/bus');
    nowhere.connect();
    const notifier = notifierOn(nowhere);
    expect(await becomes(notifier, 'unavailable')).toMatchObject({
      why: expect.stringContaining('message bus'),
    });
    nowhere.close();
  });
});
