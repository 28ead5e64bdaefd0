// A client for measuring: no waiting logic, no retries, as little work of its own as can be.
import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { WebSocket } from 'ws';

export function newKey() {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const raw = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32);
  return { privateKey, publicKey: raw.toString('base64url'), id: createHash('sha256').update(raw).digest('hex') };
}

export const OPERATOR = {
  role: 'operator',
  scopes: ['operator.read', 'operator.write'],
  client: { id: 'openclaw-android', mode: 'ui', version: '1', platform: 'android', deviceFamily: 'Android' },
};

function connectFrame(key, { role, scopes, client, commands }, auth, { nonce, ts }) {
  const payload = [
    ...['v3', key.id, client.id, client.mode, role, scopes.join(','), ts, auth.token ?? auth.deviceToken ?? '', nonce],
    ...[client.platform, client.deviceFamily.toLowerCase()],
  ].join('|');
  const signature = sign(null, Buffer.from(payload), key.privateKey).toString('base64url');
  const device = { id: key.id, publicKey: key.publicKey, signature, signedAt: ts, nonce };
  const params = { minProtocol: 4, maxProtocol: 4, client, role, scopes, auth, device, ...(commands && { commands }) };
  return JSON.stringify({ type: 'req', id: 'connect', method: 'connect', params });
}

/**
 * Connects once. Resolves to { socket, hello } when let in, else to { error } once the socket is closed. `key` undefined
 * connects without an identity, as the command line of the same machine does.
 */
export function connect(url, key, ask, auth) {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url, { perMessageDeflate: false });
    let error;
    socket.on('error', reject);
    socket.on('close', () => resolve({ error }));
    socket.on('message', function first(data) {
      const frame = JSON.parse(data);
      if (frame.event === 'connect.challenge') {
        socket.send(key ? connectFrame(key, ask, auth, frame.payload) : barelyConnect(ask, auth));
      } else if (frame.id === 'connect' && frame.ok) {
        socket.off('message', first);
        resolve({ socket, hello: frame.payload });
      } else if (frame.id === 'connect') {
        error = frame.error;
      }
    });
  });
}

function barelyConnect({ role, scopes, client }, auth) {
  const params = { minProtocol: 4, maxProtocol: 4, client, role, scopes, auth };
  return JSON.stringify({ type: 'req', id: 'connect', method: 'connect', params });
}

/** Calls `method` `total` times with `inFlight` under way at once; resolves to calls per second. */
export function callMany(socket, method, params, total, inFlight) {
  return new Promise((resolve) => {
    let sent = 0;
    let answered = 0;
    const from = performance.now();
    const next = () => socket.send(JSON.stringify({ type: 'req', id: `${++sent}`, method, params: params(sent) }));
    socket.on('message', function count(data) {
      if (!data.subarray(0, 13).equals(ANSWER)) return;
      answered += 1;
      if (sent < total) next();
      if (answered < total) return;
      socket.off('message', count);
      resolve((total / (performance.now() - from)) * 1000);
    });
    for (let index = 0; index < inFlight; index += 1) next();
  });
}

const ANSWER = Buffer.from('{"type":"res"');

export async function call(socket, method, params = {}) {
  const id = `call-${Math.random()}`;
  const answer = new Promise((resolve) => {
    socket.on('message', function match(data) {
      const frame = JSON.parse(data);
      if (frame.id !== id) return;
      socket.off('message', match);
      resolve(frame);
    });
  });
  socket.send(JSON.stringify({ type: 'req', id, method, params }));
  return answer;
}
