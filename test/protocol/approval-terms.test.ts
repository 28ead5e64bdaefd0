/** Approving with terms: a name, less than was asked, for a time. One step, on the disk before it is told. */
import fs from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { FakeClock } from '../support/fake-clock.ts';
import { FullDisk } from '../support/full-disk.ts';
import { restarted, startGateway, tempDir, TOKEN } from '../support/gateway.ts';
import { cli, stranger } from '../support/party.ts';
import { nodeHost, phone } from '../support/phone.ts';
import { DeviceKey } from '../support/device-key.ts';

const HOUR = 3_600_000;
const ASKED = ['operator.admin', 'operator.read', 'operator.write'];

/** A phone that asks for everything, and an administrator who decides. */
async function scene(asked: readonly string[] = ASKED, options: Parameters<typeof startGateway>[0] = {}) {
  const gateway = await startGateway(options);
  const admin = await cli(gateway, ['operator.admin']);
  const { key, requestId } = await stranger(gateway, { scopes: asked });
  const { digest } = gateway.waiting();
  const approve = (terms: object) => admin.call('desk.approve', { requestId, digest, ...terms });
  const asker = phone(key, { auth: { token: TOKEN }, scopes: asked });
  const comeBack = () => gateway.knock(asker);
  return { gateway, admin, key, asker, requestId, digest, approve, comeBack };
}

describe('an approval of less than was asked', () => {
  it('grants exactly that, and remembers what was left out', async () => {
    const { gateway, approve, comeBack } = await scene();
    expect(await approve({ scopes: ['operator.read'] })).toMatchObject({ ok: true });
    expect(await comeBack()).toMatchObject({ let: 'in', hello: { auth: { scopes: ['operator.read'] } } });
    expect(gateway.gateway.pairing.waiting()).toEqual([]); // what was left out is no new ask
    expect(gateway.gateway.pairing.devices()).toMatchObject([
      { scopes: ['operator.read'], withheld: ['operator.admin', 'operator.write'] },
    ]);
  });

  it('may name what the ask only implies', async () => {
    const { approve, comeBack } = await scene(['operator.write']);
    expect(await approve({ scopes: ['operator.sessions.read', 'operator.read'] })).toMatchObject({ ok: true });
    const outcome = await comeBack();
    // It asked for "write", which it was not given; what it was given it never asks for by name.
    expect(outcome).toMatchObject({ let: 'in', hello: { auth: { scopes: [] } } });
  });

  it.each([
    ['more than it asked', ['operator.questions'], 'The device did not ask for that much.'],
    ['what does not exist', ['operator.read', 'operator.superuser'], 'There is no such access.'],
    ['nothing, without saying so', [], 'Say what it may do, or let it connect only.'],
  ])('of %s is refused, and the request waits on', async (_what, scopes, message) => {
    const { gateway, approve, comeBack, requestId } = await scene(['operator.read']);
    const answer = await approve({ scopes });
    expect(answer).toMatchObject({ ok: false, error: { message, details: { reason: 'not-possible' } } });
    expect(JSON.stringify(answer)).not.toContain('superuser');
    expect(gateway.waiting().requestId).toBe(requestId);
    expect(await approve({ scopes: ['operator.read'] })).toMatchObject({ ok: true });
    expect(await comeBack()).toMatchObject({ let: 'in' });
  });

  it('lets a device connect and do nothing yet, where that is said', async () => {
    const { approve, comeBack } = await scene();
    expect(await approve({ scopes: [], grant: 'connect' })).toMatchObject({ ok: true });
    expect(await comeBack()).toMatchObject({ let: 'in', hello: { auth: { scopes: [] } } });
  });

  it('needs only what is granted to be held by whoever approves', async () => {
    const { gateway, requestId, digest, comeBack } = await scene();
    const reader = await cli(gateway, ['operator.pairing', 'operator.read']);
    const ask = { requestId, digest };
    expect(await reader.call('desk.approve', ask)).toMatchObject({ ok: false });
    expect(await reader.call('desk.approve', { ...ask, scopes: ['operator.write'] })).toMatchObject({ ok: false });
    expect(await reader.call('desk.approve', { ...ask, scopes: ['operator.read'] })).toMatchObject({ ok: true });
    expect(await comeBack()).toMatchObject({ hello: { auth: { scopes: ['operator.read'] } } });
  });

  it('of a node has no scopes to choose from', async () => {
    const gateway = await startGateway();
    const admin = await cli(gateway, ['operator.admin']);
    const nas = nodeHost(new DeviceKey(), { auth: { token: TOKEN } });
    await gateway.knock(nas);
    const { requestId, digest } = gateway.waiting();
    const withScopes = { requestId, digest, scopes: ['operator.read'] };
    expect(await admin.call('desk.approve', withScopes)).toMatchObject({
      error: { details: { reason: 'not-possible' } },
    });
    expect(await admin.call('desk.approve', { requestId, digest, grant: 'connect' })).toMatchObject({ ok: true });
    expect(await gateway.knock(nas)).toMatchObject({ let: 'in' });
    expect(gateway.gateway.pairing.devices()).toMatchObject([{ roles: ['node'], scopes: [], commands: [] }]);
  });
});

