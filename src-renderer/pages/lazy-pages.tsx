/** What the first look at the gateway does not need: each is fetched when it is first opened, or ahead of it. */
import { createElement, lazy, type ComponentType } from 'react';
import { CardLost } from '../components/shell/card-lost.tsx';
import { PageLost } from '../components/shell/page-lost.tsx';
import { firstLookOver } from '../state/first-look.ts';

const devices = (): Promise<typeof import('./devices-page.tsx')> => import('./devices-page.tsx');
const reviews = (): Promise<typeof import('../components/review/reviews.tsx')> =>
  import('../components/review/reviews.tsx');

export const ActivityPage = later(() => import('./activity-page.tsx').then(({ ActivityPage: page }) => page));
export const AttachPage = later(() => import('./attach-page.tsx').then(({ AttachPage: page }) => page));
export const ConnectPage = later(() => import('./connect-page.tsx').then(({ ConnectPage: page }) => page));
export const DevicePage = later(() => import('./device-page.tsx').then(({ DevicePage: page }) => page));
export const DevicesPage = later(() => devices().then(({ DevicesPage: page }) => page));
export const DiagnosePage = later(() => import('./diagnose-page.tsx').then(({ DiagnosePage: page }) => page));
export const NodePage = later(() => import('./node-page.tsx').then(({ NodePage: page }) => page));
export const NodesPage = later(() => import('./nodes-page.tsx').then(({ NodesPage: page }) => page));
export const RefusedPage = later(() => import('./refused-page.tsx').then(({ RefusedPage: page }) => page));
export const RefusedSettingsPage = later(() =>
  import('./refused-settings-page.tsx').then(({ RefusedSettingsPage: page }) => page),
);
export const SettingsPage = later(() => import('./settings-page.tsx').then(({ SettingsPage: page }) => page));
export const FirstRun = later(() => import('../components/first-run.tsx').then(({ FirstRun: part }) => part));
export const Reviews = later(() => reviews().then(({ Reviews: card }) => card), CardLost);

// Deciding must not wait for the network.
void firstLookOver.then(() => Promise.allSettled([devices(), reviews()]));

/** A gateway of another version has this page under another name: loading everything anew finds it. */
function later<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  lost: ComponentType<object> = PageLost,
): ComponentType<Props> {
  const loaded = (): Promise<{ readonly default: ComponentType<Props> }> =>
    load().then(
      (page) => ({ default: page }),
      () => ({ default: () => createElement(lost) }),
    );
  return lazy(loaded);
}
