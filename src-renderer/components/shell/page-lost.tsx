import { t } from '../../language/t.ts';
import { Fault } from '../fault.tsx';
import { LoadAgain } from './load-again.tsx';

export function PageLost() {
  return (
    <Fault fault={{ what: t('frame.pageLost.what'), why: t('frame.pageLost.why'), fix: t('frame.pageLost.fix') }}>
      <LoadAgain look="primary" />
    </Fault>
  );
}
