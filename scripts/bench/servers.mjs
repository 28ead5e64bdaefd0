// The two programs that are measured side by side: our gateway, headless, and the limit.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { WebSocket } from 'ws';
import { call, connect, newKey, OPERATOR } from './device.mjs';
import { accepted, memoryOf } from './processes.mjs';

const PROJECT = fileURLToPath(new URL('../..', import.meta.url));
const OPENCLAW = path.join(PROJECT, 'out/main/openclaw.cjs');
const LIMIT = fileURLToPath(new URL('./limit-server.mjs', import.meta.url));
export const TOKEN = 'benchmark';

/** Resolves to the time from spawn to the first TCP accept, and how to talk to it. */
async function start(args, env, port) {
  const from = performance.now();
  const child = spawn(process.execPath, ['--expose-gc', ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const died = new Promise((_resolve, reject) =>
    child.once('exit', (code) => reject(new Error(`${args.at(-1)} ended: ${code}`))),
  );
  died.catch(() => undefined); // later it ends because it is told to
  await Promise.race([accepted(port), died]);
  const startMs = performance.now() - from;
  return {
    startMs,
    url: `ws://127.0.0.1:${port}/`,
    memory: () => memoryOf(child.pid),
    heap: () => new Promise((resolve) => child.once('message', resolve).send('heap')),
    stop: () => new Promise((resolve) => child.once('exit', resolve).kill('SIGTERM')),
  };
}

export async function startLimit(port) {
  const server = await start([LIMIT, `${port}`], {}, port);
  const admin = async (key) => {
    const { error } = await connect(server.url, key, OPERATOR, { token: '' });
    return error?.details.requestId;
  };
  return {
    ...server,
    name: 'limit',
    /** The limit lets a key in once it is told to; it needs a first key to be told by. */
    approver: async () => ({ approve: (requestId) => fetchApproval(server.url, requestId) }),
    request: admin,
  };
}

function fetchApproval(url, requestId) {
  return new Promise((resolve) => {
    const socket = new WebSocket(url);
    socket.once('message', () => {
      socket.send(JSON.stringify({ type: 'req', id: '1', method: 'approve', params: { requestId } }));
      socket.once('message', () => resolve(socket.close()));
    });
  });
}

export async function startOurs(port, stateDir = fs.mkdtempSync(path.join(os.tmpdir(), 'bench-'))) {
  const env = { OPENCLAW_STATE_DIR: stateDir, OPENCLAW_GATEWAY_TOKEN: TOKEN };
  const heapHook = `process.on('message',()=>{gc();process.send(process.memoryUsage().heapUsed)});process.channel.unref()`;
  const preload = path.join(stateDir, 'heap.cjs');
  fs.writeFileSync(preload, heapHook);
  const args = ['-r', preload, OPENCLAW, 'gateway', 'run', '--port', `${port}`];
  const server = await start(args, env, port);
  return {
    ...server,
    name: 'ours',
    stateDir,
    approver: async () => {
      const socket = new WebSocket(`ws+unix:${path.join(stateDir, 'gateway-desktop/control.sock')}:/`);
      await new Promise((resolve) => socket.once('open', resolve));
      return {
        approve: (requestId) => call(socket, 'device.pair.approve', { requestId }),
        call: (method, params) => call(socket, method, params),
        close: () => socket.close(),
      };
    },
    request: async (key, ask = OPERATOR) => {
      const { error } = await connect(server.url, key, ask, { token: TOKEN });
      return error?.details.requestId;
    },
  };
}

/** Device files as the gateway writes them, so that a start finds this many paired. */
export function writeDevices(stateDir, count) {
  const folder = path.join(stateDir, 'gateway-desktop/devices');
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  const grant = {
    scopes: OPERATOR.scopes,
    withheld: [],
    tokens: [],
    firstConnectWithoutSecret: false,
    approvedAtMs: 1,
  };
  for (let index = 0; index < count; index += 1) {
    const { id, publicKey } = newKey();
    const record = {
      ...{ version: 1, deviceId: id, publicKey, name: `Device ${index}`, platform: 'android', deviceFamily: 'Android' },
      ...{ model: '', clientId: 'openclaw-android', clientMode: 'ui', roles: { operator: grant } },
      ...{ createdAtMs: 1, approvedAtMs: 1, approvedBy: 'window' },
    };
    fs.writeFileSync(path.join(folder, `${id}.json`), JSON.stringify(record), { mode: 0o600 });
  }
}
