import { describe, expect, it } from 'vitest';
import { planAnnouncements } from '../../src-main/desktop/notifications/announcement-plan.ts';
import type { Effect } from '../../src-main/desktop/notifications/announcement-state.ts';
import type { DecisionResult } from '../../src-main/gateway/index.ts';
import { exampleRequest } from './examples.ts';
import { APPROVE, APPROVE_BOTH, DENY, pixel, pixelNode, Scene, sceneWith } from './scene.ts';

describe('an answer', () => {
  it('counts after a second in view', () => {
    const scene = sceneWith(pixel);
    scene.pass(1_000);
    expect(scene.click(APPROVE)).toEqual([{ type: 'approve', requests: [pixel] }]);
  });

  it('denies', () => {
    const scene = sceneWith(pixel);
    scene.pass(1_000);
    expect(scene.click(DENY)).toEqual([{ type: 'deny', requests: [pixel] }]);
  });

  const review = [{ type: 'review', requestId: pixel.requestId }];
  it.each<[string, (scene: Scene) => readonly Effect[]]>([
    ['too early', (scene) => (scene.pass(999), scene.click(APPROVE))],
    ['too early, Deny as well', (scene) => (scene.pass(999), scene.click(DENY))],
    ['while the screen is locked', (scene) => (scene.pass(5_000), (scene.locked = true), scene.click(APPROVE))],
    ['by the body', (scene) => (scene.pass(5_000), scene.click('default'))],
    [
      'on a notice of an earlier run',
      (scene) => (scene.pass(5_000), scene.input({ type: 'action', key: undefined, buttonId: APPROVE })),
    ],
    [
      'on a button that this notice does not have',
      (scene) => (scene.pass(5_000), scene.click(`approve:${pixel.requestId}:0000000000000000`)),
    ],
    [
      'to an ask that changed under the same id',
      (scene) => (scene.pass(5_000), (scene.waiting = [{ ...pixel, digest: 'other' }]), scene.click(APPROVE)),
    ],
    [
      'on a notice that is not on screen any more',
      (scene) => (scene.pass(5_000), scene.input({ type: 'closed', key: 'ask:pixel' }), scene.click(APPROVE)),
    ],
    [
      'to something that has become unusual',
      (scene) => (scene.pass(5_000), (scene.waiting = [{ ...pixel, ordinary: false }]), scene.click(APPROVE)),
    ],
  ])('opens the review card instead when it comes %s', (_, act) => {
    expect(act(sceneWith(pixel))).toEqual(review);
  });

  it('opens the card of what the device asks now, when that is not what was shown', () => {
    const scene = sceneWith(pixel);
    scene.pass(5_000);
    const changed = exampleRequest({ requestId: 'pixel-request-B4G8DM', digest: 'changed' });
    scene.waiting = [changed];
    expect(scene.click(APPROVE)).toEqual([{ type: 'review', requestId: changed.requestId }]);
  });

  it('starts its second anew when the notice is replaced', () => {
    const scene = sceneWith(pixel);
    scene.pass(5_000);
    scene.ask(pixelNode);
    scene.pass(999);
    expect(scene.click(APPROVE_BOTH)).toMatchObject([{ type: 'review' }]);
  });

  it('does not count before the system says that the notice can be seen', () => {
    const scene = new Scene();
    scene.waiting = [pixel];
    const { world } = scene;
    const { state } = planAnnouncements(scene.state, { type: 'look' }, world);
    const late = planAnnouncements(
      state,
      { type: 'action', key: 'ask:pixel', buttonId: APPROVE },
      { ...world, nowMs: 9_000 },
    );
    expect(late.effects).toEqual(review);
  });

  it('does not let one notice approve what another one shows', () => {
    const tablet = exampleRequest({ deviceId: 'tablet', requestId: 'tablet-request-T7M2QX' });
    const scene = sceneWith(pixel, tablet);
    scene.pass(20_000);
    const approveTablet = `approve:${tablet.requestId}:${tablet.digest}`;
    expect(scene.click(approveTablet)).toEqual([{ type: 'review', requestId: tablet.requestId }]);
    expect(scene.click(approveTablet, 'ask:tablet')).toEqual([{ type: 'approve', requests: [tablet] }]);
  });

  it('does not count the time in view of what was replaced', () => {
    const scene = sceneWith(pixel);
    const [first] = scene.shows;
    scene.pass(5_000);
    scene.waiting = [pixelNode, pixel];
    const { world } = scene;
    const { state } = planAnnouncements(scene.state, { type: 'look' }, world);
    const late = { type: 'shown', key: 'ask:pixel', serial: first?.serial ?? 0 } as const;
    const click = { type: 'action', key: 'ask:pixel', buttonId: APPROVE_BOTH } as const;
    const after = planAnnouncements(state, late, world).state;
    expect(planAnnouncements(after, click, { ...world, nowMs: 9_000 }).effects).toMatchObject([{ type: 'review' }]);
  });

  it('opens the window when nothing of it waits any more', () => {
    const scene = sceneWith(pixel);
    scene.waiting = [];
    expect(scene.click(APPROVE)).toEqual([{ type: 'open-window' }]);
  });

  it("ignores other programs' buttons", () => {
    const scene = sceneWith(pixel);
    expect(scene.input({ type: 'action', key: undefined, buttonId: 'default' })).toEqual([]);
    expect(scene.input({ type: 'action', key: undefined, buttonId: 'reply' })).toEqual([]);
  });

  it('shows the changed request, or says what went wrong', () => {
    const scene = sceneWith(pixel);
    const changed = { ok: false, reason: 'changed', message: '', current: pixelNode } satisfies DecisionResult;
    expect(scene.input({ type: 'failed', decision: 'approve', request: pixel, failure: changed })).toEqual([
      { type: 'review', requestId: pixelNode.requestId },
    ]);
    const notSaved = { ok: false, reason: 'not-saved', message: 'The disk is full.' } satisfies DecisionResult;
    scene.input({ type: 'failed', decision: 'approve', request: pixel, failure: notSaved });
    expect(scene.shows.at(-1)?.notice).toMatchObject({
      title: '“Pixel 9” was not approved',
      body: 'The disk is full.',
      urgency: 'normal',
      buttons: [{ label: 'Review' }],
    });
  });
});
