/** What a refusal says where the gateway runs in a container: the command for that place, and why nobody is near. */
import { describe, expect, it } from 'vitest';
import type { Home } from '../../src-main/gateway/index.ts';
import { DeviceKey } from '../support/device-key.ts';
import { startGateway, TOKEN } from '../support/gateway.ts';
import { Owner } from '../support/party.ts';
import { phone } from '../support/phone.ts';
import { judge } from './gate.ts';

const DOCKER: Home = { kind: 'docker', commandPrefix: 'docker exec openclaw-gateway' };
const eth0 = { name: 'eth0', address: '172.17.0.2', cidr: '172.17.0.2/16' };

describe('a gateway in a container', () => {
  it('names the command as it is typed there, with the code filled in', async () => {
    const gateway = await startGateway({ network: { home: DOCKER, insideContainer: true } });
    const outcome = await gateway.knock(phone(new DeviceKey(), { auth: { token: TOKEN } }));
    if (outcome.let === 'in') throw new Error('was let in');
    const { code } = gateway.waiting();
    const command = `docker exec openclaw-gateway openclaw devices approve ${code.slice(0, 3)}-${code.slice(3)}`;
    expect(outcome.error.details).toMatchObject({
      commandPrefix: 'docker exec openclaw-gateway',
      remediationHint: `on the computer that runs the gateway, type: ${command}`,
    });
  });

  it('and on a computer of one’s own as it is, beside the button that is there', async () => {
    const gateway = await startGateway();
    const outcome = await gateway.knock(phone(new DeviceKey(), { auth: { token: TOKEN } }));
    if (outcome.let === 'in') throw new Error('was let in');
    expect(outcome.error.details).not.toHaveProperty('commandPrefix');
    expect(outcome.error.details?.['remediationHint']).toMatch(/click Approve, or type: openclaw devices approve /);
  });

  it('tells its owner what is wrong with where it runs', async () => {
    const gateway = await startGateway({ network: { home: DOCKER, notices: ['The state folder goes with it.'] } });
    const list = await new Owner(gateway).call('desk.list', {});
    expect(list['payload']).toMatchObject({ status: { home: DOCKER, notices: ['The state folder goes with it.'] } });
  });

  it('says in the history why an address that looks near is not', async () => {
    const gateway = await startGateway({ network: { home: DOCKER, insideContainer: true } });
    await gateway.knock(phone(new DeviceKey()));
    const history = await new Owner(gateway).call('desk.history', {});
    expect(JSON.stringify(history)).toContain('the gateway runs in a container');
    expect(JSON.stringify(history)).toContain('docker exec openclaw-gateway openclaw gateway status --show-token');
  });
});

describe('an address that looks near and hides who asks', () => {
  it.each([
    ['the gateway of our container’s network', '172.17.0.1', { interfaces: () => [eth0], insideContainer: true }],
    ['a bridge of our own', '172.17.0.9', { interfaces: () => [{ ...eth0, name: 'docker0' }] }],
    ['our router', '172.17.0.1', { interfaces: () => [eth0], routers: () => ['172.17.0.1'] }],
  ])('is not let in without the token: %s', async (_what, address, network) => {
    expect((await judge(phone(new DeviceKey()), { address, network })).answer).toBe('AUTH_TOKEN_MISSING');
    // Its twin: the same address where nothing stands in between.
    const plain = { interfaces: () => [eth0] };
    expect((await judge(phone(new DeviceKey()), { address, network: plain })).answer).toBe('PAIRING_REQUIRED');
  });
});
