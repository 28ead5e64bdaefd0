/** A QR code as one path of an SVG, because the page may neither show foreign markup nor inline styles. */
import { create } from 'qrcode';

export interface QrDrawing {
  /** Modules on a side, with the quiet zone around. */
  readonly size: number;
  readonly path: string;
}

/** The standard asks for four empty modules on each side; readers rely on them. */
const QUIET = 4;

export function drawQr(text: string): QrDrawing {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const parts: string[] = [];
  for (let row = 0; row < modules.size; row += 1) {
    let start: number | undefined;
    for (let column = 0; column <= modules.size; column += 1) {
      const dark = column < modules.size && modules.get(row, column) !== 0;
      if (dark) start ??= column;
      else if (start !== undefined) {
        const length = column - start;
        parts.push(`M${start + QUIET} ${row + QUIET}h${length}v1h${-length}z`);
        start = undefined;
      }
    }
  }
  return { size: modules.size + 2 * QUIET, path: parts.join('') };
}
