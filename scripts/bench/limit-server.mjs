// The limit: a bare `ws` server that does only the work that cannot be left out. It keeps nothing, checks nothing but
// the signature, and answers what the gateway answers, in the same number of frames and about as many bytes.
import { createPublicKey, randomUUID, verify } from 'node:crypto';
import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';

const HEADER = Buffer.from('302a300506032b6570032100', 'hex');
const known = new Set();
const nodes = new Map();
const invocations = new Map();
const sockets = new Set();

const server = createServer();
const webSockets = new WebSocketServer({ server, perMessageDeflate: false });
webSockets.on('connection', (socket) => {
  const nonce = randomUUID();
  let id;
  socket.send(JSON.stringify({ type: 'event', event: 'connect.challenge', payload: { nonce, ts: Date.now() } }));
  socket.on('close', () => sockets.delete(socket));
  socket.on('message', (data) => {
    const frame = JSON.parse(data);
    if (frame.method !== 'connect') return answer(socket, id, frame);
    const { device, client, role, scopes, auth } = frame.params;
    const payload = [
      ...['v3', device.id, client.id, client.mode, role, scopes.join(','), device.signedAt, auth.token ?? ''],
      ...[device.nonce, client.platform, client.deviceFamily.toLowerCase()],
    ].join('|');
    const der = Buffer.concat([HEADER, Buffer.from(device.publicKey, 'base64url')]);
    const key = createPublicKey({ key: der, format: 'der', type: 'spki' });
    if (!verify(null, Buffer.from(payload), key, Buffer.from(device.signature, 'base64url'))) return socket.close(1008);
    id = device.id;
    if (!known.has(id)) {
      send(socket, { type: 'res', id: frame.id, ok: false, error: { code: 'NOT_PAIRED', details: { requestId: id } } });
      for (const other of sockets)
        send(other, { type: 'event', event: 'device.pair.requested', payload: { requestId: id } });
      return socket.close(1008, 'pairing required');
    }
    sockets.add(socket);
    if (role === 'node') nodes.set(id, socket);
    send(socket, {
      type: 'res',
      id: frame.id,
      ok: true,
      payload: { type: 'hello-ok', protocol: 4, auth: { role, scopes, deviceToken: randomUUID() }, policy: {} },
    });
  });
});

function answer(socket, id, { id: requestId, method, params }) {
  if (method === 'approve') known.add(params.requestId);
  if (method === 'broadcast') {
    const text = JSON.stringify({ type: 'event', event: 'tick', payload: { ts: Date.now() }, seq: 1 });
    for (const other of sockets) other.send(text);
  }
  if (method === 'node.invoke') {
    const invocation = randomUUID();
    invocations.set(invocation, { socket, requestId });
    const { nodeId, command } = params;
    send(nodes.get(nodeId), {
      type: 'event',
      event: 'node.invoke.request',
      payload: { id: invocation, nodeId, command },
    });
    return;
  }
  if (method === 'node.invoke.result') {
    const caller = invocations.get(params.id);
    invocations.delete(params.id);
    send(caller.socket, { type: 'res', id: caller.requestId, ok: true, payload: { ok: true, nodeId: id } });
  }
  send(socket, { type: 'res', id: requestId, ok: true, payload: { ok: true, ts: Date.now(), durationMs: 0 } });
}

function send(socket, frame) {
  socket.send(JSON.stringify(frame));
}

process.on('message', () => {
  globalThis.gc?.();
  process.send(process.memoryUsage().heapUsed);
});
server.listen(Number(process.argv[2]), '127.0.0.1');
