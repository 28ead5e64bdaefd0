/** The container image: made by the Dockerfile's own steps, started in namespaces as an engine starts it. */
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { startContainer, type Container } from '../support/container/container.ts';
import { buildImage, type Image } from '../support/container/image.ts';
import { namespacesPermitted } from '../support/container/permitted.ts';

const RUNNING = /is running on/;

describe.runIf(namespacesPermitted())('the image', () => {
  let folder = '';
  let image: Image;

  beforeAll(async () => {
    folder = await fs.mkdtemp(path.join(os.tmpdir(), 'image-'));
    image = await buildImage(folder);
  }, 300_000);

  afterAll(async () => {
    await fs.rm(folder, { recursive: true, force: true });
  });

  async function volume(): Promise<string> {
    const dir = await fs.mkdtemp(path.join(folder, 'volume-'));
    await fs.chown(dir, 1000, 1000); // as an empty volume takes it from the image
    await fs.chmod(dir, 0o700);
    return dir;
  }

  async function running(
    name: string,
    options: { readonly volume?: string; readonly env?: Record<string, string> } = {},
  ) {
    const container = await startContainer(image, await fs.mkdtemp(path.join(folder, 'run-')), { name, ...options });
    onTestFinished(() => container.signal('SIGKILL').catch(() => undefined));
    await expect.poll(container.log, { timeout: 30_000 }).toMatch(RUNNING);
    return container;
  }

  const status = async (container: Container) => {
    const { code, text } = await container.exec(['openclaw', 'gateway', 'status', '--json']);
    expect(code).toBe(0);
    return JSON.parse(text) as Record<string, unknown>;
  };

  it('has an ordinary user, a volume for the state, and nothing of the desktop', async () => {
    expect(image).toMatchObject({ user: 'node', volume: '/home/node/.openclaw' });
    expect((await fs.stat(path.join(image.root, image.volume))).uid).toBe(1000);
    const files = await fs.readdir(path.join(image.root, 'opt/openclaw-gateway'), { recursive: true });
    expect(files).toEqual(expect.arrayContaining(['main/openclaw.cjs', 'LICENSE', 'THIRD-PARTY-LICENSES.txt']));
    expect(files.filter((file) => /electron|main\/main\.cjs|node_modules/.test(file))).toEqual([]);
  });

  it('runs as that user, is healthy by its own check, and ends in order', async () => {
    const state = await volume();
    const container = await running('openclaw-gateway', { volume: state });
    expect(await container.exec(image.healthCheck)).toMatchObject({ code: 0 });
    expect((await container.exec(['id', '-u'])).text).toBe('1000\n');
    expect((await container.exec(['/bin/sh', '-c', ': > /opt/x'])).code).not.toBe(0);
    expect(await status(container)).toMatchObject({
      home: { kind: 'docker', commandPrefix: 'docker exec openclaw-gateway' },
      pid: 1,
      notices: [],
    });
    await container.signal('SIGTERM');
    expect(await container.ended).toBe(0);
    await expect(fs.access(path.join(state, 'gateway-desktop/lease.json'))).rejects.toThrow();
  });

  it('listens to all of its network, and to this container alone where the config says so', async () => {
    expect((await running('first', { volume: await volume() })).log()).toContain('"host":"0.0.0.0"');
    const state = await volume();
    await fs.writeFile(path.join(state, 'openclaw.json'), '{ gateway: { bind: "loopback" } }');
    await fs.chown(path.join(state, 'openclaw.json'), 1000, 1000);
    expect((await running('second', { volume: state })).log()).toContain('this computer only');
  });

  it('speaks https with a certificate of its own, which stays with the state', async () => {
    const state = await volume();
    await fs.writeFile(path.join(state, 'openclaw.json'), '{ gateway: { tls: { enabled: true } } }');
    await fs.chown(path.join(state, 'openclaw.json'), 1000, 1000);
    const first = await running('first', { volume: state });
    const { tlsFingerprint } = await status(first);
    expect(tlsFingerprint).toMatch(/^[0-9a-f]{64}$/);
    await first.signal('SIGTERM');
    expect(await status(await running('second', { volume: state }))).toMatchObject({ tlsFingerprint });
  });

  it('takes the token from its variable, and says so without saying it', async () => {
    const token = 'a-token-that-only-this-test-knows';
    const container = await running('gateway', { volume: await volume(), env: { OPENCLAW_GATEWAY_TOKEN: token } });
    expect(await status(container)).toMatchObject({ token: { kind: 'environment', from: 'OPENCLAW_GATEWAY_TOKEN' } });
    expect(container.log()).not.toContain(token);
  });

  it('warns where the state goes with the container', async () => {
    expect((await running('gateway')).log()).toContain('is part of the container and goes with it');
  });

  it('refuses a second container on the same volume, until the first has ended or was killed', async () => {
    const state = await volume();
    const first = await running('first', { volume: state });
    const second = await startContainer(image, await fs.mkdtemp(path.join(folder, 'run-')), {
      name: 'second',
      volume: state,
    });
    expect(await second.ended).toBe(1);
    expect(second.log()).toContain('A gateway runs already for /home/node/.openclaw');
    expect(await first.exec(image.healthCheck)).toMatchObject({ code: 0 });

    await first.signal('SIGKILL');
    const third = await running('third', { volume: state });
    await third.signal('SIGTERM');
    await running('fourth', { volume: state });
  });

  it('refuses it where the second can’t see the socket of the first', async () => {
    const state = await volume();
    // A path that is too long for a socket: each container keeps it in a folder of its own.
    const deep = '/home/node/.openclaw/' + 'a-long-name/'.repeat(9);
    const env = { OPENCLAW_STATE_DIR: deep };
    const first = await running('first', { volume: state, env });
    const second = await startContainer(image, await fs.mkdtemp(path.join(folder, 'run-')), {
      name: 'second',
      volume: state,
      env,
    });
    expect(await second.ended).toBe(1);
    expect(second.log()).toMatch(/Another gateway uses .*: first, process 1/);

    await first.signal('SIGKILL');
    await running('third', { volume: state, env });
  });
});
