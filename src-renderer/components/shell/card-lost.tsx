import { t } from '../../language/t.ts';
import { LoadAgain } from './load-again.tsx';

/** In place of a review card that could not be fetched: below the page, where it hides nothing. */
export function CardLost() {
  return (
    <div className="below">
      <div className="undo-bar" role="alert">
        <p>{t('frame.pageLost.what')}</p>
        <LoadAgain />
      </div>
    </div>
  );
}
