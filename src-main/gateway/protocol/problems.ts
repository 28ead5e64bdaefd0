/** Says what is wrong with parameters, naming the field and never repeating its value. */
import type { z } from 'zod';

export function describeProblems(error: z.ZodError): string {
  const [first] = error.issues;
  if (first === undefined) return 'unreadable';
  const field = first.path.map((part) => String(part).slice(0, 64)).join('.');
  if (first.code === 'unrecognized_keys') {
    const names = first.keys.slice(0, 5).map((key) => JSON.stringify(key.slice(0, 64)));
    return `${field === '' ? '' : `${field}: `}unexpected property ${names.join(', ')}`;
  }
  return `${field === '' ? 'params' : field}: ${first.message}`;
}
