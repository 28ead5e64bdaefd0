/**
 * The gateway in the middle, whoever is connected around it, and a pulse where something is said. It says nothing that the
 * list beside it does not say in words, so it is hidden from screen readers.
 */
import { memo, useMemo } from 'react';
import type { Connected } from '../../state/connected.ts';
import { liveSpots, PICTURE, type LiveSpots, type Spot } from '../../state/live-spots.ts';
import type { Beat } from '../../state/traffic-feed.ts';
import { deviceTitle } from '../../words/device-words.ts';
import { shortName } from '../../words/short-name.ts';
import { deviceColour, DevicePicture } from '../device-picture.tsx';

interface LivePictureProps {
  readonly connected: readonly Connected[];
  readonly beat: Beat;
  readonly running: boolean;
}

const { width, height } = PICTURE;
const VIEW = `${String(-width / 2)} ${String(-height / 2)} ${String(width)} ${String(height)}`;
const GATEWAY_RADIUS = 34;

export function LivePicture({ connected, beat, running }: LivePictureProps) {
  const layout = useMemo(() => liveSpots(connected.length), [connected.length]);
  return (
    <svg className="live-picture" viewBox={VIEW} aria-hidden="true" data-running={running}>
      <Lines layout={layout} />
      <Pulses connected={connected} layout={layout} beat={beat} />
      <Devices connected={connected} layout={layout} />
      <g className="live-gateway">
        <circle r={GATEWAY_RADIUS} />
        <path
          transform="translate(-18 -19) scale(1.5)"
          d="M3 21h18M5 21V11a7 7 0 0 1 14 0v10M9.5 21v-9.5M14.5 21v-9.5M5.5 11.5h13"
        />
      </g>
    </svg>
  );
}

const Lines = memo(function Lines({ layout: { spots, detail } }: { readonly layout: LiveSpots }) {
  if (detail === 'dots') return null;
  return <path className="live-lines" d={spots.map(({ x, y }) => `M0 0L${String(x)} ${String(y)}`).join('')} />;
});

interface DevicesProps {
  readonly connected: readonly Connected[];
  readonly layout: LiveSpots;
}

const Devices = memo(function Devices({ connected, layout: { spots, size, detail } }: DevicesProps) {
  return spots.map((spot, index) => {
    const who = connected[index];
    if (who === undefined) return null;
    return (
      <g key={who.deviceId} className="live-device" style={placed(spot)}>
        {detail === 'dots' ? (
          <circle r={size / 2} fill={deviceColour(who.deviceId)} />
        ) : (
          <g transform={`translate(${String(-size / 2)} ${String(-size / 2)})`}>
            <rect className="live-device-ground" width={size} height={size} rx={size * 0.22} />
            <DevicePicture deviceId={who.deviceId} size={size} />
          </g>
        )}
        {detail === 'named' ? (
          <text className="live-name" y={size / 2 + 15}>
            {shortName(deviceTitle(who.device))}
          </text>
        ) : null}
      </g>
    );
  });
});

/** One dot on its way for whoever spoke, and one for whoever was spoken to. */
function Pulses({ connected, layout: { spots, detail }, beat }: DevicesProps & { readonly beat: Beat }) {
  const places = useMemo(() => new Map(connected.map(({ deviceId }, index) => [deviceId, index])), [connected]);
  return beat.devices.map(({ deviceId, from, to }) => {
    const spot = spots[places.get(deviceId) ?? -1];
    if (spot === undefined) return null;
    return (
      <g key={`${deviceId} ${String(beat.number)}`} style={way(spot)}>
        <line className="live-talk" x2={spot.x} y2={spot.y} data-detail={detail} />
        {from === 0 ? null : <circle className="live-pulse" r="4" data-way="in" />}
        {to === 0 ? null : <circle className="live-pulse" r="4" data-way="out" />}
      </g>
    );
  });
}

/** Set by script on the element, which the Content-Security-Policy allows; an attribute in a page's text it would not. */
function placed({ x, y }: Spot): React.CSSProperties {
  return { transform: `translate(${String(x)}px, ${String(y)}px)` };
}

function way({ x, y }: Spot): React.CSSProperties {
  return { '--x': `${String(x)}px`, '--y': `${String(y)}px` } as React.CSSProperties;
}
