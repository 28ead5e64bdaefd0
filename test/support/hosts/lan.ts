/**
 * Several computers on one machine, as network namespaces: a home network with a switch, and a router with another
 * network behind it. Gone at the end of the test.
 */
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { createInterface, type Interface } from 'node:readline';
import { promisify } from 'node:util';
import { onTestFinished } from 'vitest';

const run = promisify(execFile);

export interface Computer {
  readonly name: string;
  /** Runs it there to its end. */
  run(program: string, ...args: readonly string[]): Promise<string>;
  /** Starts it there; it ends with the test. */
  start(args: readonly string[], env?: NodeJS.ProcessEnv): Program;
}

export interface Program {
  readonly child: ChildProcess;
  readonly lines: Interface;
}

/** Interface names have 15 characters at most, and all tests of this machine share them. */
const mark = (): string => `${process.pid.toString(36)}${Math.floor(Math.random() * 1e6).toString(36)}`.slice(-6);

export async function computer(label: string): Promise<Computer> {
  const name = `oc-${label}-${mark()}`;
  await run('ip', ['netns', 'add', name]);
  onTestFinished(async () => {
    await run('ip', ['netns', 'del', name]);
  });
  const inside = async (program: string, ...args: readonly string[]): Promise<string> =>
    (await run('ip', ['netns', 'exec', name, program, ...args])).stdout;
  await inside('ip', 'link', 'set', 'lo', 'up');
  return {
    name,
    run: inside,
    start: (args, env = {}) => {
      const child = spawn('ip', ['netns', 'exec', name, process.execPath, ...args], {
        env: { PATH: process.env['PATH'], ...env },
        stdio: ['pipe', 'pipe', 'ignore'],
      });
      onTestFinished(() => void child.kill('SIGKILL'));
      return { child, lines: createInterface({ input: child.stdout }) };
    },
  };
}

/** A cable between two of them. An end without an address belongs to a bridge. */
export async function cable(one: End, other: End): Promise<void> {
  const [a, b] = [`oa${mark()}`, `ob${mark()}`];
  await run('ip', ['link', 'add', a, 'type', 'veth', 'peer', 'name', b]);
  for (const [temporary, { at, as, cidr, bridge }] of [
    [a, one],
    [b, other],
  ] as const) {
    await run('ip', ['link', 'set', temporary, 'netns', at.name]);
    await at.run('ip', 'link', 'set', temporary, 'name', as);
    if (bridge !== undefined) await at.run('ip', 'link', 'set', as, 'master', bridge);
    if (cidr !== undefined) await at.run('ip', 'addr', 'add', cidr, 'dev', as);
    await at.run('ip', 'link', 'set', as, 'up');
  }
}

export interface End {
  readonly at: Computer;
  /** The interface's name there. */
  readonly as: string;
  readonly cidr?: string;
  readonly bridge?: string;
}

export async function bridge(at: Computer, name: string, cidr?: string): Promise<void> {
  await at.run('ip', 'link', 'add', name, 'type', 'bridge');
  if (cidr !== undefined) await at.run('ip', 'addr', 'add', cidr, 'dev', name);
  await at.run('ip', 'link', 'set', name, 'up');
}

/** Whoever comes in on `inside`'s other side leaves by `out` with its address, as home routers and engines do it. */
export async function masquerade(at: Computer, out: string): Promise<void> {
  await at.run('nft', 'add table ip nat; add chain ip nat post { type nat hook postrouting priority 100; }');
  await at.run('nft', `add rule ip nat post oifname "${out}" masquerade`);
}

export async function publish(at: Computer, port: number, to: string): Promise<void> {
  await at.run('nft', 'add table ip nat; add chain ip nat pre { type nat hook prerouting priority -100; }');
  await at.run('nft', `add rule ip nat pre tcp dport ${String(port)} dnat to ${to}`);
}

export async function forwards(at: Computer): Promise<void> {
  await at.run('sysctl', '-qw', 'net.ipv4.ip_forward=1');
}
