/**
 * The browser's own place for the device key and the device token. IndexedDB, because it alone can hold a key that no
 * script can read out.
 */
const NAME = 'openclaw-gateway';
const STORE = 'device';

function settled<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => {
      resolve(request.result);
    };
    request.onerror = () => {
      reject(request.error ?? new Error('IndexedDB failed'));
    };
  });
}

export class KeyDatabase {
  readonly #database: IDBDatabase;

  private constructor(database: IDBDatabase) {
    this.#database = database;
  }

  /** Rejects where the browser keeps nothing for this site (some private windows, blocked storage). */
  static async open(factory: IDBFactory): Promise<KeyDatabase> {
    const request = factory.open(NAME, 1);
    request.onupgradeneeded = () => void request.result.createObjectStore(STORE);
    return new KeyDatabase(await settled(request));
  }

  get(key: string): Promise<unknown> {
    return settled<unknown>(this.#store('readonly').get(key));
  }

  async put(key: string, value: unknown): Promise<void> {
    await settled(this.#store('readwrite').put(value, key));
  }

  async delete(key: string): Promise<void> {
    await settled(this.#store('readwrite').delete(key));
  }

  /** Stores the value unless there is one already, in one transaction: two tabs must end with the same key. */
  async putIfAbsent(key: string, value: unknown): Promise<unknown> {
    const store = this.#store('readwrite');
    const present = await settled<unknown>(store.get(key));
    if (present !== undefined) return present;
    await settled(store.put(value, key));
    return value;
  }

  #store(mode: IDBTransactionMode): IDBObjectStore {
    return this.#database.transaction(STORE, mode).objectStore(STORE);
  }
}
