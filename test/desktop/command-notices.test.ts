/** A paired node that asks to run commands: announced, answered and withdrawn by the same rules as a device. */
import { describe, expect, it } from 'vitest';
import type { Effect } from '../../src-main/desktop/notifications/announcement-state.ts';
import { commandsEndedText, commandsText } from '../../src-main/desktop/notifications/command-words.ts';
import type { DecisionResult, Outcome, Surface } from '../../src-main/gateway/index.ts';
import { exampleCommands, exampleRequest } from './examples.ts';
import { Scene } from './scene.ts';

const nas = exampleCommands();
const programs = exampleCommands({ commands: ['screen.snapshot', 'system.run'], reserved: true });
const KEY = 'commands:nas';
const ALLOW = `allow-commands:${nas.requestId}:${nas.digest}`;
const DENY = `deny-commands:${nas.requestId}:${nas.digest}`;

function sceneOf(...requests: (typeof nas)[]): Scene {
  const scene = new Scene();
  for (const request of requests) scene.askCommands(request);
  return scene;
}

describe('a node that asks to run commands', () => {
  it('gets one notice with both answers', () => {
    expect(sceneOf(nas).shows.map(({ notice }) => notice)).toMatchObject([
      {
        key: KEY,
        title: 'A paired Linux computer asks to run commands',
        body: '“nas” · code H7J-3KW\nShares its screen when asked',
        buttons: [
          { id: ALLOW, label: 'Allow' },
          { id: DENY, label: 'Deny' },
        ],
        sound: true,
        stays: true,
      },
    ]);
  });

  it('gets only Review where programs would run', () => {
    expect(sceneOf(programs).screen).toEqual({ [KEY]: ['Review'] });
  });

  it('is not announced when it is quiet', () => {
    expect(sceneOf({ ...nas, quiet: true }).shows).toEqual([]);
  });

  it('keeps one notice, which is replaced in place when it asks for something else', () => {
    const scene = sceneOf(nas);
    scene.pass(10_000);
    scene.askCommands({ ...programs, requestId: 'nas-commands-Q8R2ST', digest: 'other' });
    expect(scene.shows.map(({ notice }) => notice.key)).toEqual([KEY, KEY]);
    expect(scene.screen).toEqual({ [KEY]: ['Review'] });
  });

  it('is not announced again after the person closed the notice', () => {
    const scene = sceneOf(nas);
    scene.input({ type: 'closed', key: KEY });
    scene.pass(60_000);
    scene.input({ type: 'look' });
    expect(scene.shows).toHaveLength(1);
  });

  it('shares the budget with devices that knock, and is counted with them', () => {
    const scene = sceneOf(nas);
    scene.ask(exampleRequest());
    scene.pass(1_000);
    expect(scene.titles.at(-1)).toBe('2 devices are waiting');
    expect(scene.click('review-all', 'waiting')).toEqual([{ type: 'review', requestId: exampleRequest().requestId }]);
  });
});

