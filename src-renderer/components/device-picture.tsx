/**
 * A picture made from the device's key (its id is the key's hash), so that another key looks different at a glance.
 *
 * Four by four tiles, mirrored left to right, because symmetry is what people recognise; two colours out of the key.
 */
const TILES = 4;
const HALF = TILES / 2;

/** Which way a tile is drawn from its outer edge: to the right, or to the left in the mirrored half. */
type Direction = 1 | -1;

/** Tiles of side 1, drawn from the corner where they start. Two stay empty so that the ground shows through. */
const SHAPES: readonly ((direction: Direction) => string)[] = [
  () => '',
  () => '',
  (d) => `h${d}v1h${-d}z`,
  (d) => `h${d}${arc(d, -d, 1)}z`,
  (d) => `m${d} 0v1${arc(d, -d, -1)}z`,
  (d) => `m0 1v-1${arc(d, d, 1)}z`,
  (d) => `m${d} 1h${-d}${arc(d, d, -1)}z`,
  (d) => `m${0.12 * d} .5a.38 .38 0 1 0 ${0.76 * d} 0a.38 .38 0 1 0 ${-0.76 * d} 0z`,
];

/** A quarter of a circle; mirrored, it also turns the other way round. */
function arc(direction: Direction, x: number, y: number): string {
  return `a1 1 0 0 ${direction === 1 ? 1 : 0} ${x} ${y}`;
}

export function DevicePicture({ deviceId, size }: { readonly deviceId: string; readonly size: number }) {
  const { first, second } = drawingOf(deviceId);
  return (
    <svg className="device-picture" width={size} height={size} viewBox="-0.5 -0.5 5 5" aria-hidden="true">
      <rect
        className="device-picture-ground"
        x="-0.5"
        y="-0.5"
        width="5"
        height="5"
        rx="1.1"
        fill={colour(first.hue, 0.5)}
      />
      <path d={first.path} fill={colour(first.hue, 0.58)} />
      <path d={second.path} fill={colour(second.hue, 0.74)} />
    </svg>
  );
}

/** Where there is no room for tiles. */
export function deviceColour(deviceId: string): string {
  return colour(drawingOf(deviceId).first.hue, 0.62);
}

/** All tiles of one colour in one path: a page with thousands of devices has thousands of these. */
interface Layer {
  /** Degrees. */
  readonly hue: number;
  readonly path: string;
}

function drawingOf(deviceId: string): { readonly first: Layer; readonly second: Layer } {
  const bytes = bytesOf(deviceId);
  const byte = (index: number): number => bytes[index % bytes.length] ?? 0;
  const paths: [string, string] = ['', ''];
  for (let index = 0; index < TILES * HALF; index += 1) {
    const bits = byte(index + 2);
    paths[bits < 128 ? 0 : 1] += tilePair(bits % SHAPES.length, index % HALF, Math.floor(index / HALF));
  }
  const hue = Math.round((byte(0) * 360) / 256);
  // Never too near to the first to be told apart.
  const otherHue = hue + 50 + Math.round((byte(1) * 260) / 256);
  return { first: { hue, path: paths[0] }, second: { hue: otherHue, path: paths[1] } };
}

function tilePair(shape: number, column: number, row: number): string {
  const draw = SHAPES[shape] ?? SHAPES[0];
  if (draw === undefined || draw(1) === '') return '';
  return `M${column} ${row}${draw(1)}M${TILES - column} ${row}${draw(-1)}`;
}

/** Lightness and chroma stay the same for every hue, so that no key looks more alarming than another. */
function colour(hue: number, lightness: number): string {
  return `oklch(${lightness} 0.14 ${hue % 360})`;
}

function bytesOf(deviceId: string): readonly number[] {
  const bytes = (deviceId.match(/[0-9a-f]{2}/gi) ?? []).map((digits) => Number.parseInt(digits, 16));
  return bytes.length === 0 ? [0] : bytes;
}
