/** Every method with parameters that it must not take: it names the field, changes nothing, and keeps the connection. */
import { describe, expect, it } from 'vitest';
import type { Client } from '../support/client.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { cli, Owner } from '../support/party.ts';
import { ACCESS as ANNOUNCED, OWNER_ONLY, UNLISTED } from './access-table.ts';
import { fieldsOf, METHODS } from './method-params.ts';
import { joinNode } from './node-party.ts';

const ACCESS: Readonly<Record<string, string>> = { ...ANNOUNCED, ...UNLISTED };

/** A valid set of each method's required parameters; absent where it has none. */
const VALID: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'system-event': { text: 'x' },
  'config.set': { raw: '{}' },
  'config.patch': { raw: '{}' },
  'config.apply': { raw: '{}' },
  'device.pair.approve': { requestId: 'x' },
  'device.pair.reject': { requestId: 'x' },
  'device.pair.remove': { deviceId: 'x' },
  'device.pair.rename': { deviceId: 'x', label: 'y' },
  'device.token.rotate': { deviceId: 'x', role: 'operator' },
  'device.token.revoke': { deviceId: 'x', role: 'operator' },
  'device.scopes.requestUpgrade': { scopes: ['operator.read'] },
  'device.scopes.waitUpgrade': { requestId: 'x' },
  'node.pair.approve': { requestId: 'x' },
  'node.pair.reject': { requestId: 'x' },
  'node.pair.remove': { nodeId: 'x' },
  'node.rename': { nodeId: 'x', displayName: 'y' },
  'node.describe': { nodeId: 'x' },
  'node.invoke': { nodeId: 'x', command: 'system.notify', idempotencyKey: 'k' },
  'node.invoke.input': { idempotencyKey: 'k', payloadJSON: '1' },
  'node.invoke.cancel': { idempotencyKey: 'k' },
  'node.invoke.result': { id: 'x', nodeId: 'y', ok: true },
  'node.invoke.progress': { invokeId: 'x', nodeId: 'y', seq: 0, chunk: 'z' },
  'node.event': { event: 'x' },
  'node.pluginTools.update': { tools: [] },
  'node.skills.update': { skills: [] },
  'node.pending.ack': { ids: ['x'] },
  'desk.approve': { requestId: 'x', digest: 'y' },
  'desk.deny': { requestId: 'x' },
  'desk.dismiss': { requestId: 'x' },
  'desk.approveCommands': { requestId: 'x', digest: 'y' },
  'desk.denyCommands': { requestId: 'x' },
  'desk.remove': { deviceId: 'x' },
  'desk.undoApproval': { requestId: 'x' },
  'desk.rename': { deviceId: 'x', name: 'y' },
  'desk.setAccess': { deviceId: 'x', role: 'operator' },
  'desk.watchTraffic': { on: true },
  'desk.signOut': { deviceId: 'x' },
  'desk.block': { deviceId: 'x' },
  'desk.unblock': { deviceId: 'x' },
  'desk.restore': { deviceId: 'x' },
  'desk.setupCode': { profile: 'node' },
  'desk.cancelSetupCode': { setupId: 'x' },
  'device.pair.setupStatus': { setupId: 'x' },
  'desk.repair': { repairId: 'x', digest: 'y' },
  'desk.dismissRepair': { repairId: 'x' },
  'desk.unlock': { id: 'x' },
  'desk.pairingOpen': { open: false },
};

/** Official clients send options to these that are newer than the published schema; they look at none of them. */
const TOLERANT = new Set([
  ...['health', 'status', 'system-presence', 'system-event', 'node.runnerInventory.update'],
  ...['agents.list', 'sessions.subscribe', 'sessions.list', 'exec.approval.list', 'plugin.approval.list'],
  ...['openclaw.approval.list', 'question.list', 'exec.approvals.get', 'update.status', 'environments.list'],
  ...['users.prefs.get', 'plugins.controlUi.list'],
]);

/** Of these only the frame's own limit bounds the size: they carry what nodes and operators say to each other. */
const UNBOUNDED = new Set([
  'node.invoke params',
  'node.invoke.result payload',
  'node.invoke.result payloadJSON',
  'node.event payload',
  'node.event payloadJSON',
]);

const HUGE = 'x'.repeat(100_000);

/** All that trust consists of, and all that waits. */
function trust({ gateway }: TestGateway): string {
  const { pairing } = gateway;
  const devices = pairing.devices().map(({ lastSeenAtMs: _, ...device }) => device);
  return JSON.stringify([devices, pairing.waiting(), pairing.commandRequests()]);
}

