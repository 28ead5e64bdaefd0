/** Brings a new device to this gateway: a code to scan, or what to type on the other side. */
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { ClientSteps } from '../components/connect/client-steps.tsx';
import { SetupCodeCard } from '../components/connect/setup-code-card.tsx';
import { SetupCodeLost } from '../components/connect/setup-code-lost.tsx';
import { SetupForm } from '../components/connect/setup-form.tsx';
import { SetupOutcome } from '../components/connect/setup-outcome.tsx';
import { PageHead } from '../components/shell/page-head.tsx';
import type { GatewayLink } from '../link/gateway-link.ts';
import { codeElsewhere, isLost } from '../state/code-address.ts';
import type { LoadedView } from '../state/desk-store.ts';
import { useDeskTools } from '../state/desk-tools.ts';
import { setupCodeEndMs, SetupSession } from '../state/setup-session.ts';
import { useSetupAddresses } from '../state/use-setup-addresses.ts';
import { waitingCount } from '../state/waiting.ts';
import { clientAddress } from '../words/gateway-words.ts';
import { pageName } from '../words/page-words.ts';
import '../styles/connect.css';

export function ConnectPage({ view: { list } }: { readonly view: LoadedView }) {
  const { place } = useDeskTools();
  const { link } = place;
  const session = useMemo(() => new SetupSession(link), [link]);
  const state = useSyncExternalStore(session.subscribe, session.state);
  const tried = useSetupAddresses(link, JSON.stringify(list.status.addresses));
  usePairingOpen(place.kind === 'window' ? link : undefined);
  const shown = state.kind === 'shown' ? state.code : undefined;
  const waiting = shown && list.waiting.find(({ setupId }) => setupId === shown.setupId);
  // Whoever has scanned it is here already, by whatever way.
  const lost = shown !== undefined && waiting === undefined && isLost(shown, tried) ? shown : undefined;
  const code = lost === undefined ? shown : undefined;
  return (
    <div className="connect">
      <PageHead title={pageName('connect')} waiting={waitingCount(list)} />
      {lost !== undefined ? (
        <SetupCodeLost
          url={lost.url}
          trying={tried.trying}
          onAgain={() => {
            const elsewhere = codeElsewhere(lost, tried);
            if (elsewhere === undefined) session.cancel();
            else session.make(elsewhere);
          }}
          onCancel={session.cancel}
        />
      ) : code !== undefined ? (
        <SetupCodeCard code={code} untilMs={setupCodeEndMs(code, list)} waiting={waiting} onCancel={session.cancel} />
      ) : state.kind === 'used' || state.kind === 'ended' ? (
        <SetupOutcome state={state} onAgain={session.cancel} />
      ) : (
        <SetupForm
          tried={tried}
          making={state.kind === 'making'}
          failure={state.kind === 'choosing' ? state.failure : undefined}
          onMake={session.make}
        />
      )}
      {/* Below what is not known yet: it would have to make way for it. */}
      {tried.addresses === undefined ? null : (
        <ClientSteps code={code} url={code?.url ?? clientAddress(list.status.addresses)} />
      )}
    </div>
  );
}

/** While "Pair a phone…" is open at this computer, whoever asks is expected; it closes with the page. */
function usePairingOpen(link: GatewayLink | undefined): void {
  useEffect(() => {
    if (link === undefined) return undefined;
    const tell = (open: boolean): void => {
      // A gateway that does not run has nobody to expect.
      link.request('desk.pairingOpen', { open }).catch(() => undefined);
    };
    tell(true);
    return () => {
      tell(false);
    };
  }, [link]);
}
