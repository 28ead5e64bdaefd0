/**
 * What a config may say, said once: a key's shape, what it does and when a change of it holds. Validation, defaults,
 * docs/configuration.md and the JSON Schema for editors all come from this.
 */
import { z } from 'zod';

/**
 * `no effect here` is what the official gateway knows and this one leaves to it. `only read` is what this one goes by, and
 * never writes.
 */
type TakesEffect = 'at once' | 'after a restart' | 'only read' | 'no effect here';

/** `description` is in plain words, and says the default where that is no plain value. `schema` is of this key alone. */
export function key<T extends z.ZodType>(schema: T, takesEffect: TakesEffect, description: string): T {
  z.globalRegistry.add(schema, { description, takesEffect }); // as `meta` does, but that makes each schema twice
  return schema;
}

/** A key of the official gateway that this one does not act on; whatever stands there stays. */
export function unused(description: string): z.ZodOptional<z.ZodUnknown> {
  return key(z.unknown().optional(), 'no effect here', description);
}

export function allUnused<Name extends string>(
  names: readonly Name[],
  description: string,
): Record<Name, z.ZodOptional<z.ZodUnknown>> {
  const schema = unused(description);
  const shape = names.map((name) => [name, schema] as const);
  return Object.fromEntries(shape) as Record<Name, z.ZodOptional<z.ZodUnknown>>;
}

/** An object that knows all its keys. Where it is missing, its defaults hold. */
export function section<T extends z.ZodRawShape>(shape: T) {
  return z.strictObject(shape).prefault({} as z.input<z.ZodObject<T>>);
}

/** Whether what stands at this path is for this version to write: neither what it ignores, nor what it only reads. */
export function actsOn(schema: z.ZodType, path: readonly string[]): boolean {
  let at: unknown = schema;
  for (const name of path) {
    const known = unwrapped(at);
    if (!(known instanceof z.ZodObject)) break; // inside a list
    if (!Object.hasOwn(known.shape, name)) return false;
    at = known.shape[name];
    if (at instanceof z.ZodType && NOT_OURS.has(at.meta()?.['takesEffect'])) return false;
  }
  return !(unwrapped(at) instanceof z.ZodUnknown);
}

const NOT_OURS: ReadonlySet<unknown> = new Set<TakesEffect>(['no effect here', 'only read']);

function unwrapped(schema: unknown): unknown {
  const isWrapped =
    schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault;
  return isWrapped ? unwrapped(schema.unwrap()) : schema;
}