describe('an approval with a name', () => {
  it('is what its owner calls it from then on', async () => {
    const { gateway, approve } = await scene();
    expect(await approve({ name: 'Anna’s phone' })).toMatchObject({ ok: true });
    expect(gateway.gateway.pairing.devices()).toMatchObject([{ name: 'Pixel 9', label: 'Anna’s phone' }]);
    const after = await restarted(gateway);
    expect(after.gateway.pairing.devices()).toMatchObject([{ label: 'Anna’s phone' }]);
  });

  it('is made safe to show, and refused where nothing of it can be shown', async () => {
    const { gateway, approve } = await scene();
    expect(await approve({ name: '\u202e\u0000\u200b' })).toMatchObject({
      error: { details: { reason: 'not-possible' } },
    });
    expect(gateway.gateway.pairing.devices()).toEqual([]);
    expect(await approve({ name: '\u202eAnna\n\u001b[31m’s phone' })).toMatchObject({ ok: true });
    expect(gateway.gateway.pairing.devices()).toMatchObject([{ label: 'Anna [31m’s phone' }]);
  });
});

describe('an approval for a time', () => {
  it('says until when, and for always says nothing', async () => {
    const clock = new FakeClock();
    const { gateway, approve } = await scene(ASKED, { clock });
    expect(await approve({ lastsMs: HOUR })).toMatchObject({ ok: true });
    expect(gateway.gateway.pairing.devices()).toMatchObject([{ expiresAtMs: { operator: clock.now() + HOUR } }]);

    const always = await scene(ASKED, { clock });
    expect(await always.approve({})).toMatchObject({ ok: true });
    expect(always.gateway.gateway.pairing.devices()[0]).not.toHaveProperty('expiresAtMs');
  });

  it.each([0, -1, 1.5, 1e15, '1h'])('of %j is none', async (lastsMs) => {
    const { gateway, approve } = await scene();
    expect(await approve({ lastsMs })).toMatchObject({ error: { message: expect.stringContaining('lastsMs') } });
    expect(gateway.gateway.pairing.devices()).toEqual([]);
  });

  it('keeps its end where the device is later granted more', async () => {
    const clock = new FakeClock();
    const { gateway, admin, asker, approve, comeBack } = await scene(['operator.read'], { clock });
    await approve({ lastsMs: HOUR });
    await comeBack();
    const end = clock.now() + HOUR;
    clock.advance(20_000); // less than the interval after which a silent peer is dropped
    await gateway.knock({ ...asker, scopes: ['operator.read', 'operator.write'] });
    const { requestId, digest } = gateway.waiting();
    await admin.call('desk.approve', { requestId, digest });
    expect(gateway.gateway.pairing.devices()).toMatchObject([
      { scopes: ['operator.read', 'operator.write'], expiresAtMs: { operator: end } },
    ]);
  });
});

