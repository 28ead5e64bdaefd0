/** `openclaw doctor` over a real gateway, and where none runs: measured, not assumed. */
import fs from 'node:fs/promises';
import net from 'node:net';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { placesFrom } from '../../src-main/adapters/index.ts';
import { doctor } from '../../src-main/cli/doctor.ts';
import type { Check, Diagnosis, Finding } from '../../src-main/gateway/index.ts';
import { DeviceKey } from '../support/device-key.ts';
import { startGateway, tempDir, TOKEN, type TestGatewayOptions } from '../support/gateway.ts';
import { cli } from '../support/party.ts';
import { commandLine, phone } from '../support/phone.ts';
import { openDoor } from '../support/terminal.ts';

async function scene(options: TestGatewayOptions = {}) {
  const gateway = await startGateway(options);
  await openDoor(gateway);
  // No service of this machine's user may be found.
  const env = { XDG_CONFIG_HOME: await tempDir() };
  const ask = async (more: NodeJS.ProcessEnv = {}) => {
    const { exitCode, text, json } = await doctor(gateway.places, { ...env, ...more });
    const { healthy, findings } = json as Diagnosis;
    expect([exitCode, text?.endsWith('Healthy.')]).toEqual(healthy ? [0, true] : [1, false]);
    expect(`${text ?? ''}${JSON.stringify(json)}`).not.toContain(TOKEN);
    const of = (check: Check): readonly Finding[] => findings.filter((finding) => finding.check === check);
    const wrong = findings.filter(({ state }) => state === 'problem').map(({ check }) => check);
    return { text: text ?? '', healthy, findings, of, wrong };
  };
  return { ...gateway, ask, env };
}

