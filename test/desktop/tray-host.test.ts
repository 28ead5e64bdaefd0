import { describe, expect, it } from 'vitest';
import { watchTrayHost } from '../../src-main/desktop/tray/tray-host.ts';
import { until } from '../support/desktop/deadline.ts';
import { TrayHost } from '../support/desktop/tray-host.ts';
import { connectTo, startBus } from './desktop-bus.ts';

describe('the place for tray icons', () => {
  it('is there when a panel is', async () => {
    const bus = await startBus();
    const panel = await TrayHost.start(bus);
    const connection = connectTo(bus);
    const host = watchTrayHost(connection);
    const states: string[] = [];
    host.onState(({ kind }) => states.push(kind));
    // Answers come in the order of the questions, so the host has its own by now.
    const daemon = 'org.freedesktop.DBus';
    await connection.call({ service: daemon, path: '/org/freedesktop/DBus', interface: daemon, member: 'GetId' });
    expect([host.state().kind, ...states]).toEqual(['shown']);

    panel.stop();
    await until('the end of the panel', () => states[0]);
    expect(host.state().kind).toBe('unavailable');
  });

  it('is known to be missing within two seconds, and to have come', async () => {
    const bus = await startBus();
    const host = watchTrayHost(connectTo(bus));
    let appeared = 0;
    host.onAppeared(() => (appeared += 1));
    const why = await until(
      'the absence',
      () => (host.state().kind === 'unavailable' ? host.state() : undefined),
      2_000,
    );
    expect(why).toMatchObject({ why: expect.stringContaining('tray icons') });
    expect(appeared).toBe(0);

    await TrayHost.start(bus);
    await until('the panel', () => (appeared > 0 ? true : undefined));
    expect(host.state()).toEqual({ kind: 'shown' });
  });
});