it('an approval with all terms is one write: where it fails, nothing of it holds', async () => {
  const stateDir = await tempDir();
  const disk = new FullDisk();
  const { gateway, approve, comeBack, requestId } = await scene(ASKED, {
    stateDir,
    ports: disk.ports,
  });
  const terms = { name: 'Anna’s phone', scopes: ['operator.read'], lastsMs: HOUR };
  disk.full = true;
  expect(await approve(terms)).toMatchObject({ error: { code: 'UNAVAILABLE', details: { reason: 'not-saved' } } });
  expect([gateway.gateway.pairing.devices(), gateway.waiting().requestId]).toEqual([[], requestId]);
  disk.full = false;
  expect(await approve(terms)).toMatchObject({ ok: true });
  expect(await comeBack()).toMatchObject({ let: 'in', hello: { auth: { scopes: ['operator.read'] } } });
  expect(await fs.readdir(path.join(gateway.places.devicesDir))).toHaveLength(1);
});

describe('approving what changed after it was shown', () => {
  it('is refused with what changed and what waits now, and the new request can be approved', async () => {
    const { gateway, admin, key, approve } = await scene(['operator.read']);
    const shown = gateway.waiting();
    const greedy = phone(key, { auth: { token: TOKEN }, scopes: ['operator.admin'] });
    await gateway.knock({ ...greedy, client: { ...greedy.client, displayName: 'Pixel 9 Pro' } });
    const current = gateway.waiting();
    const answer = await approve({});
    expect(answer).toMatchObject({
      ok: false,
      error: {
        message: 'The device asks for something else now. Changed: what it asks for, its name.',
        details: { reason: 'changed', current: { requestId: current.requestId }, changed: ['scopes', 'name'] },
      },
    });
    expect(current.requestId).not.toBe(shown.requestId);
    expect(gateway.gateway.pairing.devices()).toEqual([]);
    const { requestId, digest } = current;
    expect(await admin.call('desk.approve', { requestId, digest })).toMatchObject({ ok: true });
  });

  it('shows the new request to nobody who may not approve it', async () => {
    const { gateway, key, requestId, digest } = await scene(['operator.read']);
    await gateway.knock(phone(key, { auth: { token: TOKEN }, scopes: ['operator.admin'] }));
    const pairer = await cli(gateway, ['operator.pairing', 'operator.read']);
    const answer = await pairer.call('desk.approve', { requestId, digest });
    expect(answer).toMatchObject({ ok: false });
    expect(answer.error).not.toHaveProperty('details');
  });

  it('is not remembered once the new request was decided', async () => {
    const { gateway, admin, key, approve } = await scene(['operator.read']);
    await gateway.knock(phone(key, { auth: { token: TOKEN }, scopes: ['operator.write'] }));
    const { requestId, digest } = gateway.waiting();
    await admin.call('desk.approve', { requestId, digest });
    expect(await approve({})).toMatchObject({ error: { details: { reason: 'unknown-request' } } });
  });
});

it('of two administrators who decide at once exactly one wins, and the other is told', async () => {
  for (let round = 0; round < 10; round += 1) {
    const { gateway, admin, requestId, digest } = await scene();
    const other = await cli(gateway, ['operator.admin']);
    const answers = await Promise.all([
      admin.call('desk.approve', { requestId, digest, scopes: ['operator.read'] }),
      other.call(round % 2 === 0 ? 'desk.approve' : 'desk.deny', { requestId, ...(round % 2 === 0 && { digest }) }),
    ]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    const [lost] = answers.filter(({ ok }) => !ok);
    expect(lost?.error.details?.['reason']).toMatch(/^(already-deciding|unknown-request)$/);
    const [mine] = answers;
    const devices = gateway.gateway.pairing.devices();
    if (mine.ok) expect(devices).toMatchObject([{ scopes: ['operator.read'] }]);
    else expect(devices.map(({ scopes }) => scopes)).toEqual(round % 2 === 0 ? [ASKED] : []);
    await gateway.gateway.stop('test');
  }
});
