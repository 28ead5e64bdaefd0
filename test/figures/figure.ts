/** One line of `npm run figures`: the goal beside what was counted in this run. */
export function printFigure(id: string, what: string, counted: string, goal: string): void {
  console.log(`${id.padEnd(4)} ${what.padEnd(58)} ${counted.padEnd(34)} goal: ${goal}`);
}

/** The value below which this share of all values lies. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}
