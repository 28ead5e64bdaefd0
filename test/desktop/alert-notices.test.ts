/** Notices about what others did or tried: approvals from elsewhere, wrong guesses, old tokens; and who may see names. */
import { describe, expect, it } from 'vitest';
import { parseAction, remedyAction } from '../../src-main/desktop/notifications/notice-action.ts';
import type { Effect, Remedy } from '../../src-main/desktop/notifications/announcement-state.ts';
import type { DeskEvent, RepairOffer } from '../../src-main/gateway/index.ts';
import { exampleCommands, exampleDevice, exampleRequest } from './examples.ts';
import { APPROVE, pixel, Scene, sceneWith, WALL_MS } from './scene.ts';

const TOLD = 'told:pixel';
const upgrade = exampleRequest({ reason: 'scope-upgrade', scopes: ['operator.admin'] });

function remedied(remedy: Remedy): readonly Effect[] {
  return [{ type: 'remedy', remedy }];
}

describe('an approval that was made elsewhere', () => {
  it.each([
    ['command-line', '“Pixel 9” was approved from the command line'],
    ['client', '“Pixel 9” was approved from another device'],
    ['setup-code', '“Pixel 9” was let in by a setup code'],
  ] as const)('by %s is told with Undo, which removes the new device', (by, title) => {
    const scene = new Scene();
    scene.end(pixel, 'approved', by);
    expect(scene.titles).toEqual([title]);
    expect(scene.screen).toEqual({ [TOLD]: ['Undo'] });
    scene.pass(1_000);
    expect(scene.click('undo:pixel', TOLD)).toEqual(remedied({ type: 'remove', deviceId: 'pixel' }));
  });

  it('of more for a known device gives back what it had before', () => {
    const scene = new Scene();
    scene.end(upgrade, 'approved', 'command-line');
    scene.pass(1_000);
    const undo = `undo-approval:${upgrade.requestId}`;
    expect(scene.click(undo, TOLD)).toEqual(remedied({ type: 'undo-approval', requestId: upgrade.requestId }));
  });

  it('of commands can be undone as well', () => {
    const scene = new Scene();
    const nas = exampleCommands();
    scene.endCommands(nas, 'approved', 'command-line');
    expect(scene.screen).toEqual({ 'told:nas': ['Undo'] });
    scene.pass(1_000);
    expect(scene.click(`undo-approval:${nas.requestId}`, 'told:nas')).toEqual(
      remedied({ type: 'undo-approval', requestId: nas.requestId }),
    );
  });

  it('has no Undo where this desk can’t give back what was', () => {
    const scene = new Scene();
    scene.skills = [];
    scene.end(upgrade, 'approved', 'command-line');
    scene.endCommands(exampleCommands(), 'approved', 'client');
    expect(scene.screen).toEqual({ [TOLD]: [], 'told:nas': [] });
  });

  it.each<[string, (scene: Scene) => void]>([
    [
      'within a second',
      (scene) => {
        scene.pass(999);
      },
    ],
    [
      'while the screen is locked',
      (scene) => {
        scene.pass(5_000);
        scene.locked = true;
      },
    ],
  ])('is not undone by a click %s', (_when, setUp) => {
    const scene = new Scene();
    scene.end(pixel, 'approved', 'command-line');
    setUp(scene);
    expect(scene.click('undo:pixel', TOLD)).toEqual([{ type: 'open-window' }]);
  });

  it('is not undone by an answer that the notice does not show', () => {
    const scene = new Scene();
    scene.end(pixel, 'approved', 'command-line');
    scene.pass(5_000);
    expect(scene.click('undo:another', TOLD)).toEqual([{ type: 'open-window' }]);
  });
});

