/** A program or a web address that is asked about each device: what it is told, what its answer may do, what it can't. */
import { execFile } from 'node:child_process';
import fs from 'node:fs/promises';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startApprovalHook } from '../../src-main/adapters/index.ts';
import { hookAnswer } from '../../src-main/adapters/hook/hook-message.ts';
import { readOwnSettings } from '../../src-main/adapters/config/own-settings.ts';
import { createLogger } from '../../src-main/adapters/log.ts';
import { DeviceKey } from '../support/device-key.ts';
import { startGateway, tempDir, TOKEN } from '../support/gateway.ts';
import { nodeHost, phone, type Asker } from '../support/phone.ts';

const run = promisify(execFile);

const auth = { token: TOKEN };
const ADMIN: Partial<Asker> = { scopes: ['operator.admin'] };

/** A Node program of this text, and the command that starts it. */
async function program(text: string): Promise<readonly string[]> {
  const file = path.join(await tempDir(), 'hook.mjs');
  await fs.writeFile(file, text);
  return [process.execPath, file];
}

/** Writes all that it is told and its environment to a file, then answers. */
async function listening(answer: string) {
  const file = path.join(await tempDir(), 'told.json');
  const command = await program(`
    import fs from 'node:fs';
    const told = fs.readFileSync(0, 'utf8');
    fs.writeFileSync(${JSON.stringify(file)}, JSON.stringify({ told: JSON.parse(told), env: process.env }));
    process.stdout.write(${JSON.stringify(answer)});`);
  const told = async () =>
    JSON.parse(await fs.readFile(file, 'utf8')) as { told: Record<string, unknown>; env: Record<string, string> };
  return { command, told };
}

async function gatewayWith(approvalHook: object) {
  const lines: string[] = [];
  const logger = createLogger({ isTTY: false, write: (line: string) => lines.push(line) } as never);
  const gateway = await startGateway({ ownSettings: JSON.stringify({ approvalHook }) });
  const desk = gateway.gateway.pairing;
  const env = { ...process.env, OPENCLAW_GATEWAY_TOKEN: TOKEN };
  const stop = startApprovalHook({ desk, logger, settingsFile: gateway.places.settingsFile, env });
  onTestFinished(stop);
  const ended = new Promise<string>((resolve) => {
    desk.subscribe((event) => {
      if (event.type === 'resolved') resolve(`${event.outcome} by ${event.by}`);
    });
  });
  return { ...gateway, desk, ended, stop, log: () => lines.join('') };
}

describe('a program as approval hook', () => {
  it('that says approve lets an ordinary device in, where the settings allow it', async () => {
    const { command } = await listening('{"decision":"approve"}');
    const { knock, ended } = await gatewayWith({ command, mayApprove: true });
    const key = new DeviceKey();
    expect((await knock(phone(key, { auth }))).let).toBe('out');
    expect(await ended).toBe('approved by hook');
    expect((await knock(phone(key, { auth }))).let).toBe('in');
  });

  it('that says approve is not obeyed unless the settings say so', async () => {
    const { command } = await listening('{"decision":"approve"}');
    const { knock, desk, log } = await gatewayWith({ command });
    await knock(phone(new DeviceKey(), { auth }));
    await expect.poll(log).toContain('approvalHook.mayApprove is not set');
    expect(desk.waiting()).toHaveLength(1);
  });

  it.each<[string, Asker]>([
    ['full control', phone(new DeviceKey(), { auth, ...ADMIN })],
    ['to come in without having shown the secret', phone(new DeviceKey())],
    ['to run programs', nodeHost(new DeviceKey(), { auth })],
  ])('never lets in a device that asks %s', async (_what, asker) => {
    const { command } = await listening('{"decision":"approve"}');
    const { knock, desk, log } = await gatewayWith({ command, mayApprove: true });
    await knock(asker);
    await expect.poll(log).toContain('this request needs a person');
    expect([desk.waiting().length, desk.devices().length]).toEqual([1, 0]);
  });

  it('that says deny refuses, whatever is asked', async () => {
    const { command } = await listening('{"decision":"deny"}');
    const { knock, ended } = await gatewayWith({ command });
    await knock(phone(new DeviceKey(), { auth, ...ADMIN }));
    expect(await ended).toBe('denied by hook');
  });

  it('is told what the review card shows, and no secret: neither in the message nor in its environment', async () => {
    const { command, told } = await listening('');
    const { knock, waiting } = await gatewayWith({ command });
    const key = new DeviceKey();
    await knock(phone(key, { auth }));
    await expect.poll(told).toBeDefined();
    const { told: message, env } = await told();
    const { requestId, code } = waiting();
    expect(message).toMatchObject({
      version: 1,
      event: 'device-requested',
      requestId,
      deviceId: key.id,
      role: 'operator',
      ordinary: true,
      from: 'on this computer',
      approve: `openclaw devices approve ${code.slice(0, 3)}-${code.slice(3)}`,
    });
    expect(JSON.stringify([message, env])).not.toContain(TOKEN);
    expect(Object.keys(message)).not.toContain('digest');
    expect(env['PATH']).toBe(process.env['PATH']);
  });

  it.each([
    ['fails', 'process.exit(3)', 'exit code 3'],
    ['answers something else', 'console.log("yes")', 'not JSON'],
    ['answers without a decision', 'console.log("{}")', 'no decision'],
    ['answers without end', 'console.log("x".repeat(9000))', 'too long'],
  ])('that %s leaves the request to a person, and the log says why', async (_what, text, why) => {
    const { knock, desk, log } = await gatewayWith({ command: await program(text), mayApprove: true });
    await knock(phone(new DeviceKey(), { auth }));
    await expect.poll(log).toContain(why);
    expect(desk.waiting()).toHaveLength(1);
  });

  it('that never ends is ended when its time is over, with what it started', async () => {
    const started = path.join(await tempDir(), 'started');
    // A shell, because it has started the other one long before the second is over, on a busy machine too.
    const command = ['/bin/sh', '-c', `sleep 600 & echo $! > ${started}; wait`];
    const { knock, desk, log } = await gatewayWith({ command, timeoutSeconds: 1 });
    await knock(phone(new DeviceKey(), { auth }));
    await expect.poll(log).toContain('too long');
    expect(desk.waiting()).toHaveLength(1);
    const pid = (await fs.readFile(started, 'utf8')).trim();
    // What has ended is listed still where nobody asks how, as in some containers.
    const state = () => run('ps', ['-o', 'stat=', '-p', pid]).then(({ stdout }) => stdout, () => 'gone'); // prettier-ignore
    await expect.poll(state).toMatch(/^(gone|Z)/);
  });

  it('that answers about a request which has changed meanwhile decides nothing', async () => {
    const gate = path.join(await tempDir(), 'go');
    const command = await program(`
      import fs from 'node:fs';
      const { scopes } = JSON.parse(fs.readFileSync(0, 'utf8'));
      if (scopes.includes('operator.admin')) process.exit(0);
      while (!fs.existsSync(${JSON.stringify(gate)})) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
      console.log('{"decision":"approve"}');`);
    const { knock, desk, log } = await gatewayWith({ command, mayApprove: true });
    const key = new DeviceKey();
    await knock(phone(key, { auth }));
    await knock(phone(key, { auth, ...ADMIN }));
    await fs.writeFile(gate, '');
    await expect.poll(log).toContain('came too late');
    expect([desk.waiting()[0]?.scopes, desk.devices()]).toEqual([['operator.admin'], []]);
  });

  it('that does not exist is named in the log', async () => {
    const { knock, log } = await gatewayWith({ command: ['/nowhere/hook'] });
    await knock(phone(new DeviceKey(), { auth }));
    await expect.poll(log).toContain('ENOENT');
  });
});

