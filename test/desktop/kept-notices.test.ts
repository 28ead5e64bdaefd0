/** What is not told when it happens is told in one: while it was to be quiet, and where strangers make too much of it. */
import { describe, expect, it } from 'vitest';
import type { WaitingRequest } from '../../src-main/gateway/index.ts';
import { exampleCommands, exampleDevice, exampleRequest } from './examples.ts';
import { APPROVE, pixel, Scene, sceneWith } from './scene.ts';

const KEPT = 'kept';

function stranger(index: number, changes: Partial<WaitingRequest> = {}): WaitingRequest {
  const name = `stranger-${String(index)}`;
  return exampleRequest({ deviceId: name, requestId: `${name}-request`, ...changes });
}

function quietScene(): Scene {
  const scene = new Scene();
  scene.become({ hush: true });
  return scene;
}

function lockout(index: number) {
  const id = `lockout-${String(index)}`;
  const times = { sinceMs: 0, untilMs: 0 };
  return {
    type: 'locked-out',
    lockout: { id, kind: 'shared-secret', address: `192.168.1.${String(index)}`, failures: 10, ...times },
  } as const;
}

describe('while it is to be quiet', () => {
  it('nothing pops up, and one line tells of it all when it ends', () => {
    const scene = quietScene();
    const missed = stranger(9);
    scene.ask(missed);
    scene.ask(stranger(1));
    scene.ask(stranger(2));
    scene.askCommands(exampleCommands());
    scene.end(missed, 'expired');
    scene.end(stranger(8), 'approved', 'command-line');
    scene.tell({ type: 'connected', device: exampleDevice({ deviceId: 'stranger-8' }), firstTime: true });
    scene.tell({ type: 'removed', device: exampleDevice({ deviceId: 'old' }), by: 'client' });
    scene.tell(lockout(1));
    scene.pass(8 * 3_600_000);
    expect(scene.shows).toEqual([]);

    scene.become({ hush: false });
    expect(scene.shows.map(({ notice }) => notice)).toEqual([
      {
        key: KEPT,
        title: '3 devices are waiting',
        body: [
          'They asked while it was quiet.',
          '1 device was approved.',
          '1 device was removed.',
          '1 address guessed wrong too often.',
          '1 request was not answered.',
        ].join('\n'),
        buttons: [{ id: 'review-all', label: 'Review' }],
        urgency: 'normal',
        sound: true,
        stays: true,
      },
    ]);
    scene.pass(3_600_000);
    expect(scene.shows).toHaveLength(1);
  });

  it('a single device gets its own notice afterwards, with its answers on it', () => {
    const scene = quietScene();
    scene.ask(pixel);
    scene.become({ hush: false });
    expect(scene.screen).toEqual({ 'ask:pixel': ['Approve phone', 'Deny'] });
  });

  it('nothing is told afterwards where nothing happened, or all of it was answered', () => {
    const scene = quietScene();
    scene.ask(pixel);
    scene.end(pixel, 'approved', 'window');
    scene.become({ hush: false });
    scene.pass(3_600_000);
    expect(scene.shows).toEqual([]);
  });

  it('what is on screen stays as long as it is true, and its answers count', () => {
    const scene = sceneWith(pixel);
    scene.become({ hush: true });
    scene.pass(1_000);
    expect(scene.screen).toEqual({ 'ask:pixel': ['Approve phone', 'Deny'] });
    expect(scene.click(APPROVE)).toEqual([{ type: 'approve', requests: [pixel] }]);
  });

  it('an ask that changes leaves the screen, and is told of afterwards', () => {
    const scene = sceneWith(pixel);
    scene.become({ hush: true });
    scene.supersede(pixel, { ...pixel, requestId: 'pixel-changed', digest: 'other' });
    expect(scene.screen).toEqual({});
    scene.pass(10_000);
    scene.become({ hush: false });
    expect(scene.shows.map(({ notice }) => notice.key)).toEqual(['ask:pixel', 'ask:pixel']);
  });

  it('the line about a crowd goes, and comes back as the line about what was kept', () => {
    const scene = sceneWith(stranger(1), stranger(2), stranger(3));
    scene.pass(1_000);
    scene.become({ hush: true });
    expect(Object.keys(scene.screen)).toEqual(['ask:stranger-1']);
    scene.become({ hush: false });
    expect(scene.shows.at(-1)?.notice).toMatchObject({ key: KEPT, title: '2 devices are waiting' });
  });

  it('a test that the person asks for pops up all the same', () => {
    const scene = quietScene();
    const test = { ...pixel, test: true };
    scene.ask(test);
    expect(scene.titles).toEqual(['Test: An Android phone wants to connect']);
    scene.end(test, 'approved', 'notification');
    scene.tell({ type: 'connected', device: exampleDevice({ test: true }), firstTime: true });
    expect(scene.titles.at(-1)).toBe('Test: “Pixel 9” is connected');
  });

  it('the person’s own click is answered all the same', () => {
    const scene = sceneWith(pixel);
    scene.become({ hush: true });
    scene.end(pixel, 'denied', 'notification');
    expect(scene.titles.at(-1)).toBe('“Pixel 9” was not let in');
    const failure = { ok: false, reason: 'not-saved', message: 'Nothing was changed.' } as const;
    scene.input({ type: 'remedied', remedy: { type: 'remove', deviceId: 'pixel' }, failure });
    expect(scene.titles.at(-1)).toBe('The device was not removed');
  });

  it('what is kept waits for a notification service that comes later', () => {
    const scene = quietScene();
    scene.ask(stranger(1));
    scene.ask(stranger(2));
    scene.become({ capability: { kind: 'unavailable', why: '' } });
    scene.become({ hush: false });
    expect(scene.shows).toEqual([]);
    scene.become({ capability: { kind: 'buttons' } });
    expect(scene.titles).toEqual(['2 devices are waiting']);
  });
});

