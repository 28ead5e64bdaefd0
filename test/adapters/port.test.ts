/** A port that is taken is told, with who has it; another one is never picked silently. */
import { once } from 'node:events';
import net from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { portOwner } from '../../src-main/adapters/port-owner.ts';
import { freePort } from '../support/free-port.ts';
import { startGateway } from '../support/gateway.ts';

async function taken(host = '127.0.0.1'): Promise<{ port: number; free: () => Promise<void> }> {
  const server = net.createServer().listen(0, host);
  await once(server, 'listening');
  const free = async (): Promise<void> => {
    if (!server.listening) return;
    server.close();
    await once(server, 'close');
  };
  onTestFinished(free);
  return { port: (server.address() as net.AddressInfo).port, free };
}

describe('a port that another program has', () => {
  it('is told by number and owner, and the gateway listens nowhere until it is free', async () => {
    const { port, free } = await taken();
    const { gateway, log } = await startGateway({ run: { port } });
    expect(gateway.status()).toMatchObject({ state: 'failed', addresses: [], fault: { code: 'port-taken' } });
    const { fault } = gateway.status();
    expect(fault?.what).toMatch(new RegExp(`^Port ${port} is used by \\S+ \\(pid ${process.pid}\\)$`));
    expect(log()).toContain(`Port ${port} is used by`);
    await free();
    expect(await gateway.start()).toMatchObject({
      state: 'running',
      addresses: [{ port }, { port }].slice(0, gateway.status().addresses.length),
    });
  });

  it('on one of two addresses is taken all the same, and the other is not kept', async () => {
    const { port } = await taken('::1');
    const { gateway } = await startGateway({ run: { port } });
    expect(gateway.status()).toMatchObject({ state: 'failed', fault: { code: 'port-taken' } });
    const other = net.createServer().listen(port, '127.0.0.1');
    await once(other, 'listening');
    other.close();
  });

  it('whose owner cannot be known is still told', async () => {
    const { port } = await taken();
    const { gateway } = await startGateway({
      run: { port },
      ports: (ports) => ({ ...ports, portOwner: async () => undefined }),
    });
    expect(gateway.status().fault?.what).toBe(`Port ${port} is used by another program`);
  });
});

describe.runIf(process.platform === 'linux')('an address of one’s own choice', () => {
  const config = '{ gateway: { bind: "custom", customBindHost: "127.0.0.2" } }';

  it('is listened on beside this computer’s own, where its clients look', async () => {
    const { gateway, port } = await startGateway({ config, run: { port: await freePort() } });
    const hosts = gateway.status().addresses.map(({ host }) => host);
    expect(hosts.slice(0, 2)).toEqual(['127.0.0.2', '127.0.0.1']);
    for (const host of ['127.0.0.2', '127.0.0.1']) {
      expect((await fetch(`http://${host}:${String(port)}/healthz`)).status).toBe(200);
    }
  });

  it('is not listened on alone where another program has the port on this computer’s own', async () => {
    const { port } = await taken('127.0.0.1');
    const { gateway } = await startGateway({ config, run: { port } });
    expect(gateway.status()).toMatchObject({ state: 'failed', addresses: [], fault: { code: 'port-taken' } });
  });
});

describe('an address that this machine does not have', () => {
  it('is told, and nothing is listened on', async () => {
    const config = '{ gateway: { bind: "custom", customBindHost: "198.51.100.77" } }';
    const { gateway } = await startGateway({ config });
    expect(gateway.status()).toMatchObject({
      state: 'failed',
      fault: {
        code: 'address-unavailable',
        what: expect.stringContaining('198.51.100.77'),
        why: expect.stringContaining('No network interface'),
      },
    });
  });
});

describe.runIf(process.platform === 'linux')('the owner of a port', () => {
  it('is named while it listens, on either family, and is nobody afterwards', async () => {
    for (const host of ['127.0.0.1', '::1']) {
      const { port, free } = await taken(host);
      expect(await portOwner(port)).toContain(`(pid ${process.pid})`);
      await free();
      expect(await portOwner(port)).toBeUndefined();
    }
  });
});
