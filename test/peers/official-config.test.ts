/** A config that our window, command line and clients have changed, beside an editor, is one for the official gateway still. */
import fs from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { configWriters, VARIABLES } from '../support/config-writers.ts';
import { tempDir } from '../support/gateway.ts';
import { OfficialProgram } from '../support/peers/official-program.ts';
import { freePort } from '../support/free-port.ts';

const ROUNDS = 20;

it('starts the official gateway', async () => {
  const { file, writers, end } = await configWriters(7);
  for (let round = 0; round < ROUNDS; round += 1) await Promise.all(writers.map((writer) => writer.edit()));
  await end();
  const stateDir = await tempDir();
  await fs.copyFile(file, path.join(stateDir, 'openclaw.json'));
  // Set by the person who lets the official gateway serve, and not ours to write.
  const program = await OfficialProgram.installed({ OPENCLAW_STATE_DIR: stateDir, ...VARIABLES });
  const validated = await program.run('config', 'validate');
  expect(validated).toMatchObject({ exitCode: 0 });

  const port = await freePort();
  const gateway = program.start('gateway', 'run', '--allow-unconfigured', '--port', String(port));
  await expect
    .poll(
      async () => {
        if (!gateway.running) throw new Error(gateway.output);
        return await fetch(`http://127.0.0.1:${String(port)}/healthz`).then(
          ({ status }) => status,
          () => 0,
        );
      },
      { timeout: 120_000, interval: 500 },
    )
    .toBe(200);
});

it('and one with a key that it does not have does not', async () => {
  const stateDir = await tempDir();
  await fs.writeFile(path.join(stateDir, 'openclaw.json'), '{ gateway: { askWithoutToken: "never" } }');
  const program = await OfficialProgram.installed({ OPENCLAW_STATE_DIR: stateDir });
  const validated = await program.run('config', 'validate');
  expect(validated.exitCode).toBe(1);
  expect(validated.output).toContain('askWithoutToken');
});
