/** A device that is known by its key and shows an old token. */
import type { RepairOffer } from '../../src-main/gateway/protocol/repair.ts';

export const REPAIR: Readonly<Record<RepairOffer['phase'], { readonly tag: string; readonly text: string }>> = {
  offered: {
    tag: 'known, its token is old',
    text: 'Its key is the same. With a new token it connects again, and its old tokens stop working.',
  },
  ordered: { tag: 'gets a new token', text: 'It is let in with a new token when it next tries.' },
};

export function repairDone(title: string): string {
  return `${title} gets a new token when it next connects.`;
}

export function repairDismissed(title: string): string {
  return `${title} stays out until it is given a new token.`;
}
