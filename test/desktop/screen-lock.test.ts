/** Whether the screen is locked, as the screen savers of Linux desktops tell it. */
import { Message, type MessageBus } from '@jellybrick/dbus-next';
import { describe, expect, it, onTestFinished } from 'vitest';
import { watchScreenLock, type ScreenLock } from '../../src-main/desktop/notifications/screen-lock.ts';
import { until } from '../support/desktop/deadline.ts';
import { callBus, type SessionBus } from '../support/desktop/session-bus.ts';
import { connectTo, startBus } from './desktop-bus.ts';

/** A screen saver on a real bus. */
class Saver {
  readonly #bus: MessageBus;
  readonly #name: string;
  readonly #path: string;
  active: boolean;
  asked = 0;

  private constructor(bus: MessageBus, name: string, path: string, active: boolean) {
    this.#bus = bus;
    this.#name = name;
    this.#path = path;
    this.active = active;
  }

  static async start(bus: SessionBus, name: string, path: string, active = false): Promise<Saver> {
    const connection = bus.connect();
    const saver = new Saver(connection, name, path, active);
    connection.addMethodHandler((message) => {
      if (message.interface !== name || message.path !== path || message.member !== 'GetActive') return false;
      saver.asked += 1;
      connection.send(Message.newMethodReturn(message, 'b', [saver.active]));
      return true;
    });
    await callBus(connection, 'RequestName', 'su', [name, 0]);
    return saver;
  }

  change(active: boolean): void {
    this.active = active;
    this.#bus.send(Message.newSignal(this.#path, this.#name, 'ActiveChanged', 'b', [active]));
  }

  stop(): void {
    this.#bus.disconnect();
  }
}

interface Watch {
  readonly lock: ScreenLock;
  readonly heard: boolean[];
  readonly becomes: (locked: boolean) => Promise<void>;
}

function watch(bus: SessionBus, seemsLocked = () => false): Watch {
  const lock = watchScreenLock(connectTo(bus), seemsLocked);
  onTestFinished(() => {
    lock.close();
  });
  const heard: boolean[] = [];
  lock.onChange(() => heard.push(lock.isLocked()));
  return {
    lock,
    heard,
    becomes: async (locked) => {
      await until(`locked: ${String(locked)}`, () => (lock.isLocked() === locked ? true : undefined));
    },
  };
}

describe('the lock of the screen', () => {
  it.each([
    ['org.freedesktop.ScreenSaver', '/org/freedesktop/ScreenSaver'],
    ['org.freedesktop.ScreenSaver', '/ScreenSaver'],
    ['org.gnome.ScreenSaver', '/org/gnome/ScreenSaver'],
    ['org.cinnamon.ScreenSaver', '/org/cinnamon/ScreenSaver'],
    ['org.mate.ScreenSaver', '/org/mate/ScreenSaver'],
    ['org.xfce.ScreenSaver', '/org/xfce/ScreenSaver'],
  ])('is heard of from %s at %s', async (name, path) => {
    const bus = await startBus();
    const saver = await Saver.start(bus, name, path);
    const { lock, heard, becomes } = watch(bus);
    await until('the first question', () => (saver.asked > 0 ? true : undefined));
    expect(lock.isLocked()).toBe(false);
    saver.change(true);
    await becomes(true);
    saver.change(false);
    await becomes(false);
    expect(heard).toEqual([true, false]);
  });

  it('is known at the start, and ends with the screen saver', async () => {
    const bus = await startBus();
    const saver = await Saver.start(bus, 'org.xfce.ScreenSaver', '/org/xfce/ScreenSaver', true);
    const { becomes } = watch(bus);
    await becomes(true);
    saver.stop();
    await becomes(false);
  });

  it('is what the toolkit sees where no screen saver tells', async () => {
    const bus = await startBus();
    let seen = false;
    const { lock } = watch(bus, () => seen);
    expect(lock.isLocked()).toBe(false);
    seen = true;
    expect(lock.isLocked()).toBe(true);
  });
});
