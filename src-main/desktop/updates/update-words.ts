/** What is known of a newer version, in words for the tray and for About. Pure. */
import { timeOfDay } from '../local-time.ts';
import type { UpdateState } from './update-state.ts';
import type { Updates } from './updates.ts';

/** What a person can ask for, by the name of the method that does it. */
export type UpdateStep = keyof Pick<Updates, 'check' | 'download' | 'restart'>;

/** A row of the tray: a fact where it has no step. */
export interface UpdateOffer {
  readonly label: string;
  readonly step?: UpdateStep;
}

/** Undefined where there is nothing to do: a version that is up to date says nothing. */
export function updateOffer(state: UpdateState): UpdateOffer | undefined {
  switch (state.kind) {
    case 'available':
      return { label: `Update to ${state.version}…`, step: 'download' };
    case 'downloading':
      // In steps: a menu that is open closes whenever it changes.
      return { label: `Fetching ${state.version}: ${String(Math.floor(state.percent / 10) * 10)} %` };
    case 'ready':
      return { label: `Restart to update to ${state.version}`, step: 'restart' };
    case 'failed':
      return { label: 'Look for updates again', step: 'check' };
    case 'unavailable':
    case 'by-system':
    case 'current':
    case 'checking':
      return undefined;
  }
}

/** One sentence, for About. */
export function updateSentence(state: UpdateState): string {
  switch (state.kind) {
    case 'unavailable':
    case 'by-system':
      return state.why;
    case 'current':
      return state.checkedAtMs === undefined
        ? 'It looks for updates once a day.'
        : `Up to date, as of ${timeOfDay(state.checkedAtMs)}.`;
    case 'checking':
      return 'Looking for updates…';
    case 'available':
      return `Version ${state.version} is there: choose “Update to ${state.version}…” in the tray menu.`;
    case 'downloading':
      return `Version ${state.version} is being fetched.`;
    case 'ready':
      return `Version ${state.version} is ready: choose “Restart to update to ${state.version}” in the tray menu.`;
    case 'failed':
      return `${state.why} Choose “Look for updates again” in the tray menu.`;
  }
}
