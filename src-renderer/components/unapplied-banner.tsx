import { useState } from 'react';
import type { Unapplied } from '../../src-main/gateway/protocol/desk.ts';
import { unappliedWords } from '../../src-main/gateway/words/unapplied-words.ts';
import { t } from '../language/t.ts';
import type { Place } from '../state/place.ts';
import { Banner } from './banner.tsx';
import { Button } from './button.tsx';

/** The config says something that does not hold yet. Where that takes a restart, the app's own window can do it. */
export function UnappliedBanner({ unapplied, place }: { readonly unapplied: Unapplied; readonly place: Place }) {
  return (
    <Banner tone="warning" title={unappliedWords(unapplied)}>
      {unapplied.kind === 'needs-restart' && place.kind === 'window' ? (
        <RestartButton restart={() => place.bridge.control('restart')} />
      ) : undefined}
    </Banner>
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