describe('a web address as approval hook', () => {
  async function server(answer: (response: http.ServerResponse, told: string) => void) {
    const listener = http.createServer((request, response) => {
      let told = '';
      request.setEncoding('utf8').on('data', (chunk: string) => (told += chunk));
      request.on('end', () => {
        answer(response, told);
      });
    });
    await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void listener.close());
    return `http://127.0.0.1:${String((listener.address() as AddressInfo).port)}/`;
  }

  it('may let in an ordinary device', async () => {
    let message = '';
    const url = await server((response, told) => {
      message = told;
      response.end('{"decision":"approve"}');
    });
    const { knock, ended } = await gatewayWith({ url, mayApprove: true });
    await knock(phone(new DeviceKey(), { auth }));
    expect(await ended).toBe('approved by hook');
    expect(message).toContain('"event":"device-requested"');
  });

  it('that answers with an error, or sends us elsewhere, decides nothing', async () => {
    for (const [status, why] of [
      [500, 'status 500'],
      [302, 'redirect'],
    ] as const) {
      const url = await server((response) => {
        response.writeHead(status, { location: '/other' }).end('{"decision":"approve"}');
      });
      const { knock, desk, log } = await gatewayWith({ url, mayApprove: true });
      await knock(phone(new DeviceKey(), { auth }));
      await expect.poll(log).toContain(why);
      expect(desk.waiting()).toHaveLength(1);
    }
  });
});

describe('the settings of a hook', () => {
  async function read(approvalHook: object) {
    const file = path.join(await tempDir(), 'settings.json5');
    await fs.writeFile(file, JSON.stringify({ approvalHook }));
    return await readOwnSettings(file);
  }

  it.each([
    [{ command: ['hook.sh'] }, 'full path'],
    [{ command: [] }, 'approvalHook.command'],
    [{ command: ['/bin/true'], url: 'https://example.org/' }, 'either a command or a url'],
    [{}, 'either a command or a url'],
    [{ url: 'http://example.org/hook' }, 'https'],
    [{ url: 'file:///etc/passwd' }, 'http(s)'],
    [{ command: ['/bin/true'], timeoutSeconds: 0 }, 'timeoutSeconds'],
    [{ command: ['/bin/true'], mayAprove: true }, 'mayAprove'],
  ])('%j are refused by name', async (hook, what) => {
    const result = await read(hook);
    expect(result.ok ? 'accepted' : result.fault.why).toContain(what);
  });

  it.each([{ command: ['/bin/true', '-x'] }, { url: 'https://example.org/hook' }, { url: 'http://127.0.0.1:8/' }])(
    '%j are accepted, and approve nothing by default',
    async (hook) => {
      expect(await read(hook)).toMatchObject({
        ok: true,
        settings: { approvalHook: { ...hook, mayApprove: false, timeoutSeconds: 30 } },
      });
    },
  );
});

it.each([
  ['{"decision":"approve"}', { kind: 'approve' }],
  ['{"decision":"deny","more":1}', { kind: 'deny' }],
  ['{"decision":"none"}', { kind: 'none' }],
  [' \n', { kind: 'none' }],
  ['"approve"', { kind: 'none', problem: expect.stringContaining('no decision') as string }],
  ['null', { kind: 'none', problem: expect.stringContaining('no decision') as string }],
  ['{"decision":"APPROVE"}', { kind: 'none', problem: expect.stringContaining('no decision') as string }],
])('the answer %j is read as %j', (text, answer) => {
  expect(hookAnswer({ text })).toEqual(answer);
});
