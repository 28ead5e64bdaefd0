/** The commands about devices, over a real control socket to a real gateway. */
import fs from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { placesFrom } from '../../src-main/adapters/index.ts';
import { block } from '../../src-main/cli/blocks.ts';
import { remove } from '../../src-main/cli/device-changes.ts';
import { approve, listDevices, listWaiting, reject } from '../../src-main/cli/devices.ts';
import { undo } from '../../src-main/cli/undo.ts';
import { codeWords } from '../../src-main/gateway/index.ts';
import { DeviceKey } from '../support/device-key.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { startGateway, tempDir, TOKEN } from '../support/gateway.ts';
import { nodeHost, phone } from '../support/phone.ts';
import { openTerminal } from '../support/terminal.ts';

const withToken = { auth: { token: TOKEN } };

describe('openclaw devices', () => {
  it('approves by matching code, and the device is let in', async () => {
    const test = await startGateway();
    const client = await openTerminal(test);
    const pixel = phone(new DeviceKey(), withToken);
    await test.knock(pixel);
    const code = codeWords(test.waiting().code);
    expect((await listWaiting(client)).text).toContain(`Approve with: openclaw devices approve ${code}`);

    expect(await approve(client, code)).toMatchObject({ exitCode: 0, json: { decision: 'approved' } });
    expect(await test.knock(pixel)).toMatchObject({ let: 'in' });
    expect((await listDevices(client)).text).toMatch(/Paired \(1\)[\s\S]*Pixel 9 .*connected/);
  });

  it('says that nobody is paired only where that was read', async () => {
    const stateDir = await tempDir();
    const devices = placesFrom({ OPENCLAW_STATE_DIR: stateDir }).devicesDir;
    await fs.mkdir(path.dirname(devices), { recursive: true, mode: 0o700 });
    await fs.writeFile(devices, 'no folder');
    const test = await startGateway({ stateDir });
    expect(test.gateway.status()).toMatchObject({ state: 'failed', fault: { code: 'state-unusable' } });
    const client = await openTerminal(test);
    expect((await listDevices(client)).text).toContain('Paired: not known');
    await fs.rm(devices);
    await test.gateway.start();
    expect((await listDevices(client)).text).toContain('Paired (0)');
  });

  it('approves nothing without being told which, lists who waits, and exits with 1', async () => {
    const test = await startGateway();
    const client = await openTerminal(test);
    await test.knock(phone(new DeviceKey(), withToken));
    const output = await approve(client, undefined);
    expect(output).toMatchObject({ exitCode: 1, json: { waiting: [{ name: 'Pixel 9' }] } });
    expect(output.problem).toMatch(/^Nothing approved: say which one\. Waiting: ...-... Pixel 9/);
    expect(test.gateway.pairing.waiting()).toHaveLength(1);
    expect(test.gateway.pairing.devices()).toEqual([]);
  });

  it('approves nothing where the beginning fits two', async () => {
    const test = await startGateway();
    const client = await openTerminal(test);
    const keys: DeviceKey[] = [];
    // Device ids are hashes: two with one first letter come soon.
    while (keys.length < 2) {
      const key = new DeviceKey();
      if (key.id.startsWith('a')) keys.push(key);
    }
    for (const key of keys) await test.knock(phone(key, withToken));
    const output = await approve(client, 'a');
    expect(output.exitCode).toBe(1);
    expect(test.gateway.pairing.devices()).toEqual([]);
  });

  it('rejects, and the device is told to pause', async () => {
    const test = await startGateway();
    const client = await openTerminal(test);
    const pixel = phone(new DeviceKey(), withToken);
    await test.knock(pixel);
    expect(await reject(client, test.waiting().code)).toMatchObject({ exitCode: 0 });
    expect(await test.knock(pixel)).toMatchObject({ let: 'out', error: { details: { pauseReconnect: true } } });
  });

  it('removes a paired device, which is cut off', async () => {
    const test = await startGateway();
    const client = await openTerminal(test);
    const key = new DeviceKey();
    const { client: connected } = await test.pair(phone(key));
    expect(await remove(client, key.id.slice(0, 12))).toMatchObject({ exitCode: 0, json: { deviceId: key.id } });
    expect(await connected.closed()).toEqual({ code: 4001, reason: 'device removed' });
  });

  it('says what there is where nothing fits', async () => {
    const test = await startGateway();
    const client = await openTerminal(test);
    await test.pair(phone(new DeviceKey()));
    const output = await remove(client, 'nas');
    expect(output.exitCode).toBe(1);
    expect(output.problem).toMatch(/no paired device fits "nas"\. There is: [0-9a-f]{8} Pixel 9/);
  });
});

