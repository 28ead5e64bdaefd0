/** Starts of this app's own gateway that meet the change to one elsewhere: whatever they had found before, none runs then. */
import fs from 'node:fs/promises';
import { expect, it, onTestFinished } from 'vitest';
import { OwnGateway } from '../../src-main/desktop/own-gateway.ts';
import { OwnerDoor } from '../../src-main/desktop/owner-door.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { startGateway } from '../support/gateway.ts';
import { SILENT } from './attach-scene.ts';

function promised() {
  let keep = (): void => undefined;
  const promise = new Promise<void>((resolve) => {
    keep = resolve;
  });
  return {
    promise,
    keep: () => {
      keep();
    },
  };
}

/** Its state folder is given only when the test says so. */
async function scene() {
  const { gateway, places } = await startGateway();
  await gateway.stop('gateway stopping');
  const door = new OwnerDoor({ places, gateway, clock: new FakeClock(), logger: SILENT, onLost: () => undefined });
  onTestFinished(() => door.close());
  const asked = promised();
  const given = promised();
  const now = { elsewhere: false };
  const own = new OwnGateway({
    gateway,
    door: {
      open: async () => {
        asked.keep();
        await given.promise;
        return await door.open();
      },
      close: () => door.close(),
    },
    isElsewhere: () => now.elsewhere,
    onFolder: () => Promise.resolve(),
  });
  const goElsewhere = (): Promise<void> => {
    now.elsewhere = true;
    return own.leave();
  };
  const folder = (): Promise<string> =>
    fs.stat(places.controlSocket).then(
      () => 'held',
      () => 'free',
    );
  return { gateway, own, now, asked: asked.promise, give: given.keep, goElsewhere, folder };
}

it.each(['start', 'restart'] as const)('a %s that had begun before has ended before, and is undone', async (begin) => {
  const { gateway, own, asked, give, goElsewhere, folder } = await scene();
  const started = own[begin]();
  await asked;
  const left = goElsewhere();
  give();
  await Promise.all([started, left]);
  expect([gateway.status().state, await folder()]).toEqual(['stopped', 'free']);
});

it.each(['start', 'restart'] as const)('a %s that comes while it leaves does nothing', async (begin) => {
  const { gateway, own, give, goElsewhere, folder } = await scene();
  give();
  const left = goElsewhere();
  await Promise.all([own[begin](), left]);
  expect([gateway.status().state, await folder()]).toEqual(['stopped', 'free']);
});

it.each(['start', 'restart'] as const)('a %s runs it where the app is back with its own', async (begin) => {
  const { gateway, own, now, give, goElsewhere, folder } = await scene();
  give();
  await goElsewhere();
  now.elsewhere = false;
  await own[begin]();
  expect([gateway.status().state, await folder()]).toEqual(['running', 'held']);
});
