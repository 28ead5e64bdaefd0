/** Where each device stands in the picture of who is connected, and how large it is drawn. Pure. */
export interface Spot {
  /** From the gateway, which is in the middle; in units of the picture. */
  readonly x: number;
  readonly y: number;
}

export interface LiveSpots {
  readonly spots: readonly Spot[];
  /** Of one device, in units of the picture. */
  readonly size: number;
  /** As few as can be told apart have names, some more have their picture and a line, and very many are dots. */
  readonly detail: 'named' | 'pictured' | 'dots';
}

export const PICTURE = { width: 480, height: 360 } as const;
/** As many as can still be seen as dots; the page says how many more there are. */
export const MOST_DRAWN = 1_200;

const MOST_NAMED = 12;
const MOST_PICTURED = 60;
const RING = { x: 172, y: 132 } as const;
const FIELD = { x: 222, y: 162 } as const;
/** The part of the field's radius that the gateway has for itself. */
const MIDDLE = 0.36;
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

export function liveSpots(connected: number): LiveSpots {
  const count = Math.min(connected, MOST_DRAWN);
  if (count <= MOST_NAMED) {
    const first = count === 1 ? 0.25 : 0.5 / count; // alone it stands beside the gateway, not below
    const spots = Array.from({ length: count }, (_, index) => onRing(first + index / count));
    return { spots, size: count <= 6 ? 44 : 36, detail: 'named' };
  }
  // Like the seeds of a sunflower: evenly spread at any number, and nobody moves far when one more comes.
  const hole = (count * MIDDLE ** 2) / (1 - MIDDLE ** 2);
  const spots = Array.from({ length: count }, (_, index) => {
    const reach = Math.sqrt((index + 0.5 + hole) / (count + hole));
    return inField(index * GOLDEN_ANGLE, reach);
  });
  const room = Math.sqrt((Math.PI * FIELD.x * FIELD.y * (1 - MIDDLE ** 2)) / count);
  return { spots, size: Math.min(30, Math.round(room * 7) / 10), detail: count <= MOST_PICTURED ? 'pictured' : 'dots' };
}

/** `turn`: from 0 to 1, starting at the top. */
function onRing(turn: number): Spot {
  const angle = (turn * 2 - 0.5) * Math.PI;
  return rounded(RING.x * Math.cos(angle), RING.y * Math.sin(angle));
}

function inField(angle: number, reach: number): Spot {
  return rounded(FIELD.x * reach * Math.cos(angle), FIELD.y * reach * Math.sin(angle));
}

function rounded(x: number, y: number): Spot {
  return { x: Math.round(x * 10) / 10, y: Math.round(y * 10) / 10 };
}
