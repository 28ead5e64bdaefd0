/** The files that the settings were last read from: some always, others because the config names them. */
export class SourceFiles {
  readonly #always: readonly string[];
  #named: readonly string[] = [];
  #listener = (): void => undefined;

  constructor(always: readonly string[]) {
    this.#always = always;
  }

  get all(): readonly string[] {
    return [...new Set([...this.#always, ...this.#named])];
  }

  /** `read` calls `note` with each further file before it reads it. */
  async reading<T>(read: (note: NoteFile) => Promise<T>): Promise<T> {
    const named: string[] = [];
    try {
      return await read((file) => {
        named.push(file);
      });
    } finally {
      this.#named = named;
      this.#listener();
    }
  }

  /** Called after each reading. */
  onRead(listener: () => void): () => void {
    this.#listener = listener;
    return () => {
      this.#listener = () => undefined;
    };
  }
}

export type NoteFile = (file: string) => void;
