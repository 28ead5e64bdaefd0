/** Milliseconds that nobody sets, as one can set the time of day: what this page itself waits for is counted by them. */
export function steadyMs(): number {
  return performance.now();
}
