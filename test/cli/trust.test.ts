/** What is granted, changed and taken back from a terminal, over a real control socket to a real gateway. */
import { describe, expect, it } from 'vitest';
import { access, extend } from '../../src-main/cli/access.ts';
import { parseAccess } from '../../src-main/cli/access-choice.ts';
import type { ApproveOptions } from '../../src-main/cli/approval-terms.ts';
import { block, listBlocks, unblock } from '../../src-main/cli/blocks.ts';
import { rename, revoke, rotate, signOut } from '../../src-main/cli/device-changes.ts';
import { approve, listDevices } from '../../src-main/cli/devices.ts';
import { DeviceKey } from '../support/device-key.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { startGateway, TOKEN } from '../support/gateway.ts';
import { device } from '../support/party.ts';
import { controlUi, nodeHost, phone } from '../support/phone.ts';
import { openTerminal } from '../support/terminal.ts';

const [READ, WRITE, PAIRING] = ['operator.read', 'operator.write', 'operator.pairing'] as const;
const withToken = { auth: { token: TOKEN } };
const HERE = { headers: { Host: '192.168.1.5' } };
const HOUR_MS = 3_600_000;

async function aTerminal() {
  const clock = new FakeClock();
  const test = await startGateway({ clock });
  const client = await openTerminal(test);
  const paired = () => test.gateway.pairing.devices()[0]!;
  return { test, clock, client, paired };
}

describe('openclaw devices approve', () => {
  it.each<[string, ApproveOptions, readonly string[]]>([
    ['everything it asks for', {}, [PAIRING, READ, WRITE]],
    ['only to see', { access: parseAccess('look') }, [READ]],
    ['to see and send', { access: parseAccess('chat') }, [READ, WRITE]],
    ['exactly what is said', { access: parseAccess(`${READ}, ${PAIRING}`) }, [PAIRING, READ]],
  ])('grants %s', async (_what, options, scopes) => {
    const { test, client, paired } = await aTerminal();
    const asks = phone(new DeviceKey(), { ...withToken, scopes: [READ, WRITE, PAIRING] });
    await test.knock(asks);
    expect(await approve(client, test.waiting().code, options)).toMatchObject({ exitCode: 0 });
    expect([...paired().scopes].sort()).toEqual(scopes);
    const outcome = await test.knock(asks);
    if (outcome.let === 'out') throw new Error(outcome.error.message);
    expect([...outcome.hello.auth.scopes].sort()).toEqual(scopes);
  });

  it('names the device, and lets it in for an hour', async () => {
    const { test, clock, client, paired } = await aTerminal();
    await test.knock(phone(new DeviceKey(), withToken));
    const nowMs = clock.now();
    await approve(client, test.waiting().code, { name: 'My phone', for: 'hour' });
    expect(paired()).toMatchObject({ label: 'My phone', expiresAtMs: { operator: nowMs + HOUR_MS } });
    expect((await listDevices(client)).text).toMatch(/My phone .*offline, 60 min left/);
  });

  it.each<[string, ApproveOptions, string]>([
    ['more than it asks', { access: parseAccess('operator.admin') }, 'did not ask for that much'],
    ['a level of which it asks nothing', { access: parseAccess('look') }, 'leaves nothing of what it asks for'],
    ['a name of which nothing can be shown', { name: '\u202e\u0000' }, 'name'],
  ])('approves nothing with %s', async (_what, options, why) => {
    const { test, client } = await aTerminal();
    await test.knock(phone(new DeviceKey(), { ...withToken, scopes: [PAIRING] }));
    const { code } = test.waiting();
    const output = await approve(client, code, options);
    expect(output.exitCode).toBe(1);
    expect(output.problem).toMatch(/^Nothing approved: /);
    expect(output.problem).toContain(why);
    expect(test.gateway.pairing.devices()).toEqual([]);
    expect(await approve(client, code)).toMatchObject({ exitCode: 0 });
  });

  it('says where --access and --name do not belong', async () => {
    const { test, client } = await aTerminal();
    const nas = nodeHost(new DeviceKey(), withToken);
    await test.knock(nas);
    const { code } = test.waiting();
    expect((await approve(client, code, { access: parseAccess('look') })).problem).toContain('--connect-only');
    expect(await approve(client, code, { connectOnly: true, for: 'day' })).toMatchObject({ exitCode: 0 });
    await test.knock(nas);
    await expect.poll(() => test.gateway.pairing.commandRequests().length).toBe(1);
    const [request] = test.gateway.pairing.commandRequests();
    expect((await approve(client, request!.code, { name: 'NAS' })).problem).toContain('openclaw devices rename');
    expect(await approve(client, request!.code)).toMatchObject({ exitCode: 0 });
  });
});

