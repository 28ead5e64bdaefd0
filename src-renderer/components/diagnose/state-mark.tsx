import { CircleCheck, Info, OctagonAlert } from 'lucide-react';
import type { Finding } from '../../../src-main/gateway/protocol/diagnosis.ts';
import { t } from '../../language/t.ts';
import { ICON } from '../icon.ts';

const SHAPES = { problem: OctagonAlert, note: Info, fine: CircleCheck } as const;

/** A shape and a word; the colour only repeats them. */
export function StateMark({ state }: Pick<Finding, 'state'>) {
  const Shape = SHAPES[state];
  return (
    <span className="state-mark" data-state={state}>
      <Shape {...ICON} />
      {t(`diagnosis.state.${state}`)}
    </span>
  );
}
