import { t } from '../../language/t.ts';

/** A gateway of another version has the chart under another name. */
export function ChartLost() {
  return <p className="gate-room muted">{t('gate.lost')}</p>;
}
