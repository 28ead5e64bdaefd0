/** A table for a terminal: columns as wide as their longest cell, cut so that the whole fits. */

/** Narrower terminals wrap, which is better than hiding. */
const WIDTH = 80;
const GAP = '  ';
const INDENT = '  ';

/** `flexible` is the column that gives way. The last column is never padded. */
export function table(header: readonly string[], rows: readonly (readonly string[])[], flexible: number): string[] {
  const widths = header.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => (row[column] ?? '').length)),
  );
  const total = widths.reduce((sum, width) => sum + width, 0) + GAP.length * (widths.length - 1) + INDENT.length;
  const excess = Math.max(0, total - WIDTH);
  const narrowed = widths.map((width, column) => (column === flexible ? Math.max(8, width - excess) : width));
  return [header, ...rows].map((row) => {
    const cells = row.map((cell, column) => cut(cell, narrowed[column] ?? cell.length));
    return `${INDENT}${cells.join(GAP)}`.trimEnd();
  });
}

function cut(cell: string, width: number): string {
  return (cell.length > width ? `${cell.slice(0, width - 1)}…` : cell).padEnd(width);
}
