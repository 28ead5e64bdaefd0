/** Tasks that must not overlap: each begins when the one before has ended, however that ended. */
export class OneAtATime {
  #last: Promise<unknown> = Promise.resolve();

  async run<T>(task: () => Promise<T>): Promise<T> {
    const mine = this.#last.then(task, task);
    this.#last = mine;
    return await mine;
  }
}
