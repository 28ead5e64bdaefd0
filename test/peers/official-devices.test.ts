/** The official command's `devices …` against our gateway. What it prints is what the official gateway makes it print. */
import { describe, expect, it } from 'vitest';
import { DeviceKey } from '../support/device-key.ts';
import { startGateway, TOKEN } from '../support/gateway.ts';
import { OfficialCommandLine, OfficialProgram } from '../support/peers/official-program.ts';
import { nodeHost, phone } from '../support/phone.ts';

const asker = (key = new DeviceKey()) => phone(key, { auth: { token: TOKEN } });

async function scene() {
  const gateway = await startGateway();
  return { gateway, openclaw: await OfficialCommandLine.to(gateway.url, TOKEN) };
}

describe('openclaw devices', () => {
  it('lists, explains and approves a waiting device, which then comes in', async () => {
    const { gateway, openclaw } = await scene();
    expect(await openclaw.run('devices', 'list')).toEqual({ exitCode: 0, output: 'No device pairing entries.\n' });

    const device = asker();
    await gateway.knock(device);
    const { requestId, deviceId } = gateway.waiting();
    const list = await openclaw.run('devices', 'list');
    expect(list.exitCode).toBe(0);
    expect(list.output).toMatch(/^Pending \(1\)/);
    expect(list.output).toContain(`│ ${requestId} │ Pixel 9 `);
    expect(list.output).toContain('new pairing');

    const which = await openclaw.run('devices', 'approve');
    expect(which.exitCode).toBe(1);
    expect(which.output).toContain(`Selected pending device request ${requestId}`);
    expect(which.output).toContain('Requested: roles: operator; scopes: operator.read, operator.write');
    expect(which.output).toContain(`openclaw devices approve ${requestId}`);

    expect(await openclaw.run('devices', 'approve', requestId)).toEqual({
      exitCode: 0,
      output: `Approved ${deviceId} (${requestId})\n`,
    });
    expect(await gateway.knock(device)).toMatchObject({ let: 'in' });
    const paired = await openclaw.run('devices', 'list');
    expect(paired.output).toMatch(/^Paired \(1\)/);
    expect(paired.output).toContain(`  ${deviceId}  Pixel 9\n`);
    expect(await openclaw.json('devices', 'list')).toMatchObject({
      pending: [],
      paired: [{ deviceId, displayName: 'Pixel 9', roles: ['operator'], tokens: [{ role: 'operator' }] }],
    });
  });

  it('approves full control too', async () => {
    const { gateway, openclaw } = await scene();
    const admin = { ...asker(), scopes: ['operator.admin'] };
    await gateway.knock(admin);
    expect(await openclaw.run('devices', 'approve', gateway.waiting().requestId)).toMatchObject({ exitCode: 0 });
    expect(await gateway.knock(admin)).toMatchObject({ let: 'in' });
  });

  it('rejects a waiting device', async () => {
    const { gateway, openclaw } = await scene();
    await gateway.knock(asker());
    const { requestId, deviceId } = gateway.waiting();
    expect(await openclaw.run('devices', 'reject', requestId)).toEqual({
      exitCode: 0,
      output: `Rejected ${deviceId}\n`,
    });
    expect(gateway.gateway.pairing.waiting()).toEqual([]);
  });

  it('removes a paired device and cuts it off', async () => {
    const { gateway, openclaw } = await scene();
    const device = asker();
    const { client } = await gateway.pair(device);
    const deviceId = device.key?.id ?? '';
    expect(await openclaw.run('devices', 'remove', deviceId)).toEqual({ exitCode: 0, output: `Removed ${deviceId}\n` });
    expect(await client.closed()).toEqual({ code: 4001, reason: 'device removed' });
    expect(await gateway.knock(device)).toMatchObject({ let: 'out', error: { details: { reason: 'not-paired' } } });
  });

  it('renames a paired device', async () => {
    const { gateway, openclaw } = await scene();
    const device = asker();
    await gateway.pair(device);
    const deviceId = device.key?.id ?? '';
    expect(await openclaw.run('devices', 'rename', '--device', deviceId, '--name', 'Kitchen')).toEqual({
      exitCode: 0,
      output: `Renamed ${deviceId} → Kitchen\n`,
    });
    expect(await openclaw.json('devices', 'list')).toMatchObject({ paired: [{ operatorLabel: 'Kitchen' }] });
  });

  it('rotates a token, which the device learns only from its next connect', async () => {
    const { gateway, openclaw } = await scene();
    const device = asker();
    const { token, client } = await gateway.pair(device);
    const rotated = (await openclaw.json(
      ...['devices', 'rotate', '--device', device.key?.id ?? '', '--role', 'operator'],
    )) as object;
    expect(rotated).toMatchObject({ role: 'operator', scopes: ['operator.read', 'operator.write'] });
    expect(rotated).toMatchObject({ tokenDelivery: 'withheld-cross-device' });
    expect(rotated).not.toHaveProperty('token');
    expect(await client.closed()).toEqual({ code: 4001, reason: 'device removed' });
    const withOldToken = { ...device, auth: { deviceToken: token } };
    expect(await gateway.knock(withOldToken)).toMatchObject({
      let: 'out',
      error: { details: { code: 'AUTH_DEVICE_TOKEN_MISMATCH' } },
    });
    expect(await gateway.knock(device)).toMatchObject({ let: 'in' });
  });

  it('revokes a role, which then must be asked for again', async () => {
    const { gateway, openclaw } = await scene();
    const device = asker();
    await gateway.pair(device);
    const deviceId = device.key?.id ?? '';
    expect(await openclaw.json('devices', 'revoke', '--device', deviceId, '--role', 'operator')).toMatchObject({
      deviceId,
      role: 'operator',
    });
    expect(await gateway.knock(device)).toMatchObject({
      let: 'out',
      error: {
        message: 'pairing required: device is asking for a higher role than currently approved',
        details: { reason: 'role-upgrade' },
      },
    });
  });

  it('clears all that is paired, and what waits where it is told to, but only with a yes', async () => {
    const { gateway, openclaw } = await scene();
    const { client } = await gateway.pair(asker());
    await gateway.pair(nodeHost(new DeviceKey()));
    await gateway.knock(asker());
    expect(await openclaw.run('devices', 'clear')).toEqual({
      exitCode: 1,
      output: 'Refusing to clear pairing table without --yes\n',
    });
    expect(gateway.gateway.pairing.devices()).toHaveLength(2);
    expect(await openclaw.run('devices', 'clear', '--yes')).toEqual({
      exitCode: 0,
      output: 'Cleared 2 paired devices\n',
    });
    expect(gateway.gateway.pairing.devices()).toEqual([]);
    expect(await client.closed()).toEqual({ code: 4001, reason: 'device removed' });
    const { requestId } = gateway.waiting();
    expect(await openclaw.json('devices', 'clear', '--yes', '--pending')).toEqual({
      removedDevices: [],
      rejectedPending: [requestId],
    });
    expect(gateway.gateway.pairing.waiting()).toEqual([]);
  });

  it.each([
    [['approve', 'nope'], 'No pending device request matches nope.'],
    [['reject', 'nope'], 'Reason: unknown requestId'],
    [['remove', 'nope'], 'Reason: unknown deviceId'],
    [['rename', '--device', 'nope', '--name', 'X'], 'Reason: unknown deviceId'],
    [['rotate', '--device', 'nope', '--role', 'operator'], 'Reason: device token rotation denied'],
    [['revoke', '--device', 'nope', '--role', 'operator'], 'Reason: device token revocation denied'],
  ])('%j fails with the official words', async (args, words) => {
    const { openclaw } = await scene();
    const { exitCode, output } = await openclaw.run('devices', ...args);
    expect(exitCode).toBe(1);
    expect(output).toContain(words);
  });
});

describe('the gateway that it talks to', () => {
  it('may be named by the environment', async () => {
    const gateway = await startGateway();
    const program = await OfficialProgram.installed({
      OPENCLAW_GATEWAY_TOKEN: TOKEN,
      OPENCLAW_GATEWAY_PORT: String(gateway.port),
    });
    expect(await program.run('devices', 'list')).toEqual({ exitCode: 0, output: 'No device pairing entries.\n' });
  });

  it('refuses a wrong token in words that the official command understands', async () => {
    const gateway = await startGateway();
    const openclaw = await OfficialCommandLine.to(gateway.url, 'wrong');
    const { exitCode, output } = await openclaw.run('devices', 'list');
    expect(exitCode).toBe(1);
    expect(output).toContain('token mismatch');
  });
});
