import { CircleCheck, Info, OctagonAlert } from 'lucide-react';
import type { Finding } from '../../../src-main/gateway/protocol/diagnosis.ts';
import { t } from '../../language/t.ts';
import { ICON } from '../icon.ts';

const SHAPES = { problem: OctagonAlert, note: Info, fine: CircleCheck } as const;

interface StateMarkProps extends Pick<Finding, 'state'> {
  /** The heading above says it already. */
  readonly wordless?: boolean;
}

/** A shape and a word; the colour only repeats them. */
export function StateMark({ state, wordless = false }: StateMarkProps) {
  const Shape = SHAPES[state];
  return (
    <span className="state-mark" data-state={state}>
      <Shape {...ICON} />
      <span className={wordless ? 'hidden' : undefined}>{t(`diagnosis.state.${state}`)}</span>
    </span>
  );
}