describe('openclaw devices, about one that is trusted', () => {
  it('renames it, and gives it its own name back', async () => {
    const { test, client, paired } = await aTerminal();
    const { key } = await device(test, [READ]);
    const { text } = await rename(client, key.id.slice(0, 12), 'My phone\u202e');
    expect(text).toContain('it is called My phone (Android phone) now');
    expect(paired().label).toBe('My phone');
    expect((await rename(client, 'nobody', 'x')).problem).toMatch(/^Nothing renamed: no paired device fits "nobody"/);
    expect(await rename(client, 'My phone', '')).toMatchObject({ exitCode: 0, json: { name: 'Pixel 9' } });
    expect(paired().label).toBeUndefined();
  });

  it('narrows it at once, widens it again, and never beyond what it asked for', async () => {
    const { test, client, paired } = await aTerminal();
    const { client: connected } = await device(test, [READ, WRITE]);
    const output = await access(client, 'Pixel 9', parseAccess('look'));
    expect(output.text).toBe('From now on Pixel 9 (Android phone) sees chats, devices and status.');
    expect((await connected.closed()).code).toBe(4001);
    expect(paired().scopes).toEqual([READ]);
    expect((await access(client, 'Pixel 9', parseAccess('operator.admin'))).problem).toContain('never asked for');
    expect(await access(client, 'Pixel 9', parseAccess('asked'))).toMatchObject({ exitCode: 0 });
    expect([...paired().scopes].sort()).toEqual([READ, WRITE]);
  });

  it('lets it in for a time from now, and without an end', async () => {
    const { test, clock, client, paired } = await aTerminal();
    await device(test, [READ]);
    expect((await extend(client, 'Pixel 9', { for: 'day' })).text).toMatch(/is let in from now for a day\.$/);
    expect(paired().expiresAtMs).toEqual({ operator: clock.now() + 24 * HOUR_MS });
    expect((await listDevices(client)).text).toMatch(/connected, 24 h left/);
    expect((await extend(client, 'Pixel 9', { for: 'always' })).text).toMatch(/is let in without an end\.$/);
    expect(paired().expiresAtMs?.operator).toBeUndefined();
    expect((await extend(client, 'Pixel 9', { for: 'day', role: 'node' })).problem).toContain(
      'not let in for commands',
    );
  });

  it('asks which is meant of one that is let in for both, and takes away that one', async () => {
    const { test, client, paired } = await aTerminal();
    const { key } = await device(test, [READ]);
    const { client: node } = await test.pair(nodeHost(key));
    expect((await revoke(client, 'nas', {})).problem).toBe(
      'Nothing revoked: say which: --role operator (chats and settings) or --role node (commands and sensors).',
    );
    expect(paired().roles).toHaveLength(2);
    expect(await revoke(client, 'nas', { role: 'node' })).toMatchObject({ exitCode: 0, json: { role: 'node' } });
    expect((await node.closed()).code).toBe(4001);
    expect(paired().roles).toEqual(['operator']);
  });

  it('ends its token, and shows the new one to nobody', async () => {
    const { test, client } = await aTerminal();
    const { key, token, client: connected } = await device(test, [READ]);
    const output = await rotate(client, 'Pixel 9', {});
    expect(output).toMatchObject({ exitCode: 0, json: { deviceId: key.id, role: 'operator' } });
    expect(output.text).toContain(`openclaw devices repair ${key.id.slice(0, 8)}`);
    expect((await connected.closed()).code).toBe(4001);
    expect(await test.knock(phone(key, { scopes: [READ], auth: { deviceToken: token } }), HERE)).toMatchObject({
      let: 'out',
    });
    expect(await test.knock(phone(key, { scopes: [READ], ...withToken }))).toMatchObject({ let: 'in' });
  });

  it('signs out a trusted one and one that only has the gateway’s token', async () => {
    const { test, client, paired } = await aTerminal();
    const { client: connected } = await device(test, [READ]);
    expect((await signOut(client, 'nobody')).problem).toContain('Pixel 9');
    expect(await signOut(client, 'Pixel 9')).toMatchObject({ exitCode: 0 });
    expect((await connected.closed()).code).toBe(4001);
    expect(paired().signedOut).toBe(true);
    expect((await listDevices(client)).text).toMatch(/Pixel 9 .*signed out/);

    const key = new DeviceKey();
    const page = controlUi(key, withToken);
    const origin = { headers: { Origin: `http://127.0.0.1:${String(test.port)}` } };
    const entered = await test.knock(page, origin);
    if (entered.let === 'out') throw new Error(entered.error.message);
    expect(await signOut(client, key.id.slice(0, 12))).toMatchObject({ exitCode: 0, json: { deviceId: key.id } });
    expect((await entered.client.closed()).code).toBe(4001);
    expect(await test.knock(page, origin)).toMatchObject({ let: 'out' });
    expect((await listBlocks(client)).text).toContain('signed out from the command line');
    expect((await unblock(client, key.id.slice(0, 12))).text).toContain('The gateway’s token lets it in again.');
    expect(await test.knock(page, origin)).toMatchObject({ let: 'in' });
  });
});

