/** Who is kept out: in memory for speed, in the store for good, and never the one without the other. */
import { OneAtATime } from '../one-at-a-time.ts';
import { senderKey } from '../origin/address.ts';
import type { BlockStore, Clock } from '../ports.ts';
import { LIMITS } from '../protocol/limits.ts';
import type { AddressBlock, Block, KeyBlock } from './block.ts';

export class BlockList {
  readonly #store: BlockStore;
  readonly #clock: Clock;
  readonly #turns = new OneAtATime();
  /** One entry per key: the latest decision about it. Oldest first. */
  #keys: ReadonlyMap<string, KeyBlock> = new Map();
  #addresses: ReadonlyMap<string, AddressBlock> = new Map();

  constructor(store: BlockStore, clock: Clock) {
    this.#store = store;
    this.#clock = clock;
  }

  /** Returns a sentence where the file was damaged and set aside. */
  async load(): Promise<readonly string[]> {
    const { blocks, damage } = await this.#store.load();
    this.#take(blocks);
    return damage;
  }

  /** Oldest first; an address whose hour is over is none of them. */
  all(): readonly Block[] {
    const nowMs = this.#clock.now();
    return [...this.#keys.values(), ...[...this.#addresses.values()].filter(({ untilMs }) => untilMs > nowMs)];
  }

  ofKey(deviceId: string): KeyBlock | undefined {
    return this.#keys.get(deviceId);
  }

  ofAddress(address: string): AddressBlock | undefined {
    const block = this.#addresses.get(senderKey(address));
    return block !== undefined && block.untilMs > this.#clock.now() ? block : undefined;
  }

  refusesKey(deviceId: string): boolean {
    return this.#keys.get(deviceId)?.kind === 'key';
  }

  /** Somebody decided about this key before: the shared secret alone does not let it in any more. */
  mustAsk(deviceId: string): boolean {
    return this.#keys.has(deviceId);
  }

  /**
   * Adds or replaces entries, all or none. Resolves with false where too many are kept already; rejects, with nothing
   * changed, where they can't be written.
   */
  async put(...added: readonly Block[]): Promise<boolean> {
    return await this.#turns.run(async () => {
      const same = (one: Block) => added.some((other) => idOf(one) === idOf(other));
      const next = bounded([...this.all().filter((block) => !same(block)), ...added]);
      if (next === undefined) return false;
      await this.#save(next);
      return true;
    });
  }

  /** Rejects, with nothing changed, where it can't be written. */
  async drop(...dropped: readonly Block[]): Promise<void> {
    await this.#turns.run(async () => {
      const before = this.all();
      const next = before.filter((block) => !dropped.includes(block));
      if (next.length < before.length) await this.#save(next);
    });
  }

  async #save(next: readonly Block[]): Promise<void> {
    await this.#store.save(next);
    this.#take(next);
  }

  #take(blocks: readonly Block[]): void {
    this.#keys = new Map(blocks.flatMap((block) => (block.kind === 'address' ? [] : [[block.deviceId, block]])));
    this.#addresses = new Map(blocks.flatMap((block) => (block.kind === 'address' ? [[block.address, block]] : [])));
  }
}

function idOf(block: Block): string {
  return block.kind === 'address' ? `address ${block.address}` : block.deviceId;
}

/** Those that only remember a removal give way, oldest first. What a person blocked never goes by itself. */
function bounded(blocks: readonly Block[]): readonly Block[] | undefined {
  let excess = blocks.length - LIMITS.blocks;
  if (excess <= 0) return blocks;
  const kept = blocks.filter((block) => {
    const gives = excess > 0 && block.kind === 'removed';
    if (gives) excess -= 1;
    return !gives;
  });
  return excess > 0 ? undefined : kept;
}
