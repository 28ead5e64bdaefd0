/**
 * A gateway without a desktop, in a process of its own that takes as long to end as it is told: its gateway stops at
 * `stop`, and the process ends at `end`. It says when it has stopped, and each time that it has answered the command line.
 * After `silence` it answers nothing any more, as in its last moment, and says when it was asked.
 */
import { createInterface } from 'node:readline';
import { holdStateFolder, systemClock } from '../../src-main/adapters/index.ts';
import type { FrameChannel } from '../../src-main/gateway/index.ts';
import { hostGateway } from './host-gateway.ts';

const { gateway, places } = hostGateway({ run: { port: 0, bind: 'loopback' } });

function telling(channel: FrameChannel): FrameChannel {
  return {
    send: (text) => {
      channel.send(text);
      if ((JSON.parse(text) as { readonly type: string }).type === 'res') console.log('answered');
    },
    close: (close) => {
      channel.close(close);
    },
    get bufferedBytes() {
      return channel.bufferedBytes;
    },
  };
}

const open = gateway.openOwnerSession.bind(gateway);
let answers = true;
gateway.openOwnerSession = (channel, surface) => {
  const session = open(telling(channel), surface);
  if (answers) return session;
  const ended = session.ended.bind(session);
  return {
    receive: () => {
      console.log('asked');
    },
    ended,
  };
};
const held = await holdStateFolder({
  places,
  gateway,
  clock: systemClock,
  onWait: console.log,
  onLost: () => undefined,
});
if (!held.ok) throw new Error(held.reason);
const status = await gateway.start();
console.log(`port ${String(status.addresses[0]?.port)}`);

for await (const word of createInterface({ input: process.stdin })) {
  if (word === 'end') break;
  if (word === 'silence') answers = false;
  else await gateway.stop('gateway stopping');
  console.log(word === 'silence' ? 'silent' : 'stopped');
}
await held.folder.close();
process.exit(0);
