/** French. Not yet reviewed by a native speaker. */
import type { Catalogue } from '../en/index.ts';
import { activity } from './activity.ts';
import { appSettings } from './app-settings.ts';
import { attach } from './attach.ts';
import { buttons } from './buttons.ts';
import { connectPage } from './connect-page.ts';
import { countdown } from './countdown.ts';
import { devicePage } from './device-page.ts';
import { devices } from './devices.ts';
import { diagnosePage } from './diagnose-page.ts';
import { facts } from './facts.ts';
import { firstRun } from './first-run.ts';
import { frame } from './frame.ts';
import { gate } from './gate.ts';
import { nodePage } from './node-page.ts';
import { overview } from './overview.ts';
import { pages } from './pages.ts';
import { reach } from './reach.ts';
import { refusedSteps } from './refused-steps.ts';
import { review } from './review.ts';
import { settings } from './settings.ts';
import { unbroken } from './spacing.ts';
import { summary } from './summary.ts';
import { terms } from './terms.ts';
import { waiting } from './waiting.ts';
import { words } from './words/index.ts';

const typed: Catalogue = {
  ...activity,
  ...appSettings,
  ...attach,
  ...buttons,
  ...connectPage,
  ...countdown,
  ...devicePage,
  ...devices,
  ...diagnosePage,
  ...facts,
  ...firstRun,
  ...frame,
  ...gate,
  ...nodePage,
  ...overview,
  ...pages,
  ...reach,
  ...refusedSteps,
  ...review,
  ...settings,
  ...summary,
  ...terms,
  ...waiting,
  ...words,
};

export const fr = Object.fromEntries(
  Object.entries(typed).map(([id, message]) => [id, unbroken(message)]),
) as Catalogue;
