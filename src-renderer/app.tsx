/** Chooses what fits the state of the link: a page in its frame, or one screen that says why there is none. */
import { Suspense, useEffect, useMemo, useSyncExternalStore } from 'react';
import type { AttachState, DesktopState } from '../src-main/desktop/ipc-contract.ts';
import { AttachOfferBanner } from './components/attach/attach-offer-banner.tsx';
import { Notice } from './components/notice.tsx';
import { Bare } from './components/shell/bare.tsx';
import { Loading } from './components/shell/loading.tsx';
import { PageBoundary } from './components/shell/page-boundary.tsx';
import { Shell } from './components/shell/shell.tsx';
import { UndoBar } from './components/shell/undo-bar.tsx';
import type { LanguageChoice } from './language/language-choice.ts';
import { Rich } from './language/rich.tsx';
import { t } from './language/t.ts';
import type { GatewayLink, LinkStatus, SignInLink } from './link/gateway-link.ts';
import { AttachPage, RefusedPage, RefusedSettingsPage, Reviews } from './pages/lazy-pages.tsx';
import { MessagePage } from './pages/message-page.tsx';
import { RoutedPage } from './pages/routed-page.tsx';
import { ClockOffset } from './state/clock-offset.ts';
import { deskActions } from './state/desk-actions.ts';
import type { DeskView, LoadedView } from './state/desk-store.ts';
import { problemCount } from './state/diagnosis-store.ts';
import { CAN_ALL, DeskToolsContext, type DeskTools } from './state/desk-tools.ts';
import { endFirstLook } from './state/first-look.ts';
import type { Notices } from './state/notices.ts';
import type { Place } from './state/place.ts';
import type { ReviewSelection } from './state/review-selection.ts';
import { addressOf } from './state/route.ts';
import type { Stores } from './state/stores.ts';
import type { ThemeChoice } from './state/theme.ts';
import type { Undo } from './state/undo.ts';
import { useRoute } from './state/use-route.ts';

interface AppProps {
  readonly place: Place;
  readonly stores: Stores;
  readonly review: ReviewSelection;
  readonly notices: Notices;
  readonly undo: Undo;
  readonly theme: ThemeChoice;
  readonly language: LanguageChoice;
}

export function App(props: AppProps) {
  const { place, stores, undo, notices, review, theme, language } = props;
  // Each part asks for its words when it is drawn, so all of them are where these change. What was typed stays.
  useSyncExternalStore(language.subscribe, language.spoken);
  const status = useLinkStatus(place.link);
  const view = useSyncExternalStore(stores.desk.subscribe, stores.desk.view);
  const desktop = useDesktopState(place);
  const can = (view.kind === 'loaded' ? view.list.can : undefined) ?? CAN_ALL;
  const tools = useMemo<DeskTools>(() => {
    const told = { tell: notices.tell, review: review.open };
    return { place, actions: deskActions(place.link), undo, theme, language, can, ...told };
  }, [place, undo, notices, review, theme, language, can]);

  const attached = desktop?.attached;
  if (place.kind === 'window' && attached !== undefined && mustBeTold(attached, view)) {
    return (
      <Bare>
        <Suspense fallback={<Loading />}>
          <AttachPage bridge={place.bridge} attached={attached} />
        </Suspense>
      </Bare>
    );
  }
  if (desktop?.startupFault !== undefined) {
    return (
      <OneScreen fault={desktop.startupFault}>
        <AttachOfferBanner place={place} desktop={desktop} />
      </OneScreen>
    );
  }
  if (status.kind === 'refused' && place.kind === 'browser') {
    return (
      <DeskToolsContext value={tools}>
        <Refused link={place.link} status={status} />
      </DeskToolsContext>
    );
  }
  if (view.kind === 'forbidden') return <OneScreen fault={forbidden(view.message)} />;
  if (view.kind === 'loading') return status.kind === 'lost' ? <OneScreen {...gatewayDown()} /> : <Connecting />;
  return (
    <DeskToolsContext value={tools}>
      <ClockOffset value={view.clockOffsetMs}>
        <Pages {...props} view={view} desktop={desktop} connected={status.kind === 'ready'} />
      </ClockOffset>
    </DeskToolsContext>
  );
}

interface RefusedProps {
  readonly link: SignInLink;
  readonly status: Extract<LinkStatus, { kind: 'refused' }>;
}

function Refused({ link, status: { refusal, retrying } }: RefusedProps) {
  const route = useRoute();
  return (
    <Bare>
      <Suspense fallback={<Loading />}>
        {route.page === 'settings' ? (
          <RefusedSettingsPage link={link} refusal={refusal} />
        ) : (
          <RefusedPage link={link} refusal={refusal} retrying={retrying} />
        )}
      </Suspense>
    </Bare>
  );
}

interface PagesProps extends AppProps {
  readonly view: LoadedView;
  readonly desktop: DesktopState | undefined;
  readonly connected: boolean;
}

function Pages({ place, stores, review, notices, undo, view, desktop, connected }: PagesProps) {
  const route = useRoute();
  const lockouts = useSyncExternalStore(stores.lockouts.subscribe, stores.lockouts.known);
  const diagnosis = useSyncExternalStore(stores.diagnosis.subscribe, stores.diagnosis.view);
  const requestId = useSyncExternalStore(review.subscribe, review.requestId);
  useEffect(endFirstLook, []);
  return (
    <>
      <Shell
        route={route}
        place={place}
        view={view}
        lockouts={lockouts.kind === 'known' ? lockouts.answer.lockouts.length : 0}
        problems={problemCount(diagnosis)}
        desktop={desktop}
        connected={connected}
      >
        <PageBoundary key={addressOf(route).split('?')[0]}>
          <Suspense fallback={<Loading />}>
            <RoutedPage
              route={route}
              link={place.link}
              view={view}
              stores={stores}
              desktop={desktop}
              connected={connected}
            />
          </Suspense>
        </PageBoundary>
      </Shell>
      {requestId === undefined ? null : (
        <Suspense>
          <Reviews requestId={requestId} review={review} view={view} />
        </Suspense>
      )}
      <div className="below">
        <Notice notices={notices} />
        <UndoBar undo={undo} />
      </div>
    </>
  );
}

/** What was known of it stays in view while it does not answer; the pages say so themselves. */
function mustBeTold({ link }: AttachState, view: DeskView): boolean {
  if (link.kind === 'attached') return view.kind === 'loading' || !link.decides;
  return link.kind !== 'lost' || view.kind === 'loading';
}

function OneScreen(props: Parameters<typeof MessagePage>[0]) {
  return (
    <Bare>
      <MessagePage {...props} />
    </Bare>
  );
}

function forbidden(message: string) {
  return {
    what: t('frame.forbidden.what'),
    why: <Rich id="frame.forbidden.why" values={{ message: <span lang="en">{message}</span> }} />,
    fix: t('frame.forbidden.fix'),
  };
}

function gatewayDown() {
  return {
    fault: { what: t('frame.down.what'), why: t('frame.down.why'), fix: t('frame.down.fix') },
    command: 'openclaw gateway status',
    trying: true,
  };
}

function Connecting() {
  return (
    <Bare>
      <p className="connecting" role="status">
        {t('pages.connecting')}
      </p>
    </Bare>
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
