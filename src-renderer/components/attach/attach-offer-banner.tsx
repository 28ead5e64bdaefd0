import type { DesktopState } from '../../../src-main/desktop/ipc-contract.ts';
import { t } from '../../language/t.ts';
import type { Place } from '../../state/place.ts';
import { placeWords } from '../../words/attach-words.ts';
import { Banner } from '../banner.tsx';
import { AttachOfferedButton } from './attach-buttons.tsx';

/** A gateway that keeps ours from starting, or that the config names: the app can be its tray and its window. */
export function AttachOfferBanner({
  place,
  desktop,
}: {
  readonly place: Place;
  readonly desktop: DesktopState | undefined;
}) {
  const offer = desktop?.attachOffer;
  if (place.kind === 'browser' || offer === undefined) return null;
  const byConfig = offer.why === 'config';
  return (
    <Banner
      tone="note"
      title={byConfig ? t('attach.offer.config.title', { place: placeWords(offer.host) }) : t('attach.offer.title')}
    >
      {t(byConfig ? 'attach.offer.config' : 'attach.offer.text')}
      <span className="attach-offer">
        <AttachOfferedButton bridge={place.bridge} />
      </span>
    </Banner>
  );
}
