/** One line per method: name, who may call it, its parameters, what it does. */
import type { z } from 'zod';
import type { Scope } from '../auth/scopes.ts';
import type { Reply } from '../protocol/frames.ts';
import type { Session } from '../routing/session.ts';

export type Access =
  | { readonly kind: 'anyone' }
  /** Without a scope: any operator; the handler decides by who it is. */
  | { readonly kind: 'operator'; readonly scope: Scope | undefined }
  | { readonly kind: 'node' }
  /** The person at this computer; never a device, whatever it was granted. */
  | { readonly kind: 'owner' };

export interface Method {
  readonly name: string;
  readonly access: Access;
  readonly params: z.ZodType;
  /** Served, but not announced in `hello-ok` (official). */
  readonly unlisted?: true;
  handle(params: unknown, caller: Session): Reply | Promise<Reply>;
}

export type MethodTable = ReadonlyMap<string, Method>;

/** Ties a handler to its schema; after this its parameters' type needs no second mention. */
export function method<Schema extends z.ZodType>(
  name: string,
  access: Access,
  params: Schema,
  handle: (params: z.infer<Schema>, caller: Session) => Reply | Promise<Reply>,
): Method {
  return {
    name,
    access,
    params,
    // The router calls it only with what `params` made.
    handle: (parsed, caller) => handle(parsed as z.infer<Schema>, caller),
  };
}

export function unlisted(entry: Method): Method {
  return { ...entry, unlisted: true };
}

export const anyone: Access = { kind: 'anyone' };
export const node: Access = { kind: 'node' };
export const owner: Access = { kind: 'owner' };

export function operator(scope?: Scope): Access {
  return { kind: 'operator', scope };
}

export function methodTable(...families: readonly (readonly Method[])[]): MethodTable {
  return new Map(families.flat().map((entry) => [entry.name, entry]));
}
