/** The way from page to page: a rail beside a wide page, a bar below a narrow one. The same links in both. */
import { History, House, MonitorSmartphone, QrCode, Settings, SquareTerminal, Stethoscope } from 'lucide-react';
import { t } from '../../language/t.ts';
import { addressOf, type Route } from '../../state/route.ts';
import { countLabel, pageName, type PageName } from '../../words/page-words.ts';
import { ICON } from '../icon.ts';

interface NavigationProps {
  readonly route: Route;
  /** Devices that wait for a decision. */
  readonly waiting: number;
  /** Addresses that are locked out now. */
  readonly lockouts: number;
  /** What the gateway's own look at itself found wrong. */
  readonly problems: number;
}

const ICONS = {
  overview: House,
  devices: MonitorSmartphone,
  nodes: SquareTerminal,
  activity: History,
  connect: QrCode,
  diagnose: Stethoscope,
  settings: Settings,
} as const;
const PAGES: readonly PageName[] = ['overview', 'devices', 'nodes', 'activity', 'connect', 'diagnose', 'settings'];

export function Navigation({ route, waiting, lockouts, problems }: NavigationProps) {
  const current = route.page === 'device' ? 'devices' : route.page === 'node' ? 'nodes' : route.page;
  const counts: Readonly<Partial<Record<PageName, number>>> = {
    devices: waiting,
    activity: lockouts,
    diagnose: problems,
  };
  return (
    <nav className="navigation" aria-label={t('pages.navigation')}>
      <ul>
        {PAGES.map((page) => (
          <li key={page}>
            <a href={addressOf({ page })} aria-current={page === current ? 'page' : undefined}>
              <PageIcon page={page} />
              <span className="navigation-name">{pageName(page)}</span>
              <Count page={page} count={counts[page] ?? 0} />
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function PageIcon({ page }: { readonly page: PageName }) {
  const Icon = ICONS[page];
  return <Icon {...ICON} size={18} />;
}

function Count({ page, count }: { readonly page: PageName; readonly count: number }) {
  if (count === 0) return null;
  return (
    <span className="navigation-count">
      <span aria-hidden="true">{count > 99 ? '99+' : count}</span>
      <span className="hidden">{countLabel(page, count)}</span>
    </span>
  );
}
