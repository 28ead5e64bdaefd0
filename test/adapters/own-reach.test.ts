/** Whether the gateway answers at an address, tried with real sockets. */
import { once } from 'node:events';
import http from 'node:http';
import net from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ownReach } from '../../src-main/adapters/own-reach.ts';
import { PATIENCE_MS } from '../support/desktop/deadline.ts';
import { startGateway } from '../support/gateway.ts';

async function listening(server: net.Server): Promise<string> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
  });
  return `http://127.0.0.1:${String((server.address() as net.AddressInfo).port)}/healthz`;
}

describe('an address', () => {
  it('at which the gateway runs can be reached', async () => {
    const { port } = await startGateway();
    expect(await ownReach()(`http://127.0.0.1:${String(port)}/healthz`)).toEqual({ ok: true });
  });

  it('at which it does not cannot, and the reason is a sentence', async () => {
    const reach = ownReach(PATIENCE_MS);
    const closed = net.createServer();
    const gone = await listening(closed);
    closed.close();
    await once(closed, 'close');
    expect(await reach(gone)).toEqual({ ok: false, why: 'Nothing listens there.' });

    const other = await listening(http.createServer((_request, response) => response.end('hello')));
    expect(await reach(other)).toEqual({ ok: false, why: 'Something else answers there.' });

    const garbage = await listening(net.createServer((socket) => socket.end('SSH-2.0-x\r\n')));
    expect(await reach(garbage)).toMatchObject({
      ok: false,
      why: expect.stringMatching(/^It cannot be reached/) as unknown,
    });

    const sockets: net.Socket[] = [];
    const silent = await listening(net.createServer((socket) => sockets.push(socket)));
    expect(await ownReach(200)(silent)).toEqual({ ok: false, why: 'It does not answer.' });
    for (const socket of sockets) socket.destroy();

    const endless = await listening(
      http.createServer((_request, response) => {
        const more = (): boolean => response.write('x'.repeat(10_000), () => void more());
        more();
      }),
    );
    expect(await reach(endless)).toEqual({ ok: false, why: 'Something else answers there.' });
  });
});
