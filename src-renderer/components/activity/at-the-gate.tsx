/** What happened at the gate over time: a chart, its sum as a sentence, and the same figures as a table. */
import { Toggle } from '@base-ui/react/toggle';
import { ToggleGroup } from '@base-ui/react/toggle-group';
import { lazy, Suspense, useState } from 'react';
import { t } from '../../language/t.ts';
import { useDeskTools } from '../../state/desk-tools.ts';
import { gateSum, type GatePeriod, type GateSpan } from '../../state/gate-counts.ts';
import { useGateCounts } from '../../state/use-gate-counts.ts';
import { shortDay } from '../../words/time-words.ts';
import '../../styles/gate-chart.css';
import { ChartLost } from './chart-lost.tsx';
import { GateTable } from './gate-table.tsx';
import { Said } from '../said.tsx';

const PERIODS: readonly GatePeriod[] = ['day', 'month'];

const GateChart = lazy(() =>
  import('./gate-chart.tsx').then(
    (part) => ({ default: part.GateChart }),
    () => ({ default: ChartLost }),
  ),
);

export function AtTheGate() {
  const { place } = useDeskTools();
  const [period, setPeriod] = useState<GatePeriod>('day');
  const counts = useGateCounts(place.link, period);
  return (
    <section aria-labelledby="gate-heading">
      <div className="section-head">
        <h2 id="gate-heading">{t('gate.heading')}</h2>
        <ToggleGroup
          className="toggles"
          aria-label={t('gate.period')}
          value={[period]}
          onValueChange={([chosen]: readonly GatePeriod[]) => {
            if (chosen !== undefined) setPeriod(chosen); // one of them is always on
          }}
        >
          {PERIODS.map((value) => (
            <Toggle key={value} value={value} className="toggle">
              {t(`gate.period.${value}`)}
            </Toggle>
          ))}
        </ToggleGroup>
      </div>
      <div className="card gate">
        {counts.kind === 'failed' ? (
          <p className="ask-failure">
            <Said sentence={counts.failure} />
          </p>
        ) : null}
        {counts.kind === 'loading' ? <p className="gate-whole muted">{t('pages.loading')}</p> : null}
        {counts.kind === 'counted' ? <Counted period={period} {...counts} /> : null}
      </div>
    </section>
  );
}

interface CountedProps {
  readonly period: GatePeriod;
  readonly spans: readonly GateSpan[];
  readonly missingBeforeMs?: number;
}

function Counted({ period, spans, missingBeforeMs }: CountedProps) {
  const sum = gateSum(spans);
  if (sum.asked + sum.letIn + sum.keptOut === 0) return <p className="muted">{t(`gate.nothing.${period}`)}</p>;
  const words = t(`gate.sum.${period}`, { asked: sum.asked, letIn: sum.letIn, keptOut: sum.keptOut });
  return (
    <>
      <p>
        {words}
        {missingBeforeMs === undefined ? null : ` ${t('gate.missing', { day: shortDay(missingBeforeMs) })}`}
      </p>
      <Suspense fallback={<div className="gate-room gate-room-and-foot" />}>
        <GateChart key={period} period={period} spans={spans} sum={words} />
      </Suspense>
      <GateTable period={period} spans={spans} />
    </>
  );
}
