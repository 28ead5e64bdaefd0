/** The two layers of a node as one decision: it may connect, and it may run these commands. */
import { abilitiesOf } from '../../src-main/gateway/words/plain-words.ts';
import type { Ask } from '../state/ask.ts';
import { AbilityList } from './ability-list.tsx';
import { AskList } from './ask-list.tsx';

interface AskTicksProps {
  readonly ask: Ask;
  readonly mayRun: boolean;
  readonly disabled: boolean;
  readonly onMayRun: (mayRun: boolean) => void;
}

export function AskTicks({ ask: { requests }, mayRun, disabled, onMayRun }: AskTicksProps) {
  const operator = requests.filter(({ role }) => role === 'operator');
  const node = requests.filter(({ role }) => role === 'node');
  return (
    <div className="ticks">
      <label className="tick">
        <input type="checkbox" checked disabled />
        May connect
      </label>
      {operator.length === 0 ? null : <AskList requests={operator} />}
      <label className="tick">
        <input
          type="checkbox"
          checked={mayRun}
          disabled={disabled}
          onChange={({ target }) => {
            onMayRun(target.checked);
          }}
        />
        May run these commands
      </label>
      <AbilityList abilities={abilitiesOf(node)} />
    </div>
  );
}