describe('the line about what was kept', () => {
  it('stays true while its devices are answered elsewhere, and goes with the last', () => {
    const scene = quietScene();
    for (const index of [1, 2, 3]) scene.ask(stranger(index));
    scene.become({ hush: false });
    scene.end(stranger(1), 'approved', 'window');
    expect(scene.shows.at(-1)?.notice).toMatchObject({ title: '2 devices are waiting', sound: false });
    scene.end(stranger(2), 'approved', 'window');
    expect(scene.end(stranger(3), 'approved', 'window')).toEqual([{ type: 'withdraw', key: KEPT }]);
  });

  it('opens the oldest card, or the window where nothing waits', () => {
    const scene = quietScene();
    for (const index of [1, 2]) scene.ask(stranger(index));
    scene.become({ hush: false });
    expect(scene.click('default', KEPT)).toEqual([{ type: 'review', requestId: 'stranger-1-request' }]);

    const calm = quietScene();
    calm.end(pixel, 'approved', 'command-line');
    calm.become({ hush: false });
    expect(calm.shows.map(({ notice }) => notice)).toMatchObject([
      { title: '1 device was approved', sound: false, stays: false, buttons: [{ id: 'show', label: 'Show' }] },
    ]);
    expect(calm.click('show', KEPT)).toEqual([{ type: 'open-window' }]);
  });

  it('names no device', () => {
    const scene = quietScene();
    for (const index of [1, 2]) scene.ask(stranger(index, { name: 'Eve’s phone' }));
    scene.become({ hush: false, nameless: true });
    expect(JSON.stringify(scene.shows)).not.toContain('Eve');
    expect(scene.titles).toEqual(['2 devices are waiting']);
  });
});

describe('what strangers can make happen', () => {
  it('is told one by one as far as the budget goes, then in one line', () => {
    const scene = new Scene();
    for (let index = 1; index <= 40; index += 1) {
      scene.tell(lockout(index));
      scene.pass(1_000);
    }
    expect(scene.titles.slice(0, 2)).toEqual([
      'Too many wrong tokens from 192.168.1.1',
      '9 addresses guessed wrong too often',
    ]);
    scene.pass(299_999 - scene.nowMs);
    expect(scene.shows.length).toBeLessThanOrEqual(5);
    scene.pass(300_000);
    expect(scene.shows.length).toBeLessThanOrEqual(6);
    expect(scene.shows.every(({ notice }) => !notice.sound)).toBe(true);
  });

  it('is paid from the same budget as requests', () => {
    const scene = sceneWith(pixel);
    scene.tell(lockout(1));
    expect(scene.titles).toHaveLength(1);
    scene.pass(10_000);
    expect(scene.titles.at(-1)).toBe('1 address guessed wrong too often');
  });

  it('requests that ran out unseen in a crowd are counted, once', () => {
    const crowd = Array.from({ length: 20 }, (_, index) => stranger(index));
    const scene = sceneWith(...crowd);
    for (const request of crowd) scene.end(request, 'expired');
    scene.pass(300_000);
    expect(scene.titles.slice(1)).toEqual(['20 requests were not answered']);
  });

  it('decisions of people are told at once, however many notices there were', () => {
    const scene = sceneWith(pixel);
    scene.end(pixel, 'approved', 'command-line');
    expect(scene.titles.at(-1)).toBe('“Pixel 9” was approved from the command line');
  });
});
