import { Message, sessionBus, type MessageBus } from '@jellybrick/dbus-next';
import fs from 'node:fs/promises';
import path from 'node:path';
import { Daemon } from './daemon.ts';

/** Whose bus it is, where that is not the test itself. */
interface Person {
  spawn(program: string, args: readonly string[], env: Record<string, string>, pipes: number): Daemon;
}

// On a bus of the test's own there are no service folders on purpose: it must never start another daemon than the one
// that the test chose. A person's bus starts what that system has, and lets the test, another user, listen.
const configuration = (socket: string, person: Person | undefined): string => `<!DOCTYPE busconfig PUBLIC
  "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN" "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path=${socket}</listen>
  <auth>EXTERNAL</auth>
  ${person ? '<standard_session_servicedirs/>' : ''}
  <policy context="default">
    ${person ? '<allow user="*"/>' : ''}
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
`;

/** A D-Bus session bus of our own; its socket lies in `folder`, whose path must be short (107 bytes with the name). */
export class SessionBus {
  readonly address: string;
  readonly daemon: Daemon;

  private constructor(address: string, daemon: Daemon) {
    this.address = address;
    this.daemon = daemon;
  }

  static async start(folder: string, env: Record<string, string>, person?: Person): Promise<SessionBus> {
    const file = path.join(folder, 'bus.conf');
    await fs.writeFile(file, configuration(path.join(folder, 'bus'), person));
    const args = [`--config-file=${file}`, '--nofork', '--print-address=3'];
    const daemon = person
      ? person.spawn('dbus-daemon', args, env, 1)
      : Daemon.spawn('dbus-daemon', args, { env, pipes: 1 });
    return new SessionBus(await daemon.firstLine(3), daemon);
  }

  connect(): MessageBus {
    const bus = sessionBus({ busAddress: this.address });
    // Without a listener the bus's end at the end of a test would be an uncaught exception.
    bus.on('error' as 'message', () => {});
    return bus;
  }
}

/** One method call; resolves to the reply's body. */
export async function callMethod(
  bus: MessageBus,
  target: { readonly destination: string; readonly path: string; readonly interface: string; readonly member: string },
  signature = '',
  body: unknown[] = [],
): Promise<unknown[]> {
  const reply = await bus.call(new Message({ ...target, signature, body }));
  return reply?.body ?? [];
}

/** A method of the bus itself. */
export function callBus(bus: MessageBus, member: string, signature = '', body: unknown[] = []): Promise<unknown[]> {
  const name = 'org.freedesktop.DBus';
  return callMethod(
    bus,
    { destination: name, path: '/org/freedesktop/DBus', interface: name, member },
    signature,
    body,
  );
}
