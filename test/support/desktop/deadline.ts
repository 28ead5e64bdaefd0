/** How long a desktop may take for anything that a person would call immediate; generous, for busy machines. */
export const PATIENCE_MS = 20_000;
const POLL_MS = 25;

/** Polls until `look` finds something; a test must never wait for a fixed time. `what` completes "waited for …". */
export async function until<Found>(
  what: string,
  look: () => Promise<Found | undefined> | Found | undefined,
  patienceMs = PATIENCE_MS,
): Promise<Found> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (Date.now() > deadline) throw new Error(`Waited ${patienceMs} ms in vain for ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}
