/** The page that an address names. */
import { expect, it } from 'vitest';
import { addressOf, parseRoute, type Route } from '../../src-renderer/state/route.ts';

const ID = 'ab'.repeat(32);

it.each<[string, Route]>([
  ['#/', { page: 'overview' }],
  ['#/devices', { page: 'devices' }],
  [`#/devices/${ID}`, { page: 'device', deviceId: ID }],
  ['#/nodes', { page: 'nodes' }],
  [`#/nodes/${ID}`, { page: 'node', nodeId: ID }],
  ['#/activity', { page: 'activity' }],
  [`#/activity?device=${ID}&show=refused`, { page: 'activity', deviceId: ID, show: 'refused' }],
  ['#/connect', { page: 'connect' }],
  ['#/diagnose', { page: 'diagnose' }],
  ['#/settings', { page: 'settings' }],
])('%s leads to its page and back', (hash, route) => {
  expect(parseRoute(hash)).toEqual(route);
  expect(addressOf(route)).toBe(hash);
});

it.each(['', '#', '#/nowhere', '#/devices/<script>', '#/nodes/<script>', `#/devices/${ID}0`, '#token=secret'])(
  'takes %j for the first page',
  (hash) => {
    expect(parseRoute(hash)).toEqual({ page: 'overview' });
  },
);

it('leaves out of an address what it does not understand', () => {
  expect(parseRoute('#/activity?device=<b>&show=%22')).toEqual({ page: 'activity' });
});
