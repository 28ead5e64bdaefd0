import { region } from './t.ts';

/** `a, b and c`, as the language of the page has it. */
export function listed(items: readonly string[]): string {
  return new Intl.ListFormat(region(), { type: 'conjunction' }).format(items);
}
