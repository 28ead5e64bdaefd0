// How figures are printed: ours beside another's, with the ratio, which is what counts.
import os from 'node:os';

export const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

/** `other`: what stands beside us. */
export function printHead(other) {
  console.log(
    `${os.cpus()[0]?.model ?? 'unknown processor'}, ${os.cpus().length} cores, Node ${process.versions.node}\n`,
  );
  console.log(`${''.padEnd(58)}${'ours'.padStart(14)}${other.padStart(14)}${'ratio'.padStart(7)}   goal`);
}

export function row(what, ours, other, unit, goal) {
  const ratio = other === undefined ? '' : (ours / other).toFixed(2);
  const beside = other === undefined ? ' '.repeat(14) : cell(other, unit);
  console.log(`${what.padEnd(58)}${cell(ours, unit)}${beside}${ratio.padStart(7)}   ${goal}`);
}

function cell(value, unit) {
  return `${value < 10 ? value.toFixed(2) : Math.round(value)} ${unit}`.padStart(14);
}
