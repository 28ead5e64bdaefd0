/** What trusted nodes ask to run: which card is open, what it shows, and what is counted as waiting. */
import { expect, it } from 'vitest';
import type { DeskList } from '../../src-main/gateway/index.ts';
import { commandReviewOf } from '../../src-renderer/state/command-review.ts';
import { nextView, type DeskView, type LoadedView } from '../../src-renderer/state/desk-store.ts';
import { commandCards, nextToReview, waitingCount } from '../../src-renderer/state/waiting.ts';
import { commandRequest, deskList, device, request } from './desk-list.ts';

function viewOf(...lists: readonly DeskList[]): LoadedView {
  let view: DeskView = { kind: 'loading' };
  for (const list of lists) view = nextView(view, list, list.nowMs);
  if (view.kind !== 'loaded') throw new Error('no list');
  return view;
}

const nas = commandRequest();
const asking = deskList({ commandRequests: [nas] });
const nasDevice = device({ deviceId: nas.deviceId, name: 'nas', roles: ['node'] });

it('opens the card of a request to run commands, and none for any other', () => {
  expect(commandReviewOf(viewOf(asking), nas.requestId)).toEqual({ kind: 'open', request: nas, changed: false });
  expect(commandReviewOf(viewOf(asking), 'one-A3F9CK')).toBeUndefined();
  expect(commandReviewOf(viewOf(deskList({ waiting: [request()] })), 'one-A3F9CK')).toBeUndefined();
});

it('follows a node that asks for something else', () => {
  const renewed = commandRequest({ requestId: 'nas-Q8R2ST', digest: 'd8' });
  const view = viewOf(asking, deskList({ commandRequests: [renewed] }));
  expect(commandReviewOf(view, nas.requestId)).toEqual({ kind: 'open', request: renewed, changed: true });
});

it.each([
  ['allowed elsewhere', { devices: [{ ...nasDevice, commands: nas.commands }] }, true],
  ['denied elsewhere', { devices: [{ ...nasDevice, commands: [] }] }, false],
  ['gone with its device', {}, false],
])('says that it was %s', (_name, more, allowed) => {
  const view = viewOf(asking, deskList(more));
  expect(commandReviewOf(view, nas.requestId)).toEqual({ kind: 'ended', request: nas, allowed });
});

const ofPixel = commandRequest({ requestId: 'pixel-K4P9ZB', deviceId: request().deviceId });
const quiet = commandRequest({ requestId: 'old-T7M2QX', deviceId: 'old', quiet: true });
it.each([
  ['nothing', {}, 0, undefined],
  ['a device', { waiting: [request()] }, 1, 'one-A3F9CK'],
  ['commands', { commandRequests: [nas] }, 1, nas.requestId],
  ['commands that were left out before', { commandRequests: [quiet] }, 0, undefined],
  ['a device before commands', { waiting: [request()], commandRequests: [quiet, nas] }, 2, 'one-A3F9CK'],
  ['one device that asks for both', { waiting: [request()], commandRequests: [ofPixel] }, 1, 'one-A3F9CK'],
])('counts %s and names what comes next', (_name, more, count, requestId) => {
  const list = deskList(more);
  expect(waitingCount(list)).toBe(count);
  expect(nextToReview(list, undefined)?.requestId).toBe(requestId);
});

it('does not offer the device that was just decided', () => {
  expect(nextToReview(deskList({ waiting: [request()], commandRequests: [nas] }), request().deviceId)).toEqual({
    count: 1,
    requestId: nas.requestId,
  });
});

it('lists what nobody has answered before what was left out', () => {
  const late = commandRequest({ requestId: 'late', askedAtMs: 9 });
  expect(commandCards([quiet, late, nas]).map(({ requestId }) => requestId)).toEqual([
    'nas-H7J3KW',
    'late',
    'old-T7M2QX',
  ]);
});