describe('openclaw doctor', () => {
  it('calls a gateway healthy that runs well', async () => {
    const { ask, port, places } = await scene({ config: `{ gateway: { auth: { token: "${TOKEN}" } } }` });
    await fs.chmod(places.configFile, 0o600);
    const { healthy, wrong, of } = await ask({ OPENCLAW_GATEWAY_TOKEN: TOKEN });
    expect([healthy, wrong]).toEqual([true, []]);
    expect(of('running')[0]?.evidence.join()).toContain(`pid ${String(process.pid)}`);
    expect(of('addresses')[0]?.evidence).toContain(`ws://127.0.0.1:${String(port)}: answers`);
    expect(of('token')[0]?.evidence).toHaveLength(3);
  });

  it('knows a gateway’s own certificate, and the way to it that is encrypted', async () => {
    const config = `{ gateway: { auth: { token: "${TOKEN}" }, tls: { enabled: true } } }`;
    const { ask, port, gateway, places } = await scene({ config });
    await fs.chmod(places.configFile, 0o600);
    const { wrong, of } = await ask({ OPENCLAW_GATEWAY_TOKEN: TOKEN });
    expect(wrong).toEqual([]);
    expect(of('addresses')[0]?.evidence).toContain(`wss://127.0.0.1:${String(port)}: answers`);
    expect(of('encryption')[0]?.evidence).toContain(`sha256 ${gateway.status().tlsFingerprint ?? ''}`);
    await fs.chmod(places.tlsKeyFile, 0o640);
    expect((await ask({ OPENCLAW_GATEWAY_TOKEN: TOKEN })).of('files')).toMatchObject([
      { state: 'problem', fix: { command: expect.stringContaining(`chmod 600 ${places.tlsKeyFile}`) as string } },
    ]);
  });

  it('says who has the port where no gateway runs', async () => {
    const stateDir = await tempDir();
    const server = net.createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const { port } = server.address() as net.AddressInfo;
    const env = { OPENCLAW_STATE_DIR: stateDir, OPENCLAW_GATEWAY_PORT: String(port), XDG_CONFIG_HOME: stateDir };
    const { exitCode, text, json } = await doctor(placesFrom(env), env);
    expect(exitCode).toBe(1);
    expect(text).toContain(`No gateway runs for ${stateDir}.`);
    expect((json as Diagnosis).findings[0]?.evidence[0]).toMatch(
      new RegExp(`^Port ${String(port)} is used by .* \\(pid ${String(process.pid)}\\)\\.$`),
    );
    expect(await fs.readdir(stateDir)).toEqual([]); // it only looks
  });

  it.each<[string, string, NodeJS.ProcessEnv]>([
    ['1:35. | gateway.auth.mode "none" is only for', '{ gateway: { bind: "lan", auth: { mode: "none" } } }', {}],
    ['1:14. | gateway.bind is "custom", and gateway.customBindHost', '{ gateway: { bind: "custom" } }', {}],
    ['1:22. | gateway.auth.token is "changeme", which an', '{ gateway: { auth: { token: "changeme" } } }', {}],
    ['1:14. | There is no certificate at', '{ gateway: { tls: { enabled: true, autoGenerate: false } } }', {}],
    ['1:14. | gateway.mode is "remote", and', '{ gateway: { mode: "remote" } }', {}],
    [' | OPENCLAW_GATEWAY_TOKEN is "changeme"', '{}', { OPENCLAW_GATEWAY_TOKEN: 'changeme' }],
    ['1:14. | gateway.port: allowed is', '{ gateway: { port: "1" } }', {}],
  ])('says by line, before anyone starts one, that no gateway could run: %s', async (told, config, more) => {
    const stateDir = await tempDir();
    const env = { OPENCLAW_STATE_DIR: stateDir, XDG_CONFIG_HOME: stateDir, ...more };
    const places = placesFrom(env);
    await fs.writeFile(places.configFile, config, { mode: 0o600 });
    const { json } = await doctor(places, env);
    const found = (json as Diagnosis).findings.filter(({ check }) => check === 'config');
    expect(found.map(({ state, what, evidence }) => `${state}: ${what} | ${evidence.join()}`)).toEqual([
      expect.stringContaining(told),
    ]);
    expect(found[0]?.state).toBe('problem');
    await expect(
      startGateway({ stateDir, config, env: more }).then(({ gateway }) => gateway.status()),
    ).resolves.toMatchObject({ state: 'failed', fault: { why: found[0]?.evidence[0] } });
  });

  it('makes no key and no certificate where it finds that a gateway could run', async () => {
    const stateDir = await tempDir();
    const env = { OPENCLAW_STATE_DIR: stateDir, XDG_CONFIG_HOME: stateDir };
    const places = placesFrom(env);
    await fs.writeFile(places.configFile, '{ gateway: { tls: { enabled: true } } }', { mode: 0o600 });
    const { json } = await doctor(places, env);
    expect((json as Diagnosis).findings.find(({ check }) => check === 'config')?.state).toBe('fine');
    expect(await fs.readdir(stateDir)).toEqual(['openclaw.json']);
  });

  it('knows another’s gateway on the port, and names what the running one notices', async () => {
    const { port, ask } = await scene({
      config: '{ gateway: { auth: { identityScopes: { a: [] } } } }',
    });
    const notes = (await ask()).of('running').filter(({ state }) => state === 'note');
    expect(notes.map(({ what }) => what)).toEqual([expect.stringContaining('identityScopes has no effect here')]);
    const stateDir = await tempDir();
    const env = { OPENCLAW_STATE_DIR: stateDir, OPENCLAW_GATEWAY_PORT: String(port), XDG_CONFIG_HOME: stateDir };
    const { text } = await doctor(placesFrom(env), env);
    expect(text).toContain(`A gateway answers on port ${String(port)} of this computer: `);
  });

  it('knows another’s gateway that speaks only TLS, by its fingerprint', async () => {
    const { port, gateway } = await scene({ config: '{ gateway: { tls: { enabled: true } } }' });
    const stateDir = await tempDir();
    const env = { OPENCLAW_STATE_DIR: stateDir, OPENCLAW_GATEWAY_PORT: String(port), XDG_CONFIG_HOME: stateDir };
    const { exitCode, text } = await doctor(placesFrom(env), env);
    expect(exitCode).toBe(1);
    expect(text).toContain(`A gateway answers on port ${String(port)} of this computer: `);
    expect(text).toContain(`sha256 ${gateway.status().tlsFingerprint ?? 'none'}`);
  });

  it('names the place whose token is another one: terminal, service, client', async () => {
    const config = `{ gateway: { auth: { token: "${TOKEN}" }, remote: { token: "canary-remote" } } }`;
    const { ask, env, places } = await scene({ config });
    await fs.chmod(places.configFile, 0o600);
    const unit = path.join(env.XDG_CONFIG_HOME, 'systemd/user/openclaw-gateway.service');
    await fs.mkdir(path.dirname(unit), { recursive: true });
    await fs.writeFile(unit, '[Service]\nEnvironment="OPENCLAW_GATEWAY_TOKEN=canary-unit"\n');
    const { of, wrong, text } = await ask({ OPENCLAW_GATEWAY_TOKEN: 'canary-terminal' });
    expect(wrong).toEqual(['token']);
    expect(of('token')[0]?.evidence).toEqual([
      `The gateway has it from ${places.configFile}.`,
      `gateway.auth.token in ${places.configFile}: the same`,
      'OPENCLAW_GATEWAY_TOKEN of this terminal: another one',
      `OPENCLAW_GATEWAY_TOKEN in ${unit}: another one`,
      `gateway.remote.token in ${places.configFile}: another one`,
    ]);
    expect(text).not.toContain('canary');
  });

  it('tells file modes and insecure flags, each with how to turn it off', async () => {
    const config =
      '{ gateway: {\n auth: { mode: "none" },\n controlUi: { dangerouslyDisableDeviceAuth: true },\n remote: {} } }';
    const { ask, places } = await scene({ config });
    await fs.chmod(places.configFile, 0o644);
    const { of, wrong } = await ask();
    expect(wrong).toEqual(['files', 'flags']);
    expect(of('files')[0]?.fix?.command).toContain(`chmod 600 ${places.configFile}`);
    expect(of('flags').map(({ state, evidence, fix }) => [state, evidence, fix?.command])).toEqual([
      [
        'problem',
        [`gateway.auth.mode is set at ${places.configFile}:2:10.`],
        'openclaw config unset gateway.auth.mode',
      ],
      [
        'note',
        [`gateway.controlUi.dangerouslyDisableDeviceAuth is set at ${places.configFile}:3:15.`],
        'openclaw config unset gateway.controlUi.dangerouslyDisableDeviceAuth',
      ],
    ]);
    await fs.chmod(places.configFile, 0o600);
    expect((await ask()).wrong).toEqual(['flags']);
  });

  it('finds an unknown proxy, a public address that leads nowhere, and who was refused why', async () => {
    const { ask, knock } = await scene({ config: '{ gateway: { publicOrigin: "https://127.0.0.1:9" } }' });
    const before = await ask();
    expect([before.of('proxy')[0]?.state, before.of('refused')[0]?.state]).toEqual(['fine', 'fine']);
    await knock(commandLine(), { headers: { 'X-Forwarded-For': '203.0.113.7' } }).catch(() => undefined);
    await knock(commandLine({ auth: { token: 'wrong' } }));
    const { of } = await ask();
    expect(of('proxy')).toMatchObject([{ state: 'problem', what: expect.stringContaining('through 127.0.0.1') }]);
    expect(of('origin')[0]?.evidence).toEqual(['Nothing listens there.']);
    expect(of('refused')).toMatchObject([
      {
        state: 'note',
        what: 'The client sent a wrong gateway token.',
        fix: { words: expect.stringContaining('Enter') },
      },
    ]);
  });

  it('tells a broken edit', async () => {
    const { ask, places, gateway } = await scene({ config: '{}' });
    await fs.chmod(places.configFile, 0o600);
    expect((await ask()).healthy).toBe(true);
    await fs.writeFile(places.configFile, '{ gateway: { prot: 1 } }');
    await expect.poll(() => gateway.status().unapplied?.kind).toBe('broken');
    expect((await ask()).of('config')).toMatchObject([
      { state: 'problem', evidence: [expect.stringContaining(':1:14')] },
    ]);
  });
});

describe('desk.diagnosis', () => {
  it('says the same to an administrator’s page, of the gateway’s own process', async () => {
    const gateway = await startGateway({ env: { XDG_CONFIG_HOME: await tempDir() } });
    await gateway.pair(phone(new DeviceKey()));
    const client = await cli(gateway, ['operator.admin']);
    const { payload } = await client.call('desk.diagnosis', {});
    const { healthy, findings } = payload as Diagnosis;
    expect(healthy).toBe(true);
    expect(findings.find(({ check }) => check === 'token')?.evidence).toContain(
      'OPENCLAW_GATEWAY_TOKEN of the gateway’s own process: the same',
    );
    expect(findings.find(({ check }) => check === 'clients')?.evidence).toContainEqual(
      expect.stringMatching(/^Pixel 9: /),
    );
    expect(JSON.stringify(payload)).not.toContain(TOKEN);
  });
});
