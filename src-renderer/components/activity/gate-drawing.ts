/** How uPlot draws the gate. Colours are read from the styles with each drawing, so that they follow the theme. */
import UPlot, { type AlignedData, type Options } from 'uplot';
import 'uplot/dist/uPlot.min.css';
import type { GateSpan } from '../../state/gate-counts.ts';

const BAR = { share: 0.64, mostPixels: 22 };
const RING_PIXELS = 10;
/** Room for one mark of the axis below. */
const MARK_PIXELS = 56;
/** The mark of the last bar is wider than the bar. */
const LAST_MARK_PIXELS = 16;
const LINE_PIXELS = 1;

export function gateData(spans: readonly GateSpan[]): AlignedData {
  return [
    spans.map((_, index) => index),
    spans.map(({ letIn }) => letIn),
    spans.map(({ keptOut }) => -keptOut),
    spans.map(({ asked }) => (asked === 0 ? null : asked)),
  ];
}

/** `mark`: what stands below the bar with that index. `onPoint` hears which one is pointed at. */
export function drawGate(
  room: HTMLElement,
  data: AlignedData,
  mark: (index: number) => string,
  onPoint: (index: number | undefined) => void,
): UPlot {
  const font = `${getComputedStyle(room).fontSize} ${getComputedStyle(room).fontFamily}`;
  const bars = UPlot.paths.bars?.({ size: [BAR.share, BAR.mostPixels], radius: 0.15 });
  const paths = bars === undefined ? {} : { paths: bars };
  const line = { stroke: () => colour(room, '--line'), width: LINE_PIXELS };
  const axis = { stroke: () => colour(room, '--muted'), font, ticks: { show: false } };
  const options: Options = {
    width: room.clientWidth,
    height: room.clientHeight,
    padding: [8, LAST_MARK_PIXELS, 0, 0],
    legend: { show: false },
    cursor: { y: false, drag: { x: false, y: false }, points: { show: false } },
    scales: {
      x: { time: false, range: (_, min, max) => [min - 0.5, max + 0.5] },
      y: { range: (_, min, max) => [Math.min(min, 0), Math.max(max, 1)] },
    },
    series: [
      {},
      { ...paths, width: 0, fill: () => colour(room, '--good'), points: { show: false } },
      { ...paths, width: 0, fill: () => colour(room, '--bad'), points: { show: false } },
      {
        paths: () => null,
        points: {
          show: true,
          size: RING_PIXELS,
          width: 2,
          stroke: () => colour(room, '--waiting'),
          fill: () => colour(room, '--surface'),
        },
      },
    ],
    axes: [
      {
        ...axis,
        size: 28,
        grid: { show: false },
        splits: ({ width }) => everyFew(data[0].length, width),
        values: (_, splits) => splits.map(mark),
      },
      {
        ...axis,
        size: 36,
        grid: line,
        incrs: WHOLE_STEPS,
        values: (_, splits) => splits.map((value) => String(Math.abs(value))),
      },
    ],
    hooks: {
      setCursor: [
        ({ cursor: { idx, left = -1 } }) => {
          onPoint(left < 0 || idx === null ? undefined : idx);
        },
      ],
    },
  };
  return new UPlot(options, data, room);
}

/** People and connects are whole. */
const WHOLE_STEPS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000];

/** The last one is always marked: it is now. */
function everyFew(count: number, width: number): number[] {
  const step = Math.max(1, Math.ceil((count * MARK_PIXELS) / Math.max(1, width)));
  return Array.from({ length: Math.ceil(count / step) }, (_, index) => count - 1 - index * step).reverse();
}

/** A canvas takes no `light-dark()`: what it comes to here and now. */
function colour(room: HTMLElement, token: string): string {
  room.style.setProperty('caret-color', `var(${token})`);
  return getComputedStyle(room).caretColor;
}
