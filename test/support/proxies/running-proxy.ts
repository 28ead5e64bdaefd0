/** A real reverse proxy on a free port, without rights, gone when its test is. */
import { execFileSync, spawn } from 'node:child_process';
import fs from 'node:fs/promises';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { inject, onTestFinished } from 'vitest';
import { freePort } from '../free-port.ts';
import { until } from '../desktop/deadline.ts';
import { documentedConfig, type ConfigName } from './documented-config.ts';
import { configFile, type ProxyProgram } from './proxy-programs.ts';

/** Whom Debian's services run as that own nothing. */
const NOBODY = 65_534;
const IS_ROOT = process.getuid?.() === 0;
/** Some wait for the sockets that are still open. */
const STOP_PATIENCE_MS = 3_000;
/** What the documentation writes where the gateway is. */
const DOCUMENTED_GATEWAY = '127.0.0.1:18789';

export interface RunningProxy {
  readonly port: number;
  /** What it wrote, for the message of a test that fails. */
  readonly output: () => string;
}

/** Starts it in front of a server on `upstreamPort`, with the documented configuration as `change` leaves it. */
export async function startProxy(
  program: ProxyProgram,
  name: ConfigName,
  upstreamPort: number,
  change: (config: string) => string = (config) => config,
): Promise<RunningProxy> {
  const dir = await fs.mkdtemp(path.join(os.tmpdir(), 'ocg-proxy-'));
  onTestFinished(() => fs.rm(dir, { recursive: true, force: true }));
  const port = await freePort();
  makeCertificate(dir);
  const documented = documentedConfig(program.title, name);
  const config = change(documented).replaceAll(DOCUMENTED_GATEWAY, `127.0.0.1:${upstreamPort}`);
  const file = configFile(dir, program);
  await fs.writeFile(file, program.whole({ config, port, dir }));
  if (IS_ROOT)
    for (const entry of ['.', ...(await fs.readdir(dir))]) await fs.chown(path.join(dir, entry), NOBODY, NOBODY);

  const child = spawn(inject('proxyPrograms')[program.executable], program.arguments(file, dir), {
    cwd: dir,
    env: { PATH: process.env['PATH'], HOME: dir, XDG_DATA_HOME: dir, XDG_CONFIG_HOME: dir },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true, // a group of its own, so that its workers can be ended with it
    ...(IS_ROOT && { uid: NOBODY, gid: NOBODY }),
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => (output += data.toString()));
  const ended = new Promise<void>((resolve) =>
    child.once('close', () => {
      resolve();
    }),
  );
  onTestFinished(async () => {
    child.kill('SIGTERM');
    const insist = setTimeout(() => {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    }, STOP_PATIENCE_MS);
    await ended;
    clearTimeout(insist);
  });
  await until(`${program.title} to listen`, async () => {
    if (child.exitCode !== null) throw new Error(`${program.title} ended at once:\n${output}`);
    return (await accepts(port)) ? true : undefined;
  });
  return { port, output: () => output };
}

/** A self-signed certificate of gw.example. */
function makeCertificate(dir: string): void {
  const [key, certificate] = [path.join(dir, 'gw.key'), path.join(dir, 'gw.crt')];
  const subject = ['-subj', '/CN=gw.example', '-addext', 'subjectAltName=DNS:gw.example'];
  const kind = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];
  execFileSync(inject('proxyPrograms').openssl, [...kind, ...subject, '-keyout', key, '-out', certificate], {
    stdio: 'pipe',
  });
  execFileSync('/bin/sh', ['-c', 'cat "$0" "$1" > "$2"', certificate, key, path.join(dir, 'gw.pem')]);
}

async function accepts(port: number): Promise<boolean> {
  return await new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => {
      resolve(false);
    });
  });
}
