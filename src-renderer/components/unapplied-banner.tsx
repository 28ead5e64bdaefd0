import { useState } from 'react';
import type { Unapplied } from '../../src-main/gateway/protocol/desk.ts';
import { Rich } from '../language/rich.tsx';
import { t } from '../language/t.ts';
import type { Place } from '../state/place.ts';
import { Banner } from './banner.tsx';
import { Button } from './button.tsx';

/** The config says something that does not hold yet. Where that takes a restart, the app's own window can do it. */
export function UnappliedBanner({ unapplied, place }: { readonly unapplied: Unapplied; readonly place: Place }) {
  return (
    <Banner tone="warning" title={<Title unapplied={unapplied} />}>
      {unapplied.kind === 'needs-restart' && place.kind === 'window' ? (
        <RestartButton restart={() => place.bridge.control('restart')} />
      ) : undefined}
    </Banner>
  );
}

/** What is wrong with the config is English in each language. */
function Title({ unapplied }: { readonly unapplied: Unapplied }) {
  if (unapplied.kind === 'needs-restart') {
    const { keys } = unapplied;
    return t('gateway.unapplied.needsRestart', { keys: keys.join(', '), count: keys.length });
  }
  if (unapplied.kind === 'awaits-tailnet') return t('gateway.unapplied.awaitsTailnet');
  const { what, why } = unapplied.fault;
  return (
    <Rich
      id="gateway.unapplied.broken"
      tags={{ what: <span lang="en">{what}</span>, why: <span lang="en">{why}</span> }}
    />
  );
}

function RestartButton({ restart }: { readonly restart: () => Promise<void> }) {
  const [restarting, setRestarting] = useState(false);
  const start = (): void => {
    setRestarting(true);
    void restart().finally(() => {
      setRestarting(false);
    });
  };
  return (
    <span className="banner-button">
      <Button disabled={restarting} onClick={start}>
        {t(restarting ? 'summary.restarting' : 'summary.restart')}
      </Button>
    </span>
  );
}
