/** The page that the address names; or, at a gateway elsewhere that has nothing for it, a word about that. */
import type { DesktopState } from '../../src-main/desktop/ipc-contract.ts';
import { Empty } from '../components/empty.tsx';
import { t } from '../language/t.ts';
import type { GatewayLink } from '../link/gateway-link.ts';
import { serves } from '../link/serves.ts';
import type { LoadedView } from '../state/desk-store.ts';
import type { Route } from '../state/route.ts';
import type { Stores } from '../state/stores.ts';
import { placeWords } from '../words/attach-words.ts';
import {
  ActivityPage,
  ConnectPage,
  DevicePage,
  DevicesPage,
  DiagnosePage,
  NodePage,
  NodesPage,
  SettingsPage,
} from './lazy-pages.tsx';
import { OverviewPage } from './overview-page.tsx';

interface RoutedPageProps {
  readonly route: Route;
  readonly link: GatewayLink;
  readonly view: LoadedView;
  readonly stores: Stores;
  readonly desktop: DesktopState | undefined;
  readonly connected: boolean;
}

/** What a page cannot be without; an official gateway has its own ways of these. */
const NEEDED: Readonly<Partial<Record<Route['page'], string>>> = {
  activity: 'desk.history',
  diagnose: 'desk.diagnosis',
  connect: 'desk.setupCode',
};

function isMissing({ page }: Route, link: GatewayLink): boolean {
  const method = NEEDED[page];
  return method !== undefined && !serves(link, method);
}

export function RoutedPage({ route, link, view, stores, desktop, connected }: RoutedPageProps) {
  if (isMissing(route, link) && desktop?.attached !== undefined) {
    return (
      <Empty title={t('attach.missing.title')}>
        {t('attach.missing.text', { place: placeWords(desktop.attached.host) })}
      </Empty>
    );
  }
  switch (route.page) {
    case 'overview':
      return <OverviewPage view={view} desktop={desktop} connected={connected} />;
    case 'devices':
      return <DevicesPage view={view} stores={stores} />;
    case 'device':
      return <DevicePage key={route.deviceId} deviceId={route.deviceId} view={view} />;
    case 'nodes':
      return <NodesPage view={view} />;
    case 'node':
      return <NodePage key={route.nodeId} nodeId={route.nodeId} view={view} />;
    case 'activity':
      return <ActivityPage route={route} view={view} lockouts={stores.lockouts} />;
    case 'diagnose':
      return <DiagnosePage view={view} store={stores.diagnosis} />;
    case 'settings':
      return <SettingsPage view={view} desktop={desktop} />;
    case 'connect':
      return <ConnectPage view={view} />;
  }
}
