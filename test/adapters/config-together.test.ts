/** The window, the command line, a client and an editor change one config at the same time. */
import fs from 'node:fs/promises';
import { expect, it } from 'vitest';
import { configWriters, lostFrom, VARIABLES } from '../support/config-writers.ts';

const ROUNDS = 250;

it(
  '1,000 random edits at once lose none, no comment, no foreign key and no variable',
  { timeout: 600_000 },
  async () => {
    const { gateway, file, writers, end } = await configWriters(6);
    let edits = 0;
    for (let round = 1; round <= ROUNDS; round += 1) {
      await Promise.all(writers.map((writer) => writer.edit()));
      edits += writers.length;
      const text = await fs.readFile(file, 'utf8');
      expect(lostFrom(text, writers), `round ${String(round)}\n${text}`).toEqual([]);
    }
    expect(edits).toBe(1_000);
    const text = await fs.readFile(file, 'utf8');
    expect(text).not.toContain(VARIABLES.CLAW_TOKEN);
    expect(Object.keys(JSON.parse(JSON.stringify(gateway.gateway.status())) as object)).not.toContain('unapplied');
    expect(gateway.gateway.status().state).toBe('running');
    await end();
  },
);
