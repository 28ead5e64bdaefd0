/** compose.yaml against what an engine and the documentation expect of it, and against the Dockerfile. */
import fs from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { goesToEngine, parseDockerfile } from '../support/container/dockerfile.ts';
import { PROJECT } from '../support/container/image.ts';

/** Of the Compose specification, the keys that we use; another one is a typo. */
const composeSchema = z.strictObject({
  services: z.record(
    z.string(),
    z.strictObject({
      build: z.string(),
      image: z.string(),
      container_name: z.string().regex(/^[a-zA-Z0-9][\w.-]+$/),
      hostname: z.string(),
      restart: z.enum(['no', 'always', 'on-failure', 'unless-stopped']),
      ports: z.array(z.string().regex(/^(\d+\.\d+\.\d+\.\d+:)?\d+:\d+$/)),
      environment: z.record(z.string(), z.string()),
      volumes: z.array(z.string().regex(/^[\w-]+:\/\S+$/)),
      init: z.boolean(),
      read_only: z.boolean(),
      tmpfs: z.array(z.string()),
      cap_drop: z.array(z.string()),
      security_opt: z.array(z.string()),
    }),
  ),
  volumes: z.record(z.string(), z.null()),
});

const read = (name: string): Promise<string> => fs.readFile(path.join(PROJECT, name), 'utf8');

describe('compose.yaml', () => {
  it('is what Compose takes, and what the documentation says', async () => {
    const { services, volumes } = composeSchema.parse(parse(await read('compose.yaml')));
    const service = services['openclaw-gateway'];
    // `docker exec openclaw-gateway openclaw devices list` is true as written.
    expect(service).toMatchObject({ container_name: 'openclaw-gateway', hostname: 'openclaw-gateway' });
    const [, final] = parseDockerfile(await read('Dockerfile'));
    const volume = final?.steps.find(({ name }) => name === 'VOLUME')?.text;
    const port = final?.steps.find(({ name }) => name === 'EXPOSE')?.text;
    expect(service?.volumes).toEqual([`${Object.keys(volumes)[0] ?? ''}:${volume ?? ''}`]);
    expect(service?.ports).toEqual([`127.0.0.1:${port ?? ''}:${port ?? ''}`]);
    expect(service?.environment).toEqual({ OPENCLAW_GATEWAY_TOKEN: '${OPENCLAW_GATEWAY_TOKEN:-}' });
  });
});

describe('.dockerignore', () => {
  it('keeps from the engine what is no business of the build', async () => {
    const ignore = await read('.dockerignore');
    for (const file of ['.git/config', 'node_modules/x', 'out/main/main.cjs', 'test/x.ts', '.env', 'release/x.deb']) {
      expect([file, goesToEngine(ignore, file)]).toEqual([file, false]);
    }
    for (const file of ['package.json', 'src-main/cli/openclaw.ts', 'resources/command/package.json']) {
      expect([file, goesToEngine(ignore, file)]).toEqual([file, true]);
    }
  });
});
