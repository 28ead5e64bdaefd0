import { Check, Hourglass } from 'lucide-react';
import { t } from '../../language/t.ts';
import type { NodeCommand } from '../../state/node-list.ts';
import { ICON } from '../icon.ts';

/** Each command by its own name, with a sign and a word for whether it may be run. */
export function NodeCommands({ commands }: { readonly commands: readonly NodeCommand[] }) {
  return (
    <section className="card panel" aria-labelledby="commands-heading">
      <h2 id="commands-heading">
        {t('nodePage.commands')} <span className="count">{commands.length}</span>
      </h2>
      {commands.length === 0 ? (
        <p className="muted">{t('nodePage.commands.none')}</p>
      ) : (
        <ul className="node-commands">
          {commands.map(({ name, state }) => (
            <li key={name} data-state={state}>
              {state === 'allowed' ? <Check {...ICON} /> : <Hourglass {...ICON} />}
              <code>
                <bdi>{name}</bdi>
              </code>
              <span className="muted small">{t(`nodeHas.state.${state}`)}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
