/** Chooses the page that fits the state of the link; the pages know nothing of each other. */
import { useSyncExternalStore } from 'react';
import type { DesktopState } from '../src-main/desktop/ipc-contract.ts';
import { TopBar } from './components/top-bar.tsx';
import type { GatewayLink, LinkStatus } from './link/gateway-link.ts';
import { DevicesPage } from './pages/devices-page.tsx';
import { MessagePage } from './pages/message-page.tsx';
import { RefusedPage } from './pages/refused-page.tsx';
import type { DeskStore, DeskView } from './state/desk-store.ts';
import type { ReviewSelection } from './state/review-selection.ts';
import type { Place } from './state/place.ts';

interface AppProps {
  readonly place: Place;
  readonly desk: DeskStore;
  readonly review: ReviewSelection;
}

export function App({ place, desk, review }: AppProps) {
  const status = useLinkStatus(place.link);
  const view = useSyncExternalStore(desk.subscribe, desk.view);
  const desktop = useDesktopState(place);
  return (
    <>
      <TopBar />
      <main>
        <Page place={place} review={review} status={status} view={view} desktop={desktop} />
      </main>
    </>
  );
}

interface PageProps extends Pick<AppProps, 'place' | 'review'> {
  readonly status: LinkStatus;
  readonly view: DeskView;
  readonly desktop: DesktopState | undefined;
}

function Page({ place, review, status, view, desktop }: PageProps) {
  if (desktop?.startupFault !== undefined) return <MessagePage fault={desktop.startupFault} />;
  if (status.kind === 'refused' && place.kind === 'browser') {
    return <RefusedPage link={place.link} refusal={status.refusal} retrying={status.retrying} />;
  }
  switch (view.kind) {
    case 'loaded':
      return (
        <DevicesPage place={place} review={review} view={view} desktop={desktop} connected={status.kind === 'ready'} />
      );
    case 'forbidden':
      return (
        <MessagePage
          fault={{
            what: 'This browser may not manage devices',
            why: `The gateway said: ${view.message}.`,
            fix: 'It was approved with less access than this page needs. Someone who may manage devices can remove it and approve it again.',
          }}
        />
      );
    case 'loading':
      return status.kind === 'lost' ? <GatewayDown /> : <Connecting />;
  }
}

function GatewayDown() {
  return (
    <MessagePage
      fault={{
        what: 'The gateway does not answer',
        why: 'It may be stopped or starting, or the network between it and this browser is down.',
        fix: 'This page goes on trying. On the gateway’s computer, openclaw gateway status tells more.',
      }}
      trying
    />
  );
}

function Connecting() {
  return (
    <p className="connecting" role="status">
      Connecting…
    </p>
  );
}

function useLinkStatus(link: GatewayLink): LinkStatus {
  return useSyncExternalStore(
    (listener) => link.onState(listener),
    () => link.status,
  );
}

const nothing = (): undefined => undefined;
const never = (): (() => void) => nothing;

function useDesktopState(place: Place): DesktopState | undefined {
  const store = place.kind === 'window' ? place.desktop : undefined;
  return useSyncExternalStore(store?.subscribe ?? never, store?.state ?? nothing);
}
