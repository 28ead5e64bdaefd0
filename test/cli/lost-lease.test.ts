/** `openclaw gateway run` whose state folder another gateway took while this computer was away: it stops, and leaves all to that one. */
import fs from 'node:fs/promises';
import { expect, it } from 'vitest';
import { gatewayRun } from './gateway-run.ts';

it(
  'stops with a problem that names the folder, and takes nothing from the other one',
  { timeout: 60_000 },
  async () => {
    const { places, url, ended, problem } = await gatewayRun();
    const mine = JSON.parse(await fs.readFile(places.leaseFile, 'utf8')) as object;
    const others = JSON.stringify({ ...mine, id: 'another', host: 'elsewhere' });
    await fs.writeFile(places.leaseFile, others);
    expect(await ended).toEqual([1, null]);
    expect(problem()).toContain(`Another gateway has taken ${places.stateDir}, so this one stopped.`);
    await expect(fetch(`http://${url}/healthz`)).rejects.toThrow();
    expect(await fs.readFile(places.leaseFile, 'utf8')).toBe(others);
  },
);

it('and one that still has it ends without a problem, and gives it free', { timeout: 60_000 }, async () => {
  const { child, places, ended, problem } = await gatewayRun();
  child.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
  expect(problem()).not.toContain('Another gateway');
  await expect(fs.stat(places.leaseFile)).rejects.toMatchObject({ code: 'ENOENT' });
});
