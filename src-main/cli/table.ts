/** A table for a terminal: columns as wide as their longest cell, cut so that the whole fits. */

/** Narrower terminals wrap, which is better than hiding. */
const WIDTH = 80;
const GAP = '  ';
const INDENT = '  ';

/** No column gets narrower than this: less of a text says nothing. */
const NARROWEST = 12;

/** `flexible` are the columns that give way, in that order. The last column is never padded. */
export function table(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  flexible: readonly number[],
): string[] {
  const widths = header.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => (row[column] ?? '').length)),
  );
  let excess = widths.reduce((sum, width) => sum + width, INDENT.length + GAP.length * (widths.length - 1)) - WIDTH;
  for (const column of flexible) {
    const width = widths[column] ?? 0;
    const narrowed = Math.max(Math.min(width, NARROWEST), width - Math.max(0, excess));
    widths[column] = narrowed;
    excess -= width - narrowed;
  }
  return [header, ...rows].map((row) => {
    const cells = row.map((cell, column) => cut(cell, widths[column] ?? cell.length));
    return `${INDENT}${cells.join(GAP)}`.trimEnd();
  });
}

function cut(cell: string, width: number): string {
  return (cell.length > width ? `${cell.slice(0, width - 1)}…` : cell).padEnd(width);
}
