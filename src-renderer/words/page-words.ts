/** The pages' names, and what the figure beside a name counts. */
import { t } from '../language/t.ts';

export type PageName = 'overview' | 'devices' | 'nodes' | 'activity' | 'connect' | 'diagnose' | 'settings';

export function pageName(page: PageName): string {
  return t(`pages.${page}`);
}

/** For a screen reader, behind the page's name. */
export function countLabel(page: PageName, count: number): string {
  if (page === 'activity') return t('pages.count.activity', { count });
  if (page === 'diagnose') return t('pages.count.diagnose', { count });
  return t('pages.count.waiting', { count });
}

/** For the tab: the number is seen in the background as well. */
export function tabTitle(page: string, waiting: number): string {
  return `${waiting === 0 ? '' : `(${String(waiting)}) `}${page} · OpenClaw Gateway`;
}
