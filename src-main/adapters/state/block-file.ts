/** Who is kept out, in one small file. Damage sets it aside and says so: nobody is let in by that, only asked about again. */
import fs from 'node:fs/promises';
import { z } from 'zod';
import { blockSchema, type Block, type BlockStore, type Clock, type Logger } from '../../gateway/index.ts';
import { errorCode } from '../error-code.ts';
import type { Places } from '../places.ts';
import { makePrivateDir, NOT_THE_FILES_FAULT, readPrivateFile, writePrivateFile } from '../private-file.ts';

const fileSchema = z.strictObject({ version: z.literal(1), blocks: z.array(blockSchema) });

export class BlockFile implements BlockStore {
  readonly #places: Pick<Places, 'ownDir' | 'blocksFile'>;
  readonly #clock: Pick<Clock, 'now'>;
  readonly #logger: Logger;

  constructor(places: Pick<Places, 'ownDir' | 'blocksFile'>, clock: Pick<Clock, 'now'>, logger: Logger) {
    this.#places = places;
    this.#clock = clock;
    this.#logger = logger;
  }

  async load(): Promise<{ readonly blocks: readonly Block[]; readonly damage: readonly string[] }> {
    try {
      const text = await readPrivateFile(this.#places.blocksFile);
      if (text === undefined) return { blocks: [], damage: [] };
      return { blocks: fileSchema.parse(JSON.parse(text)).blocks, damage: [] };
    } catch (error) {
      if (NOT_THE_FILES_FAULT.has(errorCode(error))) throw error;
      return { blocks: [], damage: [await this.#setAside(error)] };
    }
  }

  async save(all: readonly Block[]): Promise<void> {
    await makePrivateDir(this.#places.ownDir);
    await writePrivateFile(this.#places.blocksFile, `${JSON.stringify({ version: 1, blocks: all }, null, 2)}\n`);
  }

  async #setAside(error: unknown): Promise<string> {
    const { blocksFile } = this.#places;
    const aside = `${blocksFile}.damaged-${String(this.#clock.now())}`;
    await fs.rename(blocksFile, aside);
    this.#logger.error('the list of blocks is damaged', { file: blocksFile, error, keptAs: aside });
    return `The list of blocked devices is damaged. They may ask again until you block them anew; the file is kept as ${aside}.`;
  }
}
