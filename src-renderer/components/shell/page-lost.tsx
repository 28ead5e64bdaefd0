import { t } from '../../language/t.ts';
import { Button } from '../button.tsx';
import { Fault } from '../fault.tsx';

export function PageLost() {
  return (
    <Fault fault={{ what: t('frame.pageLost.what'), why: t('frame.pageLost.why'), fix: t('frame.pageLost.fix') }}>
      <Button
        look="primary"
        onClick={() => {
          window.location.reload();
        }}
      >
        {t('frame.pageLost.reload')}
      </Button>
    </Fault>
  );
}
