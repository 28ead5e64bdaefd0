/** A set of listeners whose `add` hands the way to stop back. */
export class Listeners<Arguments extends readonly unknown[]> {
  readonly #listeners = new Set<(...args: Arguments) => void>();

  add(listener: (...args: Arguments) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  emit(...args: Arguments): void {
    for (const listener of this.#listeners) listener(...args);
  }
}
