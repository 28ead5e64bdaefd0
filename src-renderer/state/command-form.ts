/**
 * What a node's command asks for, where that is known (official documentation, docs/nodes). Nodes declare names of
 * commands and no parameters, so every other command takes JSON as it is typed.
 */
import { t } from '../language/t.ts';

export type CommandField = {
  /** Of the parameter, as the node knows it. */
  readonly name: FieldName;
  /** Named as the field that it is about. */
  readonly hint?: 'command' | 'bins';
  readonly required?: boolean;
} & (
  | { readonly kind: 'text' }
  /** A list, one entry per line. */
  | { readonly kind: 'lines' }
  | { readonly kind: 'number'; readonly least: number; readonly most: number }
  | { readonly kind: 'choice'; readonly options: readonly string[] }
);

type FieldName =
  | 'title'
  | 'body'
  | 'priority'
  | 'command'
  | 'cwd'
  | 'bins'
  | 'desiredAccuracy'
  | 'maxAgeMs'
  | 'facing'
  | 'maxWidth'
  | 'url'
  | 'to'
  | 'message';

/** What a person typed, by the parameter's name; what is empty is left out. */
export type Typed = Readonly<Record<string, string>>;

export type Params =
  | { readonly ok: true; readonly params: unknown }
  /** A sentence for each field that is wrong. */
  | { readonly ok: false; readonly problems: Readonly<Record<string, string>> };

const MINUTE_MS = 60_000;

const FORMS: Readonly<Record<string, readonly CommandField[]>> = {
  'system.notify': [
    { name: 'title', kind: 'text', required: true },
    { name: 'body', kind: 'text' },
    { name: 'priority', kind: 'choice', options: ['passive', 'active', 'timeSensitive'] },
  ],
  'system.run': [
    {
      name: 'command',
      hint: 'command',
      kind: 'lines',
      required: true,
    },
    { name: 'cwd', kind: 'text' },
  ],
  'system.which': [{ name: 'bins', hint: 'bins', kind: 'lines', required: true }],
  'location.get': [
    { name: 'desiredAccuracy', kind: 'choice', options: ['coarse', 'balanced', 'precise'] },
    { name: 'maxAgeMs', kind: 'number', least: 0, most: 24 * 60 * MINUTE_MS },
  ],
  'camera.list': [],
  'camera.snap': [
    { name: 'facing', kind: 'choice', options: ['front', 'back'] },
    { name: 'maxWidth', kind: 'number', least: 16, most: 8_192 },
  ],
  'canvas.navigate': [{ name: 'url', kind: 'text', required: true }],
  'canvas.hide': [],
  'device.info': [],
  'device.status': [],
  'sms.send': [
    { name: 'to', kind: 'text', required: true },
    { name: 'message', kind: 'text', required: true },
  ],
};

/** Undefined where nothing is known of its parameters. */
export function commandForm(command: string): readonly CommandField[] | undefined {
  return Object.hasOwn(FORMS, command) ? FORMS[command] : undefined;
}

export function paramsOf(fields: readonly CommandField[], typed: Typed): Params {
  const params: Record<string, unknown> = {};
  const problems: Record<string, string> = {};
  for (const field of fields) {
    const text = (typed[field.name] ?? '').trim();
    if (text === '') {
      if (field.required === true) problems[field.name] = t('nodeCall.problem.needed');
      continue;
    }
    const value = valueOf(field, text);
    if (value === undefined) problems[field.name] = problemOf(field);
    else params[field.name] = value;
  }
  return Object.keys(problems).length === 0 ? { ok: true, params } : { ok: false, problems };
}

export const JSON_FIELD = 'json';

/** Empty is no parameters at all. */
export function paramsFromJson(text: string): Params {
  if (text.trim() === '') return { ok: true, params: undefined };
  try {
    return { ok: true, params: JSON.parse(text) as unknown };
  } catch (error) {
    const why = error instanceof SyntaxError ? ` ${error.message}.` : '';
    return { ok: false, problems: { [JSON_FIELD]: `${t('nodeCall.problem.notJson')}${why}` } };
  }
}

function valueOf(field: CommandField, text: string): unknown {
  switch (field.kind) {
    case 'text':
      return text;
    case 'lines':
      return text
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '');
    case 'number': {
      const number = Number(text);
      return Number.isFinite(number) && number >= field.least && number <= field.most ? number : undefined;
    }
    case 'choice':
      return field.options.includes(text) ? text : undefined;
  }
}

function problemOf(field: CommandField): string {
  if (field.kind === 'number') {
    return t('nodeCall.problem.number', { least: field.least, most: field.most });
  }
  return t('nodeCall.problem.unknown');
}