describe('an answer', () => {
  it.each<[string, string, Effect]>([
    ['Allow', ALLOW, { type: 'allow-commands', request: nas }],
    ['Deny', DENY, { type: 'deny-commands', request: nas }],
  ])('%s counts after a second in view', (_, button, effect) => {
    const scene = sceneOf(nas);
    scene.pass(1_000);
    expect(scene.click(button, KEY)).toEqual([effect]);
  });

  it.each<[string, (scene: Scene) => readonly Effect[]]>([
    ['too early', (scene) => (scene.pass(999), scene.click(ALLOW, KEY))],
    ['too early, Deny as well', (scene) => (scene.pass(999), scene.click(DENY, KEY))],
    ['while the screen is locked', (scene) => (scene.pass(5_000), (scene.locked = true), scene.click(ALLOW, KEY))],
    ['by the body', (scene) => (scene.pass(5_000), scene.click('default', KEY))],
    [
      'on a notice of an earlier run',
      (scene) => (scene.pass(5_000), scene.input({ type: 'action', key: undefined, buttonId: ALLOW })),
    ],
    [
      'to an ask that changed under the same id',
      (scene) => (scene.pass(5_000), (scene.commandRequests = [{ ...nas, digest: 'other' }]), scene.click(ALLOW, KEY)),
    ],
    [
      'to something that would run programs by now',
      (scene) => (scene.pass(5_000), (scene.commandRequests = [{ ...nas, reserved: true }]), scene.click(ALLOW, KEY)),
    ],
    [
      'on a button of the wrong kind',
      (scene) => (scene.pass(5_000), scene.click(`approve:${nas.requestId}:${nas.digest}`, KEY)),
    ],
  ])('opens the review card instead when it comes %s', (_, act) => {
    expect(act(sceneOf(nas))).toEqual([{ type: 'review', requestId: nas.requestId }]);
  });

  it('shows the changed request, or says what went wrong', () => {
    const scene = sceneOf(nas);
    const changed = { ok: false, reason: 'changed', message: '', currentCommands: programs } satisfies DecisionResult;
    expect(scene.input({ type: 'failed', decision: 'approve', request: nas, failure: changed })).toEqual([
      { type: 'review', requestId: programs.requestId },
    ]);
    const notSaved = { ok: false, reason: 'not-saved', message: 'The disk is full.' } satisfies DecisionResult;
    scene.input({ type: 'failed', decision: 'approve', request: nas, failure: notSaved });
    expect(scene.shows.at(-1)?.notice).toMatchObject({
      title: '“nas” was not approved',
      body: 'The disk is full.',
      buttons: [{ label: 'Review' }],
    });
  });
});

describe('what became of it', () => {
  it.each<[Outcome, Surface, string | undefined]>([
    ['approved', 'notification', '“nas” may run its commands'],
    ['approved', 'window', undefined],
    ['approved', 'command-line', '“nas” may run its commands'],
    ['denied', 'notification', '“nas” runs no new commands'],
    ['denied', 'tray', undefined],
    ['denied', 'client', '“nas” runs no new commands'],
    ['superseded', 'gateway', undefined],
    ['removed', 'window', undefined],
  ])('%s by %s withdraws the notice and tells %s', (outcome, by, told) => {
    const scene = sceneOf(nas);
    expect(scene.endCommands(nas, outcome, by)).toEqual([{ type: 'withdraw', key: KEY }]);
    expect(scene.titles.slice(1)).toEqual(told === undefined ? [] : [told]);
    expect(scene.shows.slice(1).every(({ notice }) => !notice.sound && !notice.stays)).toBe(true);
  });

  it('tells of commands that were allowed out of sight, though nobody was told of the request', () => {
    const quiet = { ...programs, quiet: true };
    const scene = sceneOf(quiet);
    scene.endCommands(quiet, 'approved', 'client');
    expect(scene.titles).toEqual(['“nas” may run its commands']);
  });
});

describe('the text', () => {
  it.each([
    [{ reserved: true }, 'A paired Linux computer asks to run programs'],
    [{ platform: '', deviceFamily: '' }, 'A paired device asks to run commands'],
    [{ name: 'Click Allow now' }, 'A paired Linux computer asks to run commands'],
  ] as const)('titles %j in our words only', (changes, title) => {
    expect(commandsText(exampleCommands(changes), 'buttons').title).toBe(title);
  });

  it.each([
    [
      { commands: ['screen.snapshot', 'system.run'], approvedCommands: ['screen.snapshot'] },
      'Can run programs on that machine',
    ],
    [{ approvedCommands: ['screen.snapshot'] }, 'No new command, but what it says about itself has changed.'],
    [{ name: '' }, 'The Linux computer · code H7J-3KW'],
  ] as const)('of %j says what is new', (changes, line) => {
    expect(commandsText(exampleCommands(changes), 'buttons').body.split('\n')).toContain(line);
  });

  it('says where it was decided', () => {
    expect(commandsEndedText(nas, 'approved', 'command-line', '“nas”')?.body).toMatch(
      /^Allowed from the command line\./,
    );
    expect(commandsEndedText(nas, 'denied', 'notification', '“nas”')?.body).toBe('Denied. It stays connected.');
    expect(commandsText(nas, 'body-click').body).toContain('Click here');
  });
});
