/** Looks up the secrets of a gateway that the config only names (SecretRef), where they are what would hold. */
import fs from 'node:fs/promises';
import path from 'node:path';
import { secretProviderSchema, secretRefSchema, type SecretRef } from './schema/secret-ref.ts';
import { configText } from './config-text.ts';
import { errorWords, member, membersOf } from '../../gateway/index.ts';
import { atHome } from '../places.ts';
import { isOurs } from '../private-file.ts';
import type { NoteFile } from './source-files.ts';

export type WithSecrets =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly path: readonly string[]; readonly message: string; readonly fix: string };

type Found = { readonly ok: true; readonly secret: string } | { readonly ok: false; readonly message: string };

const VARIABLES = { token: 'OPENCLAW_GATEWAY_TOKEN', password: 'OPENCLAW_GATEWAY_PASSWORD' } as const;
/** Everyone may read, others may write. A group may read: that is how containers are given their secrets. */
const OPEN = 0o026;

interface Asked {
  /** The gateway's sections, with all variables in place. */
  readonly value: unknown;
  /** `secrets.providers`. */
  readonly providers: unknown;
  readonly env: NodeJS.ProcessEnv;
  readonly note: NoteFile;
}

export async function withSecrets(asked: Asked): Promise<WithSecrets> {
  const { value, env } = asked;
  let made = value;
  for (const { section, key } of active(value, env)) {
    const at = ['gateway', section, key];
    const ref = secretRefSchema.safeParse(at.reduce(member, value));
    if (!ref.success) continue; // a text, or what the schema refuses
    const found = await lookedUp(ref.data, asked);
    if (!found.ok) {
      const fix = `Correct it, or write "\${${VARIABLES[key]}}" in its place and set that variable. Then start the gateway again.`;
      return { ok: false, path: at, message: found.message, fix };
    }
    made = put(made, at, found.secret);
  }
  return { ok: true, value: made };
}

interface Key {
  readonly section: 'auth' | 'remote';
  readonly key: 'token' | 'password';
}

/** Where the variable itself is set, it holds, and what the reference names need not be there (official). */
function active(value: unknown, env: NodeJS.ProcessEnv): readonly Key[] {
  const gateway = member(value, 'gateway');
  const mode = member(member(gateway, 'auth'), 'mode');
  const isUnset = (key: Key['key']): boolean => (env[VARIABLES[key]]?.trim() ?? '') === '';
  const keys = (['token', 'password'] as const).filter((key) => mode === undefined || mode === key);
  const auth = keys.filter(isUnset).map((key): Key => ({ section: 'auth', key }));
  if (member(gateway, 'mode') !== 'remote') return auth;
  // There, the config's token comes before the variable, and its password behind it.
  const remote: readonly Key[] = [
    { section: 'remote', key: 'token' },
    ...(isUnset('password') ? [{ section: 'remote', key: 'password' } as const] : []),
  ];
  const named = remote.filter(({ section, key }) => member(member(gateway, section), key) !== undefined);
  return named.length > 0 ? named : auth;
}

async function lookedUp({ source, provider, id }: SecretRef, { providers, env, note }: Asked): Promise<Found> {
  if (source === 'exec' || source === 'store') {
    return no(`its source is "${source}", which this gateway does not use: it starts no program for a secret.`);
  }
  const named = member(providers, provider);
  const known = secretProviderSchema.safeParse(named);
  if (source === 'env' && named === undefined && provider === 'default') return ofVariable(id, env);
  if (!known.success || known.data.source !== source) {
    return no(`secrets.providers.${provider} is no provider of source "${source}".`);
  }
  if (known.data.source === 'file') return await ofFile(known.data, id, note);
  const { allowlist } = known.data;
  if (allowlist !== undefined && !allowlist.includes(id)) {
    return no(`${id} is not in secrets.providers.${provider}.allowlist.`);
  }
  return ofVariable(id, env);
}

function ofVariable(name: string, env: NodeJS.ProcessEnv): Found {
  const secret = env[name]?.trim() ?? '';
  return secret === '' ? no(`it names the variable ${name}, which is not set, or is empty.`) : { ok: true, secret };
}

async function ofFile(
  provider: { readonly path: string; readonly mode: 'json' | 'singleValue' },
  id: string,
  note: NoteFile,
): Promise<Found> {
  const file = atHome(provider.path);
  if (!path.isAbsolute(file)) return no(`the path ${file} of its provider is not a full one.`);
  note(file);
  try {
    const stats = await fs.stat(file);
    if (!isOurs(stats.uid) && stats.uid !== 0) return no(`${file} belongs to another user.`);
    if (process.platform !== 'win32' && (stats.mode & OPEN) !== 0)
      return no(`other users of this computer can open or change ${file}: keep it to yourself (chmod 600).`);
    const text = (await configText(file)) ?? '';
    const secret = provider.mode === 'singleValue' ? text.replace(/\r?\n$/, '') : pointedAt(JSON.parse(text), id);
    if (provider.mode === 'singleValue' && id !== 'value') return no('the id of a "singleValue" provider is "value".');
    return typeof secret === 'string' && secret !== '' ? { ok: true, secret } : no(`${file} has no text at ${id}.`);
  } catch (error) {
    // What a parser says of a text quotes it.
    return no(error instanceof SyntaxError ? `${file} is not valid JSON.` : errorWords(error));
  }
}

/** A JSON pointer (RFC 6901). */
function pointedAt(value: unknown, pointer: string): unknown {
  const keys = pointer.split('/').slice(1);
  return keys.map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~')).reduce(member, value);
}

function no(message: string): Found {
  return { ok: false, message };
}

function put(value: unknown, [key = '', ...rest]: readonly string[], to: string): unknown {
  return { ...membersOf(value), [key]: rest.length === 0 ? to : put(member(value, key), rest, to) };
}