describe('openclaw devices block, blocks and unblock', () => {
  it('keep out one that waits by its code, until it is lifted', async () => {
    const { test, client } = await aTerminal();
    const asker = phone(new DeviceKey(), withToken);
    await test.knock(asker);
    expect((await listBlocks(client)).text).toBe('Nobody is blocked.');
    expect((await block(client, 'nobody', {})).problem).toMatch(
      /^Nobody blocked: no device fits "nobody"\. There is: /,
    );
    expect(await block(client, test.waiting().code, {})).toMatchObject({
      exitCode: 0,
      json: { deviceId: asker.key!.id, address: false },
    });
    await test.knock(asker);
    expect(test.gateway.pairing.waiting()).toEqual([]);
    const shown = await listBlocks(client);
    expect(shown.text).toMatch(
      new RegExp(`${asker.key!.id.slice(0, 8)} +Pixel 9 +blocked from the command line +just now`),
    );
    for (const line of shown.text!.split('\n')) expect(line.length).toBeLessThanOrEqual(80);

    expect((await unblock(client, 'nobody')).problem).toContain(`${asker.key!.id.slice(0, 8)} Pixel 9`);
    expect((await unblock(client, 'Pixel 9')).text).toBe('Unblocked Pixel 9. It may ask again, and must be approved.');
    await test.knock(asker);
    expect(test.waiting().deviceId).toBe(asker.key!.id);
  });

  it('remove and keep out one that is trusted, and refuse an address that others share', async () => {
    const { test, client } = await aTerminal();
    const { key, client: connected } = await device(test, [READ]);
    expect((await block(client, 'Pixel 9', { address: true })).problem).toContain('others come from the same address');
    expect(test.gateway.pairing.devices()).toHaveLength(1);
    expect(await block(client, 'Pixel 9', {})).toMatchObject({ exitCode: 0 });
    expect((await connected.closed()).code).toBe(4001);
    expect(test.gateway.pairing.devices()).toEqual([]);
    expect((await unblock(client, key.id)).exitCode).toBe(0);
  });

  it('block any key by its whole id', async () => {
    const { client } = await aTerminal();
    const { id } = new DeviceKey();
    expect(await block(client, id, {})).toMatchObject({ exitCode: 0, json: { deviceId: id } });
    expect((await block(client, id, {})).problem).toContain('blocked already');
  });
});

it.each(['', ',', 'everything', 'operator.superuser', 'operator.read,operator.superuser'])(
  'knows no access %j',
  (text) => {
    expect(() => parseAccess(text)).toThrow(/look \(only see\), or some of: operator\.admin/);
  },
);
