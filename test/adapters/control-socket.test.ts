/** The owner's door: private, without a token, and the lock that keeps one gateway per folder. */
import { once } from 'node:events';
import fs from 'node:fs/promises';
import net from 'node:net';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { controlSocketsOf, openControlSocket } from '../../src-main/adapters/index.ts';
import type { Frame } from '../support/client.ts';
import { ContractWatch } from '../support/contract-watch.ts';
import { DeviceKey } from '../support/device-key.ts';
import { startGateway, tempDir, TOKEN, type TestGateway, type TestGatewayOptions } from '../support/gateway.ts';
import { nodeHost } from '../support/phone.ts';

async function withControlSocket(options: TestGatewayOptions = {}) {
  const gateway = await startGateway(options);
  const opened = await openControlSocket(gateway.places, gateway.gateway);
  if (!opened.ok) throw new Error(opened.reason);
  onTestFinished(() => opened.socket.close());
  return { ...gateway, socket: opened.socket };
}

/** The owner's command line, as it comes through the door. */
async function comeIn({ places }: TestGateway) {
  const socket = new WebSocket(`ws+unix://${places.controlSocket}:/`);
  const frames: Frame[] = [];
  const contract = new ContractWatch();
  socket.on('message', (data: Buffer) => {
    const frame = JSON.parse(data.toString()) as Frame;
    frames.push(frame);
    contract.received(frame);
  });
  await once(socket, 'open');
  const frame = async (fits: (frame: Frame) => boolean): Promise<Frame> => {
    await expect.poll(() => frames.some(fits)).toBe(true);
    return frames.find(fits)!;
  };
  const call = async (method: string, params: object = {}): Promise<Frame> => {
    const id = `${method} ${frames.length}`;
    const request = { type: 'req', id, method, params };
    contract.sent(request);
    socket.send(JSON.stringify(request));
    return await frame((seen) => seen['id'] === id);
  };
  return { socket, frame, call };
}

const mode = async (file: string): Promise<string> => ((await fs.stat(file)).mode & 0o777).toString(8);

describe('the control socket', () => {
  it('and its folder are the owner’s alone, however open the folder was', async () => {
    const stateDir = await tempDir();
    await fs.mkdir(path.join(stateDir, 'gateway-desktop'), { mode: 0o755 });
    const { places } = await withControlSocket({ stateDir });
    expect([await mode(places.ownDir), await mode(places.controlSocket)]).toEqual(['700', '600']);
    expect((await fs.stat(places.controlSocket)).isSocket()).toBe(true);
  });

  it('makes whoever opens it an administrator, without token and without pairing', async () => {
    const gateway = await withControlSocket();
    const { frame, call } = await comeIn(gateway);
    expect(await frame((seen) => seen['event'] === 'hello-ok')).toMatchObject({
      payload: { type: 'hello-ok', auth: { role: 'operator', scopes: expect.arrayContaining(['operator.admin']) } },
    });
    await gateway.knock(nodeHost(new DeviceKey(), { auth: { token: TOKEN } }));
    const { requestId, digest } = gateway.waiting();
    expect(await call('desk.list')).toMatchObject({ payload: { waiting: [{ requestId }] } });
    expect(await call('desk.approve', { requestId, digest })).toMatchObject({ ok: true });
    expect(gateway.gateway.pairing.devices()).toMatchObject([{ approvedBy: 'command-line' }]);
    expect(await call('host.token')).toMatchObject({ ok: true, payload: { token: TOKEN } });
  });

  it('works while the gateway cannot run, so that the owner can find out why', async () => {
    const gateway = await withControlSocket({ config: '{ gateway: { prot: 1 } }' });
    const { call } = await comeIn(gateway);
    expect(await call('desk.list')).toMatchObject({
      payload: { status: { state: 'failed', fault: { code: 'config-invalid' } } },
    });
    await fs.writeFile(gateway.places.configFile, '{}');
    expect(await call('host.start')).toMatchObject({ ok: true });
    expect(gateway.gateway.status().state).toBe('running');
  });

  it('carries frames of a megabyte, and answers bad ones like any other session', async () => {
    const gateway = await withControlSocket();
    const { socket, frame, call } = await comeIn(gateway);
    expect(await call('health', { pad: 'x'.repeat(1_048_576) })).toMatchObject({ ok: true });
    socket.send('not JSON');
    socket.send('{"type":"req","id":"bad"}');
    expect(await frame((seen) => seen['id'] === 'bad')).toMatchObject({ ok: false });
  });

  it('forgets a session whose peer is gone', async () => {
    const gateway = await withControlSocket();
    const { socket } = await comeIn(gateway);
    socket.close();
    await once(socket, 'close');
    await gateway.gateway.stop('test');
    expect(gateway.gateway.status().state).toBe('stopped');
  });

  it('closes its sessions as a restart, and leaves no file behind', async () => {
    const gateway = await withControlSocket();
    const { socket } = await comeIn(gateway);
    const closed = once(socket, 'close');
    await gateway.socket.close();
    expect((await closed)[0]).toBe(1012);
    await expect(fs.stat(gateway.places.controlSocket)).rejects.toMatchObject({ code: 'ENOENT' });
  });
});

