/** `A3F9CK` → `A3F-9CK`, as every screen shows it. */
export function formatCode(code: string): string {
  return `${code.slice(0, 3)}-${code.slice(3)}`;
}
