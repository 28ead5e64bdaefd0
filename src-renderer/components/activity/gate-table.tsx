import { t } from '../../language/t.ts';
import type { GatePeriod, GateSpan } from '../../state/gate-counts.ts';
import { spanWords } from '../../words/gate-words.ts';

interface GateTableProps {
  readonly period: GatePeriod;
  readonly spans: readonly GateSpan[];
}

/** The chart's figures for whoever reads rather than looks; what is empty is left out, the newest stands first. */
export function GateTable({ period, spans }: GateTableProps) {
  const told = spans.filter(({ asked, letIn, keptOut }) => asked + letIn + keptOut > 0).toReversed();
  return (
    <details className="details">
      <summary>{t('gate.table')}</summary>
      <div>
        <table className="gate-table figures">
          <thead>
            <tr>
              <th scope="col">{t('gate.when')}</th>
              <th scope="col">{t('gate.asked')}</th>
              <th scope="col">{t('gate.letIn')}</th>
              <th scope="col">{t('gate.keptOut')}</th>
            </tr>
          </thead>
          <tbody>
            {told.map((span) => (
              <tr key={span.fromMs}>
                <th scope="row">{spanWords(period, span)}</th>
                <td>{span.asked}</td>
                <td>{span.letIn}</td>
                <td>{span.keptOut}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <p className="muted small">{t('gate.note')}</p>
      </div>
    </details>
  );
}