describe('a second gateway on the same folder', () => {
  it('is told that one runs already, and the first one is not disturbed', async () => {
    const first = await withControlSocket();
    const second = await startGateway({ stateDir: first.places.stateDir });
    expect(await openControlSocket(second.places, second.gateway)).toEqual({
      ok: false,
      reason: 'already-running',
    });
    const { call } = await comeIn(first);
    expect(await call('health')).toMatchObject({ ok: true });
    await first.socket.close();
    const later = await openControlSocket(second.places, second.gateway);
    expect(later.ok).toBe(true);
    if (later.ok) await later.socket.close();
  });

  it('that comes at the same moment does not run either', async () => {
    for (let round = 0; round < 10; round += 1) {
      const gateway = await startGateway();
      const results = await Promise.all(
        Array.from({ length: 3 }, () => openControlSocket(gateway.places, gateway.gateway)),
      );
      const opened = results.flatMap((result) => (result.ok ? [result.socket] : []));
      expect(opened.length).toBe(1);
      await comeIn(gateway);
      for (const socket of opened) await socket.close();
    }
  });
});

describe('where the state folder’s own path is too long for a socket', () => {
  async function deep() {
    const runtimeDir = await tempDir();
    const stateDir = path.join(await tempDir(), 'x'.repeat(90));
    await fs.mkdir(stateDir);
    return { runtimeDir, gateway: await startGateway({ stateDir, env: { XDG_RUNTIME_DIR: runtimeDir } }) };
  }

  it('it is in the runtime folder, and the command finds it there', async () => {
    const { runtimeDir, gateway } = await deep();
    const opened = await openControlSocket(gateway.places, gateway.gateway);
    if (!opened.ok) throw new Error(opened.reason);
    onTestFinished(() => opened.socket.close());
    expect(opened.socket.file.startsWith(runtimeDir)).toBe(true);
    expect(await controlSocketsOf(gateway.places)).toEqual([opened.socket.file]);
    expect([await mode(path.dirname(opened.socket.file)), await mode(opened.socket.file)]).toEqual(['700', '600']);
  });

  it('it is neither made nor looked for where others could put another one', async () => {
    const { runtimeDir, gateway } = await deep();
    await fs.chmod(runtimeDir, 0o777);
    await expect(openControlSocket(gateway.places, gateway.gateway)).rejects.toThrow(`change ${runtimeDir}`);
    expect(await controlSocketsOf(gateway.places)).toEqual([]);
    await fs.chmod(runtimeDir, 0o1777);
    expect(await controlSocketsOf(gateway.places)).toHaveLength(1);
  });
});

describe('what a killed gateway left behind', () => {
  /** A socket file that nobody listens on: it was moved away before its server could clean up. */
  async function leaveBehind(file: string): Promise<void> {
    await fs.mkdir(path.dirname(file), { recursive: true });
    const dead = net.createServer().listen(`${file}.dead`);
    await once(dead, 'listening');
    await fs.rename(`${file}.dead`, file);
    dead.close();
    await once(dead, 'close');
    expect((await fs.stat(file)).isSocket()).toBe(true);
  }

  it.each([
    ['', []],
    [', and another one that was killed as it took over', [1]],
    [', and two more that were killed as they took over', [1, 2]],
  ])('is taken over by one, however many come at the same moment%s', async (_what, killed) => {
    for (let round = 0; round < 10; round += 1) {
      const gateway = await startGateway();
      let last = gateway.places.controlSocket;
      await leaveBehind(last);
      for (const _one of killed) {
        const { ino } = await fs.stat(last);
        last = path.join(gateway.places.ownDir, `take-${(ino % 36 ** 7).toString(36)}`);
        await leaveBehind(last);
      }
      const before = await fs.readdir(gateway.places.ownDir);
      const results = await Promise.all(
        Array.from({ length: 8 }, () => openControlSocket(gateway.places, gateway.gateway)),
      );
      const opened = results.flatMap((result) => (result.ok ? [result.socket] : []));
      expect(opened.length).toBe(1);
      await comeIn(gateway);
      const left = await fs.readdir(gateway.places.ownDir);
      expect(left).toContain('control.sock');
      expect(left.filter((name) => /^(new|take)-/.test(name))).toEqual([]);
      expect(left.length).toBe(before.length - killed.length);
      for (const socket of opened) await socket.close();
    }
  });
});
