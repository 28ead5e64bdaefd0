/** The chart itself: what was let in stands up, what was kept out hangs down, and a ring says how many asked. */
import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import type UPlot from 'uplot';
import { t } from '../../language/t.ts';
import { useDeskTools } from '../../state/desk-tools.ts';
import type { GateCount, GatePeriod, GateSpan } from '../../state/gate-counts.ts';
import { countWords, spanMark } from '../../words/gate-words.ts';
import { drawGate, gateData } from './gate-drawing.ts';

interface GateChartProps {
  readonly period: GatePeriod;
  readonly spans: readonly GateSpan[];
  /** The whole in one sentence. */
  readonly sum: string;
}

const COLUMNS: readonly (keyof GateCount)[] = ['asked', 'letIn', 'keptOut'];

export function GateChart({ period, spans, sum }: GateChartProps) {
  const { theme } = useDeskTools();
  const room = useRef<HTMLDivElement>(null);
  const chart = useRef<UPlot>(undefined);
  const marks = useRef<readonly string[]>([]);
  const [at, setAt] = useState<number>();

  useLayoutEffect(() => {
    marks.current = spans.map((span) => spanMark(period, span));
    chart.current?.setData(gateData(spans));
  }, [period, spans]);

  useEffect(() => {
    const element = room.current;
    if (element === null) return undefined;
    const drawn = drawGate(element, gateData(spans), (index) => marks.current[index] ?? '', setAt);
    chart.current = drawn;
    const redraw = (): void => {
      drawn.redraw();
    };
    const dark = window.matchMedia('(prefers-color-scheme: dark)');
    const sizes = new ResizeObserver(() => {
      drawn.setSize({ width: element.clientWidth, height: element.clientHeight });
    });
    sizes.observe(element);
    dark.addEventListener('change', redraw);
    const stopTheme = theme.subscribe(redraw);
    return () => {
      chart.current = undefined;
      stopTheme();
      dark.removeEventListener('change', redraw);
      sizes.disconnect();
      drawn.destroy();
    };
    // A later `spans` is given to the chart that is there.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [theme]);

  const onKeyDown = (event: KeyboardEvent): void => {
    const next = indexBy(event.key, at, spans.length);
    if (next === undefined) return;
    event.preventDefault();
    const left = chart.current?.valToPos(next, 'x') ?? 0;
    chart.current?.setCursor({ left, top: 0 });
  };
  const span = at === undefined ? undefined : spans[at];
  return (
    <figure className="gate-figure">
      <div
        ref={room}
        className="gate-room gate-chart"
        role="img"
        tabIndex={0}
        aria-label={t('gate.chart', { sum })}
        onKeyDown={onKeyDown}
        onBlur={() => chart.current?.setCursor({ left: -1, top: -1 })}
      />
      <figcaption className="gate-foot small">
        <span className="gate-legend muted" data-hidden={span !== undefined}>
          {COLUMNS.map((column) => (
            <span key={column} className="gate-column" data-column={column}>
              {t(`gate.${column}`)}
            </span>
          ))}
        </span>
        <span className="gate-at" role="status">
          {span === undefined ? null : countWords(period, span)}
        </span>
      </figcaption>
    </figure>
  );
}

function indexBy(key: string, at: number | undefined, count: number): number | undefined {
  const last = count - 1;
  if (key === 'ArrowLeft') return Math.max(0, (at ?? count) - 1);
  if (key === 'ArrowRight') return Math.min(last, (at ?? last - 1) + 1);
  if (key === 'Home') return 0;
  return key === 'End' ? last : undefined;
}
