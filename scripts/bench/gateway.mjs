// The gateway without a desktop, beside a bare `ws` server that does only the unavoidable work ("limit").
import { callMany, connect, newKey, OPERATOR } from './device.mjs';
import { median, printHead, row } from './figures.mjs';
import { startLimit, startOurs, TOKEN, writeDevices } from './servers.mjs';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const IDLE_MS = 10_000;
const AUTH = { token: TOKEN };
let port = 21_700;

/** The same measurement on both, in turn. */
async function both(measure) {
  const limit = await startLimit(port++);
  const limitFigure = await measure(limit);
  await limit.stop();
  const ours = await startOurs(port++);
  const oursFigure = await measure(ours);
  await ours.stop();
  fs.rmSync(ours.stateDir, { recursive: true, force: true });
  return [oursFigure, limitFigure];
}

async function timesOf(count, task) {
  const times = [];
  for (let index = 0; index < count; index += 1) {
    const from = performance.now();
    await task(index);
    times.push(performance.now() - from);
  }
  return times;
}

/** A paired device and what it connects with from then on. */
async function paired(server, approver, ask = OPERATOR) {
  const key = newKey();
  await approver.approve(await server.request(key, ask));
  const { socket, hello } = await connect(server.url, key, ask, AUTH);
  return { key, socket, auth: { token: hello.auth.deviceToken } };
}

async function handshakes(server) {
  const { key, auth, socket } = await paired(server, await server.approver());
  socket.close();
  const once = async () => (await connect(server.url, key, OPERATOR, auth)).socket.terminate();
  await timesOf(50, once);
  const alone = median(await timesOf(300, once));
  const from = performance.now();
  await Promise.all(Array.from({ length: 16 }, () => timesOf(60, once)));
  return { alone, perSecond: (16 * 60 * 1000) / (performance.now() - from) };
}

async function strangers(server) {
  const approver = await server.approver();
  const times = [];
  for (let index = 0; index < 60; index += 1) {
    const key = newKey();
    const from = performance.now();
    const requestId = await server.request(key);
    times.push(performance.now() - from);
    await approver.approve(requestId); // so that the waiting room does not fill
  }
  return median(times);
}

async function approvals(server) {
  const approver = await server.approver();
  const times = [];
  for (let index = 0; index < 60; index += 1) {
    const key = newKey();
    const requestId = await server.request(key);
    const from = performance.now();
    await approver.approve(requestId);
    const { socket } = await connect(server.url, key, OPERATOR, AUTH);
    times.push(performance.now() - from);
    socket.terminate();
  }
  return median(times);
}

async function reads(server) {
  const { socket } = await paired(server, await server.approver());
  await callMany(socket, 'health', () => ({}), 5_000, 64);
  return callMany(socket, 'health', () => ({}), 60_000, 64);
}

async function idleHeap(server) {
  const approver = await server.approver();
  const { key, auth } = await paired(server, approver);
  const before = await server.heap();
  const sockets = [];
  for (let index = 0; index < 2_000; index += 1) sockets.push((await connect(server.url, key, OPERATOR, auth)).socket);
  const bytes = (await server.heap()) - before;
  for (const socket of sockets) socket.terminate();
  return bytes / 2_000 / 1024;
}

async function presenceBytes(server) {
  const approver = await server.approver();
  let bytes = 0;
  const sockets = [];
  for (let index = 0; index < 100; index += 1) {
    const { socket } = await paired(server, approver);
    socket.on('message', (data) => (bytes += data.length));
    sockets.push(socket);
  }
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  for (const socket of sockets) socket.terminate();
  return bytes / 1024 / 1024;
}

export async function benchGateway() {
  printHead('limit');

  const starts = await both(async (server) => server.startMs);
  row('headless: spawn to TCP accept', ...starts, 'ms', '≤ 350 ms');
  const idle = await both(async (server) => {
    await new Promise((resolve) => setTimeout(resolve, IDLE_MS));
    return server.memory();
  });
  row('headless: RSS, idle 10 s after start', idle[0].rss, idle[1].rss, 'MiB', '≤ 110 MiB');
  row('headless: PSS, idle 10 s after start', idle[0].pss, idle[1].pss, 'MiB', '≤ 60 MiB');
  const [ours, limit] = await both(handshakes);
  row('handshake of a paired operator, alone, p50', ours.alone, limit.alone, 'ms', '≤ 1.8 ms');
  row('handshakes, 16 at a time', ours.perSecond, limit.perSecond, '/s', '≥ 0.75');

  const many = fs.mkdtempSync(path.join(os.tmpdir(), 'bench-'));
  writeDevices(many, 10_000);
  const crowded = await startOurs(port++, many);
  row(
    '  the same with 10,000 paired devices, alone, p50',
    (await handshakes(crowded)).alone,
    ours.alone,
    'ms',
    '≈ 1 (beside: with one)',
  );
  row('  spawn to TCP accept with 10,000 paired devices', crowded.startMs, starts[0], 'ms', '(beside: with none)');
  await crowded.stop();
  fs.rmSync(many, { recursive: true, force: true });

  row('unknown device: connect to 1008 with its id, p50', ...(await both(strangers)), 'ms', '≤ 2');
  row('approve to hello with a token, p50 (ours durable)', ...(await both(approvals)), 'ms', '≤ 3 ms');
  row('health, 64 in flight', ...(await both(reads)), '/s', '≥ 0.65');
  row('live heap per idle connection, 2,000 of them', ...(await both(idleHeap)), 'KiB', '≤ 7 KiB');
  row('100 clients connect: bytes that they receive', (await both(presenceBytes))[0], undefined, 'MiB', '≤ 5 MiB');
}