async function refusal(client: Client, method: string, params: unknown): Promise<string> {
  const answer = await client.callRaw(method, params);
  expect([method, params === undefined ? '' : JSON.stringify(params).slice(0, 200), answer.ok]).toMatchObject({
    2: false,
  });
  expect([method, answer.error.code]).toEqual([method, 'INVALID_REQUEST']);
  expect(answer.error.message.length).toBeLessThan(400);
  return answer.error.message;
}

it('every method of the table is walked, and what counts as valid here is', () => {
  expect([...METHODS.keys()].toSorted()).toEqual([...Object.keys(ACCESS), ...OWNER_ONLY].toSorted());
  for (const [name, { params }] of METHODS) {
    const tried = params.safeParse(VALID[name] ?? {});
    expect([name, tried.error?.message ?? 'valid']).toEqual([name, 'valid']);
  }
});

describe.each(Object.keys(ACCESS))('%s', (method) => {
  it('refuses what it does not take, naming it', async () => {
    const gateway = await startGateway();
    const node = await joinNode(gateway);
    const client = ACCESS[method] === 'node' ? node.client : await cli(gateway, ['operator.admin']);
    const before = trust(gateway);
    const valid = VALID[method] ?? {};

    for (const wrong of ['text', 7, true, [], [valid]]) {
      expect(await refusal(client, method, wrong)).toMatch(
        new RegExp(`^invalid ${method.replaceAll('.', '\\.')} params: params: `),
      );
    }
    for (const field of Object.keys(valid)) {
      const { [field]: _, ...without } = valid;
      expect(await refusal(client, method, without)).toContain(`${field}: `);
      for (const wrong of [null, { deep: true }, { toString: 1 }]) {
        expect(await refusal(client, method, { ...valid, [field]: wrong })).toContain(field);
      }
      const huge =
        typeof valid[field] === 'string' ? HUGE : Array.isArray(valid[field]) ? Array(10_000).fill('x') : undefined;
      if (huge !== undefined && !UNBOUNDED.has(`${method} ${field}`)) {
        expect(await refusal(client, method, { ...valid, [field]: huge })).toContain(field);
      }
    }
    for (const { name, required, schema } of fieldsOf(method)) {
      if (required || Object.keys(schema).length === 0 || name in valid) continue;
      const wrong = schema['type'] === 'object' ? 'text' : { deep: true };
      expect(await refusal(client, method, { ...valid, [name]: wrong })).toContain(name);
      if (schema['type'] === 'object') continue;
      const huge = schema['type'] === 'array' ? Array(10_000).fill('x') : HUGE;
      if (!UNBOUNDED.has(`${method} ${name}`)) {
        expect(await refusal(client, method, { ...valid, [name]: huge })).toContain(name);
      }
    }
    const hostile = JSON.parse(`{"__proto__":{"admin":true},"constructor":{"prototype":{}}}`) as object;
    if (TOLERANT.has(method)) {
      const answer = await client.callRaw(method, { ...valid, ...hostile, newer: HUGE });
      expect([method, answer.ok]).toEqual([method, true]);
    } else {
      expect(await refusal(client, method, { ...valid, extra: 1 })).toContain('unexpected property "extra"');
      const text = JSON.stringify(valid).replace(
        /^\{/,
        `{"__proto__":{"admin":true}${Object.keys(valid).length > 0 ? ',' : ''}`,
      );
      client.sendRaw(`{"type":"req","id":"hostile","method":"${method}","params":${text}}`);
      const answer = await client.next((frame) => frame['id'] === 'hostile');
      expect([method, answer['error']]).toMatchObject([method, { code: 'INVALID_REQUEST', message: /__proto__/ }]);
    }
    expect(Reflect.get({}, 'admin')).toBeUndefined();
    expect(trust(gateway)).toBe(before);
    await client.settled();
  });
});

it('the owner’s own methods refuse what they do not take', async () => {
  const gateway = await startGateway();
  const owner = new Owner(gateway);
  for (const method of OWNER_ONLY) {
    expect(await owner.call(method, { extra: 1 })).toMatchObject({
      error: { code: 'INVALID_REQUEST', message: /"extra"/ },
    });
  }
  expect(gateway.gateway.status().state).toBe('running');
});

it('an unknown method is refused by its name, however long or odd', async () => {
  const gateway = await startGateway();
  const client = await cli(gateway, ['operator.admin']);
  for (const name of ['agents.create', '__proto__', 'constructor', 'toString', HUGE]) {
    expect(await refusal(client, name, {})).toBe(`unknown method: ${name.slice(0, 128)}`);
  }
});
