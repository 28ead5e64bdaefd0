/** The frame around every page: where one is, where one can go, whether the gateway runs, and what all pages share. */
import { useEffect, useRef, type ReactNode } from 'react';
import type { DesktopState } from '../../../src-main/desktop/ipc-contract.ts';
import type { GatewayStatus } from '../../../src-main/gateway/protocol/desk.ts';
import { unappliedWords } from '../../../src-main/gateway/words/unapplied-words.ts';
import { t } from '../../language/t.ts';
import type { LoadedView } from '../../state/desk-store.ts';
import type { Place } from '../../state/place.ts';
import { addressOf, type Route } from '../../state/route.ts';
import { waitingCount } from '../../state/waiting.ts';
import { AttachOfferBanner } from '../attach/attach-offer-banner.tsx';
import { Banner } from '../banner.tsx';
import { DesktopBanners } from '../desktop-banners.tsx';
import { GatewayFaultCard } from '../gateway-summary.tsx';
import { TopBar } from '../top-bar.tsx';
import { UnappliedBanner } from '../unapplied-banner.tsx';
import { GatewayState } from './gateway-state.tsx';
import { Navigation } from './navigation.tsx';

interface ShellProps {
  readonly route: Route;
  readonly place: Place;
  readonly view: LoadedView;
  readonly lockouts: number;
  readonly problems: number;
  readonly desktop: DesktopState | undefined;
  readonly connected: boolean;
  readonly children: ReactNode;
}

export function Shell(props: ShellProps) {
  const { route, place, lockouts, problems, desktop, connected, children } = props;
  const { list } = props.view;
  const main = useRef<HTMLElement>(null);
  useFocusOnNewPage(main, addressOf(route.page === 'activity' ? { page: 'activity' } : route));
  const { status } = list;
  return (
    <div className="shell">
      <a
        className="skip button"
        href="#main"
        onClick={(event) => {
          event.preventDefault(); // the hash is the page's address
          main.current?.focus();
        }}
      >
        {t('frame.skip')}
      </a>
      <header className="rail">
        <TopBar />
        <Navigation route={route} waiting={waitingCount(list)} lockouts={lockouts} problems={problems} />
        <GatewayState status={status} place={place} connected={connected} />
      </header>
      <main ref={main} id="main" tabIndex={-1}>
        <div className="page">
          {connected ? null : (
            <Banner tone="warning" title={t('frame.lost.title')}>
              {t('frame.lost.text')}
            </Banner>
          )}
          {status.fault === undefined ? null : <GatewayFaultCard fault={status.fault} place={place} />}
          <AttachOfferBanner place={place} desktop={desktop} />
          {noticesOf(status).map((text) => (
            <Banner key={text} tone="warning" title={text} lang="en" />
          ))}
          {status.unapplied === undefined ? null : <UnappliedBanner unapplied={status.unapplied} place={place} />}
          {desktop === undefined ? null : <DesktopBanners desktop={desktop} />}
          {children}
        </div>
      </main>
    </div>
  );
}

/** What the config says in vain has a banner of its own. */
function noticesOf({ notices, unapplied }: GatewayStatus): readonly string[] {
  const told = unapplied === undefined ? undefined : unappliedWords(unapplied);
  return notices.filter((text) => text !== told);
}

/** As after a click on a link to another document: reading and Tab go on from the top of the new page. */
function useFocusOnNewPage(main: React.RefObject<HTMLElement | null>, page: string): void {
  const shown = useRef(page);
  useEffect(() => {
    if (shown.current === page) return;
    shown.current = page;
    main.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, [main, page]);
}
