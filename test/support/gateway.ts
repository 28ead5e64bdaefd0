/** A whole gateway on real sockets and real files, in a folder of its own. Only its clock may be a test's. */
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import {
  createLogger,
  nodePorts,
  placesFrom,
  systemClock,
  type Places,
  type RunOptions,
} from '../../src-main/adapters/index.ts';
import {
  createGateway,
  type Clock,
  type Gateway,
  type GatewayPorts,
  type Network,
  type WaitingRequest,
} from '../../src-main/gateway/index.ts';
import { plainNetwork } from './plain-network.ts';
import { Client } from './client.ts';
import type { Asker } from './phone.ts';

export const TOKEN = 'a-test-token-that-nobody-guesses';

export interface TestGateway {
  readonly gateway: Gateway;
  readonly places: Places;
  readonly port: number;
  /** By the name that a native local client uses. */
  readonly url: string;
  /** All that was logged, one JSON object per line. */
  readonly log: () => string;
  readonly knock: (asker: Asker, options?: Parameters<typeof Client.knock>[2]) => ReturnType<typeof Client.knock>;
  /** Approves the one request that waits, as the owner would in the window. */
  readonly approve: () => Promise<WaitingRequest>;
  /** Knocks with the shared token, is approved, and comes back. */
  readonly pair: (asker: Asker) => Promise<{ readonly token: string; readonly client: Client }>;
  /** The one request that waits. */
  readonly waiting: () => WaitingRequest;
}

export interface TestGatewayOptions {
  readonly clock?: Clock;
  readonly stateDir?: string;
  readonly config?: string;
  readonly ownSettings?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly run?: RunOptions;
  /** What the machine looks like; by default one that is no container and has no network card. */
  readonly network?: Partial<Network>;
  /** The Control UI; by default a page that says only that it is one. */
  readonly pagesDir?: string;
  readonly ports?: (ports: GatewayPorts) => GatewayPorts;
}

export async function tempDir(): Promise<string> {
  const dir = await fs.mkdtemp(path.join(os.tmpdir(), 'ocg-'));
  // Again where it was not empty: a gateway's process writes until its very end.
  onTestFinished(() => fs.rm(dir, { recursive: true, force: true, maxRetries: 10 }));
  return dir;
}

export async function startGateway(options: TestGatewayOptions = {}): Promise<TestGateway> {
  const stateDir = options.stateDir ?? (await tempDir());
  const env = { OPENCLAW_STATE_DIR: stateDir, OPENCLAW_GATEWAY_TOKEN: TOKEN, ...options.env };
  const places = placesFrom(env);
  if (options.config !== undefined) await fs.writeFile(places.configFile, options.config);
  if (options.ownSettings !== undefined) {
    await fs.mkdir(places.ownDir, { recursive: true });
    await fs.writeFile(places.settingsFile, options.ownSettings);
  }
  const lines: string[] = [];
  const sink = { isTTY: false, write: (line: string) => lines.push(line) } as unknown as NodeJS.WriteStream;
  const host = {
    mode: 'headless' as const,
    version: '0.0.0-test',
    pid: process.pid,
    start: async () => {
      await gateway.start();
    },
    stop: () => gateway.stop('gateway stopping'),
    restart: async () => {
      await gateway.restart('gateway restarting');
    },
  };
  const made = nodePorts({
    places,
    env,
    host,
    clock: options.clock ?? systemClock,
    logger: createLogger(sink),
    pagesDir: options.pagesDir ?? path.join(import.meta.dirname, 'pages'),
    run: { port: 0, ...options.run },
    machine: { env, hostname: 'desk', hasDockerEnv: false }, // the same, whatever the tests run in
  });
  const network: Network = { ...plainNetwork, names: ['desk'], ...options.network };
  const ports: GatewayPorts = { ...made, network };
  const gateway: Gateway = createGateway(options.ports?.(ports) ?? ports);
  const status = await gateway.start();
  const port = status.addresses[0]?.port ?? 0;
  const url = `ws://127.0.0.1:${String(port)}/`;
  onTestFinished(() => gateway.stop('test ended'));
  const knock: TestGateway['knock'] = (asker, socket) => Client.knock(url, asker, socket);
  const waiting = (): WaitingRequest => {
    const [request, ...others] = gateway.pairing.waiting();
    if (request === undefined || others.length > 0)
      throw new Error(`${String(others.length + 1)} requests wait, not one`);
    return request;
  };
  const approve = async (): Promise<WaitingRequest> => {
    const request = waiting();
    const { requestId, digest } = request;
    const decided = await gateway.pairing.approve({ requestId, digest, grant: 'asked', by: 'window' });
    if (!decided.ok) throw new Error(decided.message);
    return request;
  };
  return {
    gateway,
    places,
    port,
    url,
    log: () => lines.join(''),
    knock,
    waiting,
    approve,
    pair: async (asker) => {
      const withSecret = { ...asker, auth: asker.auth ?? { token: TOKEN } };
      await knock(withSecret);
      await approve();
      const outcome = await knock(withSecret);
      if (outcome.let === 'out') throw new Error(outcome.error.message);
      return { token: outcome.hello.auth.deviceToken ?? '', client: outcome.client };
    },
  };
}

/** The next one on the same files. */
export async function restarted({ gateway, places }: TestGateway): Promise<TestGateway> {
  await gateway.stop('test');
  return await startGateway({ stateDir: places.stateDir });
}
