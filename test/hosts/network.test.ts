/** The network around a gateway, with real links, a real bridge and real NAT: who seems to ask, and what is made of it. */
import fs from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { GatewayStatus, HistoryEntry, WaitingRequest } from '../../src-main/gateway/index.ts';
import { bundledPrograms } from '../support/bundled-programs.ts';
import { namespacesPermitted } from '../support/container/permitted.ts';
import { tempDir, TOKEN } from '../support/gateway.ts';
import { bridge, cable, computer, forwards, masquerade, publish, type Computer } from '../support/hosts/lan.ts';

const PROGRAMS = ['hosts/gateway-host', 'hosts/knock-program', 'hosts/listen-program'] as const;
const PORT = 18_789;
const LAN = '{ gateway: { bind: "lan" } }';

interface Answer {
  readonly failed?: string;
  readonly ok?: boolean;
  readonly error?: { readonly details?: Readonly<Record<string, unknown>> };
}

describe.runIf(namespacesPermitted())('a gateway in a network', () => {
  const programs = bundledPrograms(PROGRAMS);

  /** The home network 192.168.77.0/24: the gateway's computer, a phone, and a router with 10.99.0.0/24 behind it. */
  async function home() {
    const [wires, desk, phone, router, far] = await Promise.all(
      ['switch', 'desk', 'phone', 'router', 'far'].map((label) => computer(label)),
    );
    if (!wires || !desk || !phone || !router || !far) throw new Error('no computers');
    await bridge(wires, 'br0');
    await cable({ at: desk, as: 'eth0', cidr: '192.168.77.2/24' }, { at: wires, as: 'p1', bridge: 'br0' });
    await cable({ at: phone, as: 'eth0', cidr: '192.168.77.3/24' }, { at: wires, as: 'p2', bridge: 'br0' });
    await cable({ at: router, as: 'eth0', cidr: '192.168.77.1/24' }, { at: wires, as: 'p3', bridge: 'br0' });
    await cable({ at: router, as: 'eth1', cidr: '10.99.0.1/24' }, { at: far, as: 'eth0', cidr: '10.99.0.2/24' });
    await forwards(router);
    await desk.run('ip', 'route', 'add', 'default', 'via', '192.168.77.1');
    await far.run('ip', 'route', 'add', 'default', 'via', '10.99.0.1');
    return { desk, phone, router, far };
  }

  async function gatewayOn(at: Computer, config: string, env: NodeJS.ProcessEnv = {}) {
    const stateDir = await tempDir();
    const configFile = path.join(stateDir, 'openclaw.json');
    await fs.writeFile(configFile, config);
    const variables = { OPENCLAW_STATE_DIR: stateDir, OPENCLAW_GATEWAY_TOKEN: TOKEN, ...env };
    const { child, lines } = at.start([programs['hosts/gateway-host']], variables);
    const replies = lines[Symbol.asyncIterator]();
    const ask = async <T>(word: string): Promise<T> => {
      child.stdin?.write(`${word}\n`);
      const { value } = (await replies.next()) as { value?: string };
      return JSON.parse(value ?? 'null') as T;
    };
    const status = await ask<GatewayStatus>('start');
    expect(status.fault).toBeUndefined();
    return { ask, status, configFile };
  }

  async function knock(from: Computer, host: string, token?: string): Promise<Answer> {
    const words = [
      programs['hosts/knock-program'],
      `ws://${host}:${String(PORT)}/`,
      ...(token === undefined ? [] : [token]),
    ];
    return JSON.parse(await from.run(process.execPath, ...words)) as Answer;
  }

  const codeOf = ({ error, failed }: Answer): unknown => error?.details?.['code'] ?? failed;

  it('sees a phone on its own link by its own address, and lets it ask without the token', async () => {
    const { desk, phone } = await home();
    const { ask, status } = await gatewayOn(desk, LAN);
    expect(status.addresses.map(({ host }) => host)).toEqual(['192.168.77.2', '127.0.0.1']);
    expect(codeOf(await knock(phone, '192.168.77.2'))).toBe('PAIRING_REQUIRED');
    expect(await ask<WaitingRequest[]>('waiting')).toMatchObject([
      { address: '192.168.77.3', locality: 'remote', proof: 'none', ordinary: false },
    ]);
  });

  it('sees the router where someone comes through its NAT, and asks for the token', async () => {
    const { desk, router, far } = await home();
    await masquerade(router, 'eth0');
    const { ask } = await gatewayOn(desk, LAN);
    expect(codeOf(await knock(far, '192.168.77.2'))).toBe('AUTH_TOKEN_MISSING');
    expect(await ask<WaitingRequest[]>('waiting')).toEqual([]);
    expect(await ask<HistoryEntry[]>('refused')).toMatchObject([
      { address: '192.168.77.1', cause: 'secret-missing', why: expect.stringContaining('of a router') as string },
    ]);
    expect(codeOf(await knock(far, '192.168.77.2', TOKEN))).toBe('PAIRING_REQUIRED');
    expect(await ask<WaitingRequest[]>('waiting')).toMatchObject([{ address: '192.168.77.1', proof: 'secret' }]);
  });

  it('sees who comes through a router without NAT by its own address, which is far', async () => {
    const { desk, far } = await home();
    const { ask } = await gatewayOn(desk, LAN);
    expect(codeOf(await knock(far, '192.168.77.2'))).toBe('AUTH_TOKEN_MISSING');
    const [refused] = await ask<HistoryEntry[]>('refused');
    expect(refused).toMatchObject({ address: '10.99.0.2', cause: 'secret-missing' });
    expect(refused?.why).not.toContain('router');
  });

  it('in a container sees its bridge, says so, and names the command that reaches it', async () => {
    const { desk, phone } = await home();
    const box = await computer('box');
    await bridge(desk, 'docker0', '172.17.0.1/16');
    await cable({ at: box, as: 'eth0', cidr: '172.17.0.2/16' }, { at: desk, as: 'veth0', bridge: 'docker0' });
    await box.run('ip', 'route', 'add', 'default', 'via', '172.17.0.1');
    await forwards(desk);
    await publish(desk, PORT, '172.17.0.2');
    await masquerade(desk, 'docker0'); // as rootless engines and desktop engines do, and each one for its own host
    const { ask, status } = await gatewayOn(box, '{}', { TEST_IN_DOCKER: '1' });
    expect(status.home).toEqual({ kind: 'docker', commandPrefix: 'docker exec openclaw-gateway' });
    expect(status.addresses.map(({ host }) => host)).toContain('172.17.0.2'); // without a word in the config
    expect(codeOf(await knock(phone, '192.168.77.2'))).toBe('AUTH_TOKEN_MISSING');
    expect(await ask<HistoryEntry[]>('refused')).toMatchObject([
      {
        address: '172.17.0.1',
        why: expect.stringContaining('in a container') as string,
        fix: expect.stringContaining('docker exec openclaw-gateway openclaw gateway status') as string,
      },
    ]);
    const asked = await knock(phone, '192.168.77.2', TOKEN);
    expect(asked.error?.details?.['remediationHint']).toContain(
      'docker exec openclaw-gateway openclaw devices approve',
    );
  });

  it('is reached from the network once it is opened to it, and not before', async () => {
    const { desk, phone } = await home();
    const { ask, configFile } = await gatewayOn(desk, '{ gateway: { bind: "loopback" } }');
    expect(await knock(phone, '192.168.77.2')).toEqual({ failed: 'ECONNREFUSED' });
    await fs.writeFile(configFile, LAN);
    await ask('restart');
    expect(codeOf(await knock(phone, '192.168.77.2', TOKEN))).toBe('PAIRING_REQUIRED');
  });

  it('is found by others in its network, and says goodbye', async () => {
    const { desk, phone } = await home();
    const { ask } = await gatewayOn(desk, LAN, { OPENCLAW_MDNS_HOSTNAME: 'desk' });
    const heard: Record<string, unknown>[] = [];
    phone.start([programs['hosts/listen-program'], '192.168.77.3']).lines.on('line', (line) => {
      const record = JSON.parse(line) as Record<string, unknown>;
      if (typeof record === 'object') heard.push(record);
    });
    const instance = 'desk (OpenClaw)._openclaw-gw._tcp.local.';
    const patient = { timeout: 20_000 };
    await expect
      .poll(() => heard, patient)
      .toContainEqual(
        expect.objectContaining({ name: '_openclaw-gw._tcp.local.', ptrName: instance, from: '192.168.77.2' }),
      );
    await expect
      .poll(() => heard, patient)
      .toContainEqual(expect.objectContaining({ name: instance, hostname: 'desk-openclaw.local.', port: PORT }));
    await expect
      .poll(() => heard, patient)
      .toContainEqual(expect.objectContaining({ name: 'desk-openclaw.local.', ipAddress: '192.168.77.2' }));
    const texts = heard.flatMap(({ txt }) => (Array.isArray(txt) ? (txt as string[]) : []));
    expect(texts).toEqual(expect.arrayContaining(['role=gateway', `gatewayPort=${String(PORT)}`]));
    expect(texts.join(' ')).not.toContain(TOKEN);
    heard.length = 0;
    await ask('stop');
    await expect.poll(() => heard, patient).toContainEqual(expect.objectContaining({ ptrName: instance, ttl: 0 }));
  });

  it('is reached over its tailnet and by this computer alone, and starts once there is one', async () => {
    const { desk, phone } = await home();
    const tailnet = '{ gateway: { bind: "tailnet" } }';
    const { ask, status, configFile } = await gatewayOn(desk, '{}');
    expect(status.tailnet).toBeUndefined();
    await fs.writeFile(configFile, tailnet);
    expect(await ask<GatewayStatus>('restart')).toMatchObject({
      state: 'failed',
      fault: { code: 'config-invalid', why: expect.stringContaining('this computer is in no tailnet') as string },
    });
    for (const [at, address] of [
      [desk, '100.101.102.2'],
      [phone, '100.101.102.3'],
    ] as const) {
      await at.run('ip', 'link', 'add', 'tailscale0', 'type', 'vxlan', 'id', '7', 'dev', 'eth0', 'dstport', '4789', 'group', '239.1.1.1'); // prettier-ignore
      await at.run('ip', 'addr', 'add', `${address}/10`, 'dev', 'tailscale0');
      await at.run('ip', 'link', 'set', 'tailscale0', 'up');
    }
    const patient = { timeout: 30_000, interval: 500 };
    await expect.poll(async () => (await ask<GatewayStatus>('status')).state, patient).toBe('running');
    const running = await ask<GatewayStatus>('status');
    expect(running.addresses.map(({ host }) => host)).toEqual(['100.101.102.2', '127.0.0.1', '::1']);
    expect([running.tailnet, running.announced]).toEqual(['100.101.102.2', undefined]);
    expect(codeOf(await knock(phone, '100.101.102.2'))).toBe('AUTH_TOKEN_MISSING');
    expect(codeOf(await knock(phone, '100.101.102.2', TOKEN))).toBe('PAIRING_REQUIRED');
    expect(codeOf(await knock(desk, '127.0.0.1', TOKEN))).toBe('PAIRING_REQUIRED');
    expect(await knock(phone, '192.168.77.2')).toEqual({ failed: 'ECONNREFUSED' });

    await desk.run('ip', 'addr', 'del', '100.101.102.2/10', 'dev', 'tailscale0');
    await desk.run('ip', 'addr', 'add', '100.101.102.9/10', 'dev', 'tailscale0');
    await expect
      .poll(async () => (await ask<GatewayStatus>('status')).addresses.map(({ host }) => host), patient)
      .toEqual(['100.101.102.9', '127.0.0.1', '::1']);
    expect(codeOf(await knock(phone, '100.101.102.9', TOKEN))).toBe('PAIRING_REQUIRED');
  });
});