describe('openclaw devices undo', () => {
  it('takes an approval back by its code, and nothing once ten seconds have passed', async () => {
    const clock = new FakeClock();
    const test = await startGateway({ clock });
    const client = await openTerminal(test);
    await test.knock(phone(new DeviceKey(), withToken));
    const code = codeWords(test.waiting().code);
    expect((await approve(client, code)).text).toContain(`openclaw devices undo ${code}`);
    const undone = await undo(client, code, clock.now());
    expect(undone).toMatchObject({ exitCode: 0, json: { undone: 'approved' } });
    expect(undone.text).toMatch(/^Undone: Pixel 9 /);
    expect(test.gateway.pairing.devices()).toEqual([]);

    await test.knock(phone(new DeviceKey(), withToken));
    const [later] = test.gateway.pairing.waiting();
    await approve(client, later!.code);
    clock.advance(10_000);
    expect((await undo(client, later!.code, clock.now())).problem).toMatch(
      /^Nothing undone: .* ten seconds have passed/,
    );
    expect(test.gateway.pairing.devices()).toHaveLength(1);
  });

  it('brings back what was removed or blocked, by the beginning of its id', async () => {
    const clock = new FakeClock();
    const test = await startGateway({ clock });
    const client = await openTerminal(test);
    const key = new DeviceKey();
    await test.pair(phone(key));
    const id = key.id.slice(0, 8);
    for (const act of [() => remove(client, id), () => block(client, id, {})]) {
      expect((await act()).text).toContain(`openclaw devices undo ${id}`);
      expect(test.gateway.pairing.devices()).toEqual([]);
      expect(await undo(client, id, clock.now())).toMatchObject({ exitCode: 0 });
      expect(test.gateway.pairing.devices()).toHaveLength(1);
      expect(test.gateway.pairing.blocks()).toEqual([]);
      clock.advance(11_000);
    }
  });

  it('says what there is where none is named or none fits', async () => {
    const clock = new FakeClock();
    const test = await startGateway({ clock });
    const client = await openTerminal(test);
    expect(await undo(client, undefined, clock.now())).toMatchObject({
      exitCode: 1,
      problem: 'Nothing undone: nothing was decided just now.',
    });
    const key = new DeviceKey();
    await test.pair(phone(key));
    await remove(client, key.id);
    for (const which of [undefined, 'nas']) {
      const output = await undo(client, which, clock.now());
      expect(output.exitCode).toBe(1);
      expect(output.problem).toContain(`${key.id.slice(0, 8)} Pixel 9 (removed)`);
    }
    expect(test.gateway.pairing.devices()).toEqual([]);
  });
});

describe('openclaw devices, about a node', () => {
  /** A gateway at which a node waits. */
  async function waitingNode() {
    const test = await startGateway();
    const client = await openTerminal(test);
    const nas = nodeHost(new DeviceKey(), withToken);
    await test.knock(nas);
    return { test, client, nas, code: test.waiting().code };
  }

  /** The same node, let in without its commands. */
  async function askingNode() {
    const { test, client, nas, code } = await waitingNode();
    await approve(client, code, { connectOnly: true });
    expect(await test.knock(nas)).toMatchObject({ let: 'in' });
    await expect.poll(() => test.gateway.pairing.commandRequests().length).toBe(1);
    const [request] = test.gateway.pairing.commandRequests();
    return { test, client, nas, request: request! };
  }

  it('approves what it asks, unless told to let it connect only', async () => {
    const { test, client, nas, code } = await waitingNode();
    expect((await listWaiting(client)).text).toContain('run programs, node');
    await approve(client, code);
    await test.knock(nas);
    expect(test.gateway.pairing.devices()).toMatchObject([{ commands: nas.commands, asksForCommands: false }]);
    expect((await listDevices(client)).text).toMatch(/nas .*runs programs/);
  });

  it('shows what a paired node asks to run, and allows it by its code', async () => {
    const { test, client, nas, request } = await askingNode();
    const shown = codeWords(request.code);
    for (const { text } of [await listWaiting(client), await listDevices(client)]) {
      expect(text).toMatch(new RegExp(`Ask to run commands \\(1\\)[\\s\\S]*${shown} +nas .*run programs`));
      expect(text).toContain(`Approve with: openclaw devices approve ${shown}`);
    }
    expect((await approve(client, undefined)).problem).toContain(`${shown} nas`);
    expect((await approve(client, shown, { connectOnly: true })).problem).toContain('it may connect already');
    expect((await approve(client, shown)).text).toContain('It may run its commands from now on.');
    expect(test.gateway.pairing.devices()).toMatchObject([{ commands: nas.commands, asksForCommands: false }]);
  });

  it('rejects what it asks to run, and leaves it connected', async () => {
    const { test, client, request } = await askingNode();
    expect(await reject(client, request.requestId)).toMatchObject({ exitCode: 0, json: { decision: 'rejected' } });
    expect(test.gateway.pairing.commandRequests()).toEqual([]);
    expect(test.gateway.pairing.devices()).toMatchObject([{ connected: true, commands: [] }]);
  });
});
