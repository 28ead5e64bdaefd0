import { describe, expect, it } from 'vitest';
import { timeOfDay } from '../../src-main/desktop/local-time.ts';
import type { Outcome, Surface } from '../../src-main/gateway/index.ts';
import { exampleDevice, exampleRequest } from './examples.ts';
import { APPROVE, APPROVE_BOTH, DENY, pixel, pixelNode, Scene, sceneWith } from './scene.ts';

describe('a device that asks', () => {
  it('gets one notice with both answers, which stays and sounds', () => {
    const scene = sceneWith(pixel);
    expect(scene.shows.map(({ notice }) => notice)).toMatchObject([
      {
        key: 'ask:pixel',
        title: 'An Android phone wants to connect',
        buttons: [
          { id: APPROVE, label: 'Approve phone' },
          { id: DENY, label: 'Deny' },
        ],
        sound: true,
        stays: true,
      },
    ]);
  });

  it('gets only Review where one click is not safe', () => {
    expect(sceneWith({ ...pixel, ordinary: false }).screen).toEqual({ 'ask:pixel': ['Review'] });
  });

  it('is not announced when it is quiet', () => {
    expect(sceneWith({ ...pixel, quiet: true }).shows).toEqual([]);
  });

  it('is not announced again while it knocks on', () => {
    const scene = sceneWith(pixel);
    scene.nowMs = 60_000;
    scene.tell({ type: 'refreshed', request: pixel });
    expect(scene.shows).toHaveLength(1);
  });

  it('is not announced again after the person closed the notice', () => {
    const scene = sceneWith(pixel);
    scene.input({ type: 'closed', key: 'ask:pixel' });
    scene.nowMs = 60_000;
    scene.tell({ type: 'refreshed', request: pixel });
    expect(scene.shows).toHaveLength(1);
  });

  it('leaves the screen at "Not now"', () => {
    const scene = sceneWith(pixel);
    scene.waiting = [{ ...pixel, quiet: true }];
    expect(scene.tell({ type: 'refreshed', request: { ...pixel, quiet: true } })).toEqual([
      { type: 'withdraw', key: 'ask:pixel' },
    ]);
  });

  it('keeps one notice for both of its roles, which grows at once and silently', () => {
    const scene = sceneWith(pixel);
    scene.pass(60_000);
    scene.ask(pixelNode);
    expect(Object.keys(scene.screen)).toEqual(['ask:pixel']);
    expect(scene.shows[1]?.notice).toMatchObject({ key: 'ask:pixel', sound: false });
    scene.pass(1_000);
    expect(scene.click(APPROVE_BOTH)).toEqual([{ type: 'approve', requests: [pixel, pixelNode] }]);
  });

  it('shrinks to the role that still waits', () => {
    const scene = sceneWith(pixel, pixelNode);
    scene.end(pixelNode, 'approved', 'window');
    expect(scene.shows.at(-1)?.notice.buttons[0]?.id).toBe(APPROVE);
  });

  it('is announced to a notification service that comes later, or comes back', () => {
    const scene = new Scene();
    scene.capability = { kind: 'unavailable', why: '' };
    scene.ask(pixel);
    expect(scene.shows).toEqual([]);
    scene.capability = { kind: 'buttons' };
    scene.input({ type: 'look' });
    expect(scene.shows).toHaveLength(1);
    scene.capability = { kind: 'unavailable', why: '' };
    scene.input({ type: 'look' });
    expect(scene.screen).toEqual({});
    scene.capability = { kind: 'body-click' };
    scene.pass(60_000);
    scene.input({ type: 'look' });
    expect(scene.shows.at(-1)?.notice.body).toContain('Click here');
  });
});

describe('a notification service that is restarted', () => {
  it('shows again, once, what was on the screen, and not what the person had closed', () => {
    const tablet = exampleRequest({ deviceId: 'tablet', requestId: 'tablet-request-T7M2QX' });
    const scene = sceneWith(pixel);
    scene.pass(10_000);
    scene.ask(tablet);
    scene.input({ type: 'closed', key: 'ask:tablet' });
    scene.pass(10_000);
    scene.become({ capability: { kind: 'unavailable', why: '' } });
    scene.become({ capability: { kind: 'buttons' } });
    expect(Object.keys(scene.screen)).toEqual(['ask:pixel']);
    scene.become({});
    scene.pass(300_000);
    expect(scene.shows.map(({ notice }) => notice.key)).toEqual(['ask:pixel', 'ask:tablet', 'ask:pixel']);
  });
});

describe('what became of a request', () => {
  it.each<[Outcome, Surface, string | undefined]>([
    ['approved', 'notification', undefined],
    ['approved', 'window', undefined],
    ['approved', 'command-line', '“Pixel 9” was approved from the command line'],
    ['denied', 'notification', '“Pixel 9” was not let in'],
    ['denied', 'tray', undefined],
    ['denied', 'client', '“Pixel 9” was not let in'],
    ['expired', 'gateway', `“Pixel 9” asked at ${timeOfDay(pixel.askedAtMs)} and was not answered`],
    ['removed', 'window', undefined],
  ])('%s by %s withdraws the notice and tells %s', (outcome, by, told) => {
    const scene = sceneWith(pixel);
    scene.pass(300_000);
    expect(scene.end(pixel, outcome, by)).toEqual([{ type: 'withdraw', key: 'ask:pixel' }]);
    expect(scene.titles.slice(1)).toEqual(told === undefined ? [] : [told]);
    expect(scene.shows.slice(1).every(({ notice }) => !notice.sound && !notice.stays)).toBe(true);
  });

  it('is not told of a request that nobody was told of', () => {
    const quiet = { ...pixel, quiet: true };
    const scene = sceneWith(quiet);
    scene.end(quiet, 'expired');
    expect(scene.shows).toEqual([]);
  });

  it('tells of the first connection, with Undo', () => {
    const scene = new Scene();
    scene.tell({ type: 'connected', device: exampleDevice(), firstTime: true });
    expect(scene.titles).toEqual(['“Pixel 9” is connected']);
    scene.pass(1_000);
    expect(scene.click('undo:pixel', 'told:pixel')).toEqual([
      { type: 'remedy', remedy: { type: 'remove', deviceId: 'pixel' } },
    ]);
  });

  it('takes no Undo from the second half of a double click on Approve', () => {
    const scene = new Scene();
    scene.tell({ type: 'connected', device: exampleDevice(), firstTime: true });
    scene.pass(200);
    expect(scene.click('undo:pixel', 'told:pixel')).toEqual([{ type: 'open-window' }]);
  });

  it('does not tell of later connections', () => {
    const scene = new Scene();
    scene.tell({ type: 'connected', device: exampleDevice(), firstTime: false });
    expect(scene.shows).toEqual([]);
  });

  it('offers no Undo for a test, and does not tell of its removal', () => {
    const scene = new Scene();
    const device = exampleDevice({ test: true });
    scene.tell({ type: 'connected', device, firstTime: true });
    expect(scene.screen).toEqual({ 'told:pixel': [] });
    expect(scene.tell({ type: 'removed', device, by: 'gateway' })).toEqual([{ type: 'withdraw', key: 'told:pixel' }]);
    expect(scene.titles).toEqual(['Test: “Pixel 9” is connected']);
  });

  it.each<[Surface, number]>([
    ['command-line', 1],
    ['notification', 1],
    ['window', 0],
  ])('tells of a removal by %s: %i', (by, notices) => {
    const scene = new Scene();
    scene.tell({ type: 'removed', device: exampleDevice(), by });
    expect(scene.shows).toHaveLength(notices);
  });
});
