/** What a restart keeps: devices, their tokens, and the gateway's own token. What it does not: who waits. */
import fs from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { Client } from '../support/client.ts';
import { DeviceKey } from '../support/device-key.ts';
import { startGateway, tempDir, TOKEN } from '../support/gateway.ts';
import { cli, device, Owner, stranger } from '../support/party.ts';
import { phone } from '../support/phone.ts';

describe('another gateway on the same folder', () => {
  it('lets in the same devices by the same tokens, and nobody else', async () => {
    const stateDir = await tempDir();
    const before = await startGateway({ stateDir });
    const { key, token } = await device(before, ['operator.read']);
    const removed = await device(before, ['operator.read']);
    await before.gateway.pairing.remove(removed.key.id, 'window');
    await stranger(before);
    await before.gateway.stop('test');

    const after = await startGateway({ stateDir });
    expect(after.gateway.status()).toMatchObject({ paired: 1, waiting: 0, notices: [] });
    expect(await after.knock(phone(key, { auth: { deviceToken: token }, scopes: ['operator.read'] }))).toMatchObject({
      let: 'in',
      hello: { auth: { deviceToken: token, scopes: ['operator.read'] } },
    });
    expect(await after.knock(phone(removed.key, { auth: { deviceToken: removed.token } }))).toMatchObject({
      error: { details: { code: 'AUTH_DEVICE_TOKEN_MISMATCH' } },
    });
    expect(await after.knock(phone(key, { auth: { deviceToken: token }, scopes: ['operator.admin'] }))).toMatchObject({
      error: { details: { reason: 'scope-upgrade' } },
    });
  });

  it('knows who is paired while its config cannot be used, and lets them in once it can', async () => {
    const stateDir = await tempDir();
    const before = await startGateway({ stateDir });
    const { key, token } = await device(before, ['operator.read']);
    await before.gateway.stop('test');

    const broken = await startGateway({ stateDir, config: '{ gateway: { prot: 1 } }' });
    expect(broken.gateway.status()).toMatchObject({ state: 'failed', fault: { code: 'config-invalid' }, paired: 1 });
    expect(broken.gateway.pairing.devices()).toMatchObject([{ deviceId: key.id, connected: false }]);
    await fs.writeFile(broken.places.configFile, '{}');
    const { addresses } = await broken.gateway.start();
    const url = `ws://127.0.0.1:${String(addresses[0]?.port)}/`;
    expect(
      await Client.knock(url, phone(key, { auth: { deviceToken: token }, scopes: ['operator.read'] })),
    ).toMatchObject({ let: 'in' });
  });

  it('remembers when a device was seen', async () => {
    const stateDir = await tempDir();
    const before = await startGateway({ stateDir });
    await device(before, ['operator.read']);
    const [seen] = before.gateway.pairing.devices();
    await before.gateway.stop('test');
    const after = await startGateway({ stateDir });
    const [now] = after.gateway.pairing.devices();
    expect(now?.lastSeenAtMs).toBeGreaterThanOrEqual(seen!.lastSeenAtMs!);
    expect(now).toMatchObject({ connected: false, connectedRoles: [] });
  });

  it('with a token of its own making has the same one again', async () => {
    const stateDir = await tempDir();
    const env = { OPENCLAW_GATEWAY_TOKEN: '' };
    const tokenOf = async () => {
      const gateway = await startGateway({ stateDir, env });
      const answer = await new Owner(gateway).call('host.token');
      await gateway.gateway.stop('test');
      return (answer['payload'] as { token: string }).token;
    };
    const first = await tokenOf();
    expect(first).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(await tokenOf()).toBe(first);
    expect(
      await (async () => startGateway({ env }))().then((other) => new Owner(other).call('host.token')),
    ).not.toMatchObject({
      payload: { token: first },
    });
  });
});

describe('no token', () => {
  it('is in any file of the state folder or in the log in clear, neither the gateway’s nor a device’s', async () => {
    const stateDir = await tempDir();
    const gateway = await startGateway({ stateDir, env: { OPENCLAW_GATEWAY_TOKEN: '' } });
    const answer = await new Owner(gateway).call('host.token');
    const { token: own } = answer['payload'] as { token: string };
    const key = new DeviceKey();
    const asker = phone(key, { auth: { token: own } });
    await gateway.knock(asker);
    await gateway.approve();
    const outcome = await gateway.knock(asker);
    const token = outcome.let === 'in' ? (outcome.hello.auth.deviceToken ?? '') : '';
    await gateway.knock(phone(key, { auth: { deviceToken: token } }));
    await gateway.knock(phone(key, { auth: { token: 'a wrong guess' } }));
    await gateway.knock(phone(key, { auth: { deviceToken: `${token}x` } }));
    await gateway.gateway.stop('test');

    const files = (await fs.readdir(stateDir, { recursive: true, withFileTypes: true })).filter((entry) =>
      entry.isFile(),
    );
    const texts = await Promise.all(files.map((entry) => fs.readFile(path.join(entry.parentPath, entry.name), 'utf8')));
    expect(files.map((entry) => entry.name)).toEqual(expect.arrayContaining(['identity.pem', `${key.id}.json`]));
    expect(gateway.log()).toContain('not let in');
    for (const text of [...texts, gateway.log()]) {
      for (const secret of [own, token, 'a wrong guess']) {
        expect(text).not.toContain(secret);
        expect(text).not.toContain(Buffer.from(secret).toString('base64').replace(/=+$/, ''));
        expect(text).not.toContain(Buffer.from(secret, 'base64url').toString('hex'));
      }
    }
  });

  it('is in anything that a client may ask for', async () => {
    const gateway = await startGateway();
    const { token } = await device(gateway, ['operator.read']);
    await stranger(gateway);
    const admin = await cli(gateway, ['operator.admin']);
    for (const method of ['health', 'status', 'system-presence', 'device.pair.list', 'desk.list']) {
      const text = JSON.stringify(await admin.call(method));
      expect(text).not.toContain(token);
      expect(text).not.toContain(TOKEN);
    }
    expect(JSON.stringify(gateway.gateway.status())).not.toContain(TOKEN);
  });
});