describe('a lock-out', () => {
  const id = 'lockout:1';
  const lockout = { id, address: '192.168.1.9', failures: 10, sinceMs: WALL_MS - 60_000, untilMs: WALL_MS + 300_000 };
  const event = (kind: 'shared-secret' | 'device-token' | 'setup-code' = 'shared-secret'): DeskEvent => ({
    type: 'locked-out',
    lockout: { ...lockout, kind },
  });
  const unlocked = (lockoutId: string): DeskEvent => ({
    type: 'unlocked',
    lockoutId,
    lockout: { ...lockout, id: lockoutId, kind: 'shared-secret' },
    by: 'window',
  });

  it('is told with who and how long, and can be lifted', () => {
    const scene = new Scene();
    scene.tell(event());
    expect(scene.shows[0]?.notice).toMatchObject({
      title: 'Too many wrong tokens from 192.168.1.9',
      body: 'Locked for 5 minutes. Devices that are paired connect as before.',
      buttons: [{ label: 'Unlock' }, { label: 'Show' }],
      sound: false,
    });
    scene.pass(1_000);
    const [unlock] = scene.shows[0]!.notice.buttons;
    expect(scene.click(unlock!.id, `lockout:${id}`)).toEqual(remedied({ type: 'unlock', lockoutId: id }));
  });

  it.each([
    ['device-token', 'Too many wrong device tokens from 192.168.1.9'],
    ['setup-code', 'Too many wrong setup codes from 192.168.1.9'],
  ] as const)('of %s says what was guessed', (kind, title) => {
    const scene = new Scene();
    scene.tell(event(kind));
    expect(scene.titles).toEqual([title]);
  });

  it('leaves the screen when it is lifted elsewhere', () => {
    const scene = new Scene();
    scene.tell(event());
    expect(scene.tell(unlocked('another'))).toEqual([]);
    expect(scene.tell(unlocked(id))).toEqual([{ type: 'withdraw', key: `lockout:${id}` }]);
  });

  it('only opens the window where this desk can’t lift it', () => {
    const scene = new Scene();
    scene.skills = [];
    scene.tell(event());
    expect(scene.screen).toEqual({ [`lockout:${id}`]: ['Show'] });
    expect(scene.click('show', `lockout:${id}`)).toEqual([{ type: 'open-window' }]);
  });
});

describe('a known device with an old token', () => {
  const repair: RepairOffer = {
    repairId: 'repair:1',
    digest: 'd1',
    deviceId: 'pixel',
    name: 'Pixel 9',
    platform: 'android 15',
    deviceFamily: 'Android',
    role: 'operator',
    scopes: ['operator.read'],
    phase: 'offered',
    tries: 1,
    quiet: false,
    code: 'A3F9CK',
    address: '192.168.1.23',
    locality: 'remote',
    atMs: 0,
    expiresAtMs: 300_000,
  };
  const offered: DeskEvent = { type: 'repair-offered', repair };

  it('is offered a new one, for exactly what was shown', () => {
    const scene = new Scene();
    scene.tell(offered);
    expect(scene.shows[0]?.notice).toMatchObject({
      title: '“Pixel 9” has an old token',
      body: 'The device is known, its key is the same.\nAt 192.168.1.23 (your network)',
      buttons: [{ label: 'Give it a new one' }, { label: 'Show' }],
      stays: true,
    });
    scene.pass(1_000);
    const [renew] = scene.shows[0]!.notice.buttons;
    const remedy = { type: 'repair', repairId: 'repair:1', digest: 'd1' } as const;
    expect(scene.click(renew!.id, 'repair:repair:1')).toEqual(remedied(remedy));
    scene.input({ type: 'remedied', remedy });
    expect(scene.titles.at(-1)).toBe('It gets a new token');
  });

  it('is not asked about any more when that is settled', () => {
    const scene = new Scene();
    scene.tell(offered);
    expect(
      scene.tell({ type: 'repair-settled', repairId: 'repair:1', repair, outcome: 'dismissed', by: 'window' }),
    ).toHaveLength(1);
    expect(scene.screen).toEqual({});
  });
});

