/** `openclaw gateway stop`: it says that the gateway has stopped when it has, and what is there when it has not. */
import fs from 'node:fs/promises';
import { expect, it, onTestFinished } from 'vitest';
import { holdStateFolder, systemClock } from '../../src-main/adapters/index.ts';
import { holderHere, holderIn, isSeenAlive } from '../../src-main/adapters/state/lease-holder.ts';
import { stop } from '../../src-main/cli/gateway-control.ts';
import { startGateway } from '../support/gateway.ts';
import { gatewayRun } from './gateway-run.ts';

it('answers once the process has ended', { timeout: 60_000 }, async () => {
  const { places } = await gatewayRun();
  const holder = holderIn(await fs.readFile(places.leaseFile, 'utf8'));
  const isAlive = async () => holder !== undefined && (await isSeenAlive(holder, await holderHere(true)));
  expect(await isAlive()).toBe(true);
  expect(await stop(places)).toMatchObject({ exitCode: 0, text: 'Stopped.' });
  expect(await isAlive()).toBe(false);
  await expect(fs.stat(places.leaseFile)).rejects.toMatchObject({ code: 'ENOENT' });
  expect(await stop(places)).toMatchObject({ exitCode: 0, text: 'The gateway does not run.' });
});

/** Its gateway stops, and its process, which is this one, goes on. */
async function thatStays(mode: 'desktop' | 'headless') {
  const test = await startGateway({ ports: (ports) => ({ ...ports, host: { ...ports.host, mode } }) });
  const { places, gateway } = test;
  const held = await holdStateFolder({
    ...{ places, gateway, clock: systemClock },
    onWait: () => undefined,
    onLost: () => undefined,
  });
  if (!held.ok) throw new Error(held.reason);
  onTestFinished(() => held.folder.close());
  return test;
}

it('names the process that goes on all the same', async () => {
  const { places, gateway } = await thatStays('headless');
  const output = await stop(places, 0);
  expect(output.exitCode).toBe(1);
  expect(output.problem).toContain(`its process ${String(process.pid)} still runs`);
  await expect.poll(() => gateway.status().state).toBe('stopped');
});

it('answers for the app once its gateway has stopped, and leaves the app where it is', async () => {
  const { places, gateway } = await thatStays('desktop');
  expect(await stop(places)).toMatchObject({ exitCode: 0, text: 'Stopped.' });
  expect(gateway.status().state).toBe('stopped');
});
