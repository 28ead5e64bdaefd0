/** Blank, "undefined" and "null" count as unset (official): shells and service files leave these behind. */
export function present(value: string | undefined): string | undefined {
  const trimmed = value?.trim() ?? '';
  return trimmed === '' || trimmed === 'undefined' || trimmed === 'null' ? undefined : trimmed;
}
