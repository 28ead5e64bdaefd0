/** `${VARIABLE}` in the texts of a config, by the official rules: capitals only, and `$${VARIABLE}` for the text itself. */
import { member } from '../../gateway/index.ts';

/** A shell's way to say more than a name. Taken for a plain text, it would be a token that everyone can read. */
const OF_A_SHELL = /\$\{([A-Z_][A-Z0-9_]*):?[-=?+]/;
const REFERENCE = /\$(\$?)\{([A-Z_][A-Z0-9_]*)\}/g;

export type Resolved =
  | { readonly ok: true; readonly value: unknown }
  /** The first variable that is unset or empty, or of which more than its name is said; and the path of the key. */
  | {
      readonly ok: false;
      readonly reason: 'unset' | 'more-than-a-name';
      readonly variable: string;
      readonly path: readonly string[];
    };

/** `variable` says what a variable is set to; undefined where it is not. */
export function resolvedReferences(value: unknown, variable: (name: string) => string | undefined): Resolved {
  let problem: Omit<Resolved & { ok: false }, 'ok'> | undefined;

  const resolve = (item: unknown, path: readonly string[]): unknown => {
    if (typeof item === 'string') {
      const [, named] = OF_A_SHELL.exec(item) ?? [];
      if (named !== undefined) problem ??= { reason: 'more-than-a-name', variable: named, path };
      return item.replace(REFERENCE, (reference: string, escape: string, name: string) => {
        if (escape !== '') return reference.slice(1);
        const found = variable(name);
        if (found === undefined) problem ??= { reason: 'unset', variable: name, path };
        return found ?? reference;
      });
    }
    if (Array.isArray(item)) return item.map((entry, index) => resolve(entry, [...path, String(index)]));
    if (typeof item !== 'object' || item === null) return item;
    return Object.fromEntries(Object.entries(item).map(([key, entry]) => [key, resolve(entry, [...path, key])]));
  };

  const resolved = resolve(value, []);
  return problem === undefined ? { ok: true, value: resolved } : { ok: false, ...problem };
}

/** The environment, and behind it what the config itself sets in its official section `env`. */
export function variablesOf(env: NodeJS.ProcessEnv, config: unknown): (name: string) => string | undefined {
  const section = member(config, 'env');
  return (name) =>
    [env[name], member(member(section, 'vars'), name), member(section, name)].find(
      (value): value is string => typeof value === 'string' && value.trim() !== '',
    );
}
