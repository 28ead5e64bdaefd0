/** The pages' names, and what the figure beside a name counts. */
import { countWords } from '../../src-main/gateway/words/plain-words.ts';

export type PageName = 'overview' | 'devices' | 'nodes' | 'activity' | 'connect' | 'diagnose' | 'settings';

export const PAGE_NAMES: Readonly<Record<PageName, string>> = {
  overview: 'Overview',
  devices: 'Devices',
  nodes: 'Nodes',
  activity: 'Activity',
  connect: 'Connect',
  diagnose: 'Diagnose',
  settings: 'Settings',
};

/** For a screen reader, behind the page's name. */
export function countLabel(page: PageName, count: number): string {
  if (page === 'activity') return `, ${countWords(count, 'address', 'addresses')} locked out`;
  if (page === 'diagnose') return `, ${countWords(count, 'problem', 'problems')}`;
  return `, ${String(count)} waiting`;
}

/** For the tab: the number is seen in the background as well. */
export function tabTitle(page: string, waiting: number): string {
  return `${waiting === 0 ? '' : `(${String(waiting)}) `}${page} · OpenClaw Gateway`;
}
