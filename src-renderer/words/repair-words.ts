/** A device that is known by its key and shows an old token. */
import type { RepairOffer } from '../../src-main/gateway/protocol/repair.ts';
import { t } from '../language/t.ts';

export function repairWords({ phase }: RepairOffer): { readonly tag: string; readonly text: string } {
  return { tag: t(`repair.${phase}.tag`), text: t(`repair.${phase}.text`) };
}
