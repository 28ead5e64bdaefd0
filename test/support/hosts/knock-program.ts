/** Knocks at a gateway from wherever it runs, as a phone that has never been seen: `URL [TOKEN]`. Prints the answer. */
import { WebSocket } from 'ws';
import { DeviceKey } from '../device-key.ts';
import { connectParams, phone } from '../phone.ts';

const [url = '', token] = process.argv.slice(2);
const socket = new WebSocket(url, { rejectUnauthorized: false, handshakeTimeout: 10_000 });

function end(answer: object): void {
  console.log(JSON.stringify(answer));
  socket.terminate();
}

socket.on('error', (error: NodeJS.ErrnoException) => {
  end({ failed: error.code ?? error.message });
});
socket.on('message', (data: Buffer) => {
  const frame = JSON.parse(data.toString()) as Record<string, unknown>;
  if (frame['event'] === 'connect.challenge') {
    const { nonce, ts } = frame['payload'] as { nonce: string; ts: number };
    const asker = phone(new DeviceKey(), token === undefined ? {} : { auth: { token } });
    const params = connectParams(asker, nonce, ts);
    socket.send(JSON.stringify({ type: 'req', id: 'connect', method: 'connect', params }));
  } else if (frame['id'] === 'connect') end(frame);
});