describe('what came of an answer', () => {
  const failure = { ok: false, reason: 'unknown-request', message: 'This request does not wait any more.' } as const;
  it.each<[Remedy, string | undefined, string]>([
    [{ type: 'remove', deviceId: 'pixel' }, undefined, 'The device was not removed'],
    [{ type: 'undo-approval', requestId: 'r' }, 'The approval was undone', 'The approval was not undone'],
    [{ type: 'unlock', lockoutId: 'l' }, 'Unlocked', 'It is still locked'],
    [{ type: 'repair', repairId: 'r', digest: 'd' }, 'It gets a new token', 'It gets no new token'],
  ])('%j', (remedy, done, failed) => {
    const scene = new Scene();
    scene.input({ type: 'remedied', remedy });
    expect(scene.titles).toEqual(done === undefined ? [] : [done]);
    scene.input({ type: 'remedied', remedy, failure });
    expect(scene.shows.at(-1)?.notice).toMatchObject({ title: failed, body: failure.message });
    expect(parseAction(remedyAction(remedy))).toEqual({ kind: 'remedy', remedy });
  });
});

describe('where no name may be seen', () => {
  it('a device and a node ask without theirs, and only a review is offered', () => {
    const scene = new Scene();
    scene.nameless = true;
    scene.ask(pixel);
    scene.pass(10_000);
    scene.askCommands(exampleCommands());
    expect(scene.shows.map(({ notice }) => notice)).toMatchObject([
      { title: 'A device wants to connect', body: 'OpenClaw Gateway says which one.', buttons: [{ label: 'Review' }] },
      { title: 'A device asks to run commands', buttons: [{ label: 'Review' }] },
    ]);
    expect(JSON.stringify(scene.shows)).not.toMatch(/Pixel 9|nas”|192\.168|A3F-9CK|Android/);
    scene.pass(1_000);
    expect(scene.click(APPROVE)).toEqual([{ type: 'review', requestId: pixel.requestId }]);
  });

  it('says how to answer where the notice has no buttons', () => {
    const scene = new Scene();
    scene.nameless = true;
    scene.capability = { kind: 'body-click' };
    scene.ask(pixel);
    expect(scene.shows[0]?.notice.body).toBe('Click here, or open OpenClaw Gateway, to answer.');
  });

  it('what is told has no name, no detail and no answer', () => {
    const scene = new Scene();
    scene.nameless = true;
    scene.end(pixel, 'approved', 'command-line');
    scene.tell({ type: 'connected', device: exampleDevice({ deviceId: 'other' }), firstTime: true });
    scene.tell({ type: 'removed', device: exampleDevice({ deviceId: 'third' }), by: 'client' });
    expect(scene.shows.map(({ notice: { title, body } }) => [title, body])).toEqual([
      ['A device was approved from the command line', ''],
      ['A device is connected', ''],
      ['A device was removed from another device', ''],
    ]);
    expect(scene.screen).toEqual({ [TOLD]: ['Show'], 'told:other': ['Show'], 'told:third': [] });
  });

  it('the screen changes when it is locked and unlocked, silently and without a new interruption', () => {
    const scene = sceneWith(pixel);
    scene.end(exampleRequest({ deviceId: 'other', requestId: 'other' }), 'approved', 'command-line');
    expect(scene.become({ nameless: true })).toEqual([{ type: 'withdraw', key: 'told:other' }]);
    expect(scene.screen).toEqual({ 'ask:pixel': ['Review'] });
    scene.become({ nameless: false });
    expect(scene.screen).toEqual({ 'ask:pixel': ['Approve phone', 'Deny'] });
    expect(scene.shows.slice(2).every(({ notice }) => !notice.sound)).toBe(true);
    scene.pass(999);
    expect(scene.click(APPROVE)).toEqual([{ type: 'review', requestId: pixel.requestId }]);
  });
});
