/** A store of blocks that is as full as a test says. */
import type { Block } from '../../src-main/gateway/pairing/block.ts';
import type { BlockStore } from '../../src-main/gateway/ports.ts';

export class BlockShelf implements BlockStore {
  kept: readonly Block[] = [];
  full = false;

  async load() {
    return { blocks: this.kept, damage: [] };
  }

  async save(all: readonly Block[]): Promise<void> {
    await Promise.resolve();
    if (this.full) throw new Error('ENOSPC');
    this.kept = structuredClone(all);
  }
}
