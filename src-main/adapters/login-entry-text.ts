/** The text of an autostart entry, written and read (Desktop Entry Specification). Pure. */

import type { LoginTrouble } from '../gateway/index.ts';

/** Whether the app starts when the person logs in, as the system will really do it. */
export type StartAtLogin =
  | { readonly kind: 'on' }
  | { readonly kind: 'off' }
  /** It was switched on here, and the system will not do it. */
  | { readonly kind: 'overridden'; readonly why: LoginTrouble }
  /** It can't be switched here. */
  | { readonly kind: 'unavailable'; readonly why: LoginTrouble };

export interface Entry {
  readonly values: ReadonlyMap<string, string>;
  /** The first word of `Exec`: a path, or a name to be looked for. */
  readonly program: string | undefined;
}

/** Characters that need no quotes (Desktop Entry Specification, "The Exec key"). */
const PLAIN = /^[A-Za-z0-9_\-./=:@+,]+$/;

export function entryText(command: readonly string[]): string {
  return text(command, 'X-GNOME-Autostart-enabled=true');
}

/** Hides an entry of the same name that the administrator made for everyone. */
export function switchedOff(command: readonly string[]): string {
  return text(command, 'Hidden=true');
}

/**
 * GLib and systemd look for the first word before they take its doubled % for one, and then find no such program: so it
 * must be another word's.
 */
const WITH_PERCENT = '/usr/bin/env';

function text(command: readonly string[], state: string): string {
  const words = command[0]?.includes('%') === true ? [WITH_PERCENT, ...command] : command;
  return [
    '[Desktop Entry]',
    'Type=Application',
    'Name=OpenClaw Gateway',
    'Comment=Lets your devices reach your OpenClaw assistant',
    'Icon=openclaw-gateway-desktop',
    `Exec=${escaped(words.map(quoted).join(' '))}`,
    // A session skips the entry when the program is gone, as after its package was removed.
    `TryExec=${escaped(command[0] ?? '')}`,
    'Terminal=false',
    'StartupNotify=false',
    state,
    '',
  ].join('\n');
}

function quoted(argument: string): string {
  const safe = PLAIN.test(argument) ? argument : `"${argument.replaceAll(/["`$\\]/g, '\\$&')}"`;
  return safe.replaceAll('%', '%%'); // a single one is a field code
}

/** The escapes of any value of type string; they come on top of the quotes. */
function escaped(value: string): string {
  return value.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\t', '\\t').replaceAll('\r', '\\r');
}

function unescaped(value: string): string {
  const meant: Readonly<Record<string, string>> = { s: ' ', n: '\n', t: '\t', r: '\r', '\\': '\\' };
  return value.replaceAll(/\\(.)/g, (whole, letter: string) => meant[letter] ?? whole);
}

export function parseEntry(content: string): Entry {
  const values = new Map<string, string>();
  let inGroup = false;
  for (const line of content.split('\n')) {
    if (line.startsWith('[')) inGroup = line.trim() === '[Desktop Entry]';
    const at = line.indexOf('=');
    if (!inGroup || at < 1 || line.startsWith('#')) continue;
    values.set(line.slice(0, at).trim(), unescaped(line.slice(at + 1).trim()));
  }
  return { values, program: programOf(values.get('Exec') ?? '') };
}

function programOf(exec: string): string | undefined {
  const [, inQuotes, bare] = /^(?:"((?:[^"\\]|\\.)*)"|(\S+))/.exec(exec) ?? [];
  return (inQuotes?.replaceAll(/\\(.)/g, '$1') ?? bare)?.replaceAll('%%', '%');
}

export interface Session {
  /** XDG_CURRENT_DESKTOP: names with colons between. */
  readonly desktop: string;
  /** Of the programs that the entry names, one that is not there: a session skips the entry then. */
  readonly missing: string | undefined;
}

export function judgeEntry({ values, program }: Entry, { desktop, missing }: Session): StartAtLogin {
  // The second is GNOME's own, and what its settings and several others' write when a person switches an entry off.
  if (isTrue(values.get('Hidden')) || values.get('X-GNOME-Autostart-enabled')?.toLowerCase() === 'false') {
    return { kind: 'off' };
  }
  if (program === undefined) return { kind: 'overridden', why: { code: 'noProgram' } };
  if (missing !== undefined) {
    return { kind: 'overridden', why: { code: 'programMissing', program: missing } };
  }
  const names = new Set(desktop.split(':').filter(Boolean));
  const [only, not] = [listed(values.get('OnlyShowIn')), listed(values.get('NotShowIn'))];
  if (
    names.size > 0 &&
    ((only.length > 0 && !only.some((name) => names.has(name))) || not.some((name) => names.has(name)))
  ) {
    return { kind: 'overridden', why: { code: 'otherDesktop', desktop } };
  }
  return { kind: 'on' };
}

function isTrue(value: string | undefined): boolean {
  return value?.toLowerCase() === 'true';
}

function listed(value: string | undefined): readonly string[] {
  return (value ?? '').split(';').filter(Boolean);
}
