/** Says what is wrong with a config: where it stands, which key, and what is allowed. Never what stands there. */
import type { z } from 'zod';
import type { ConfigIssue, GatewayFault } from '../../gateway/index.ts';
import { allowedWords, nodeAt, schemaDocument } from './schema/schema-document.ts';
import { json5Place } from './json5/json5-place.ts';

export interface ConfigProblem {
  readonly ok: false;
  readonly fault: GatewayFault;
  readonly issues: readonly ConfigIssue[];
}

interface Told {
  /** With its line, where that is known. */
  readonly where: string;
  /** Of the key; empty for the whole file. */
  readonly path: string;
  readonly message: string;
  readonly fix?: string;
}

export function configProblem({ where, path, message, fix }: Told): ConfigProblem {
  return {
    ok: false,
    issues: [{ path, message }],
    fault: {
      code: 'config-invalid',
      what: `The config cannot be used: ${where}`,
      why: path === '' ? message : `${path}: ${message}`,
      fix: fix ?? 'Correct the file and start the gateway again. It was left as it is, and nobody is let in meanwhile.',
    },
  };
}

/** The first of what a schema found wrong with a text. */
export function schemaProblem(found: {
  readonly error: z.ZodError;
  readonly schema: z.ZodType;
  /** As in `placeIn`. */
  readonly placeOf: (path: readonly string[]) => string;
}): ConfigProblem {
  const [issue] = found.error.issues;
  const path = issue?.path.map(String) ?? [];
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys : [];
  return configProblem({
    where: found.placeOf([...path, ...unknown.slice(0, 1)]),
    path: path.join('.'),
    message: issue === undefined ? 'It is invalid.' : issueWords(issue, path, found.schema),
  });
}

/** `file:line:column`, or the file alone where the line can't be told. */
export function placeIn(text: string, file: string, path: readonly string[]): string {
  const place = json5Place(text, path);
  return place === undefined ? file : `${file}:${place}`;
}

function issueWords(issue: z.core.$ZodIssue, path: readonly string[], schema: z.ZodType): string {
  const node = nodeAt(schemaDocument(schema), path);
  switch (issue.code) {
    case 'unrecognized_keys': {
      const names = issue.keys.map((name) => `"${name}"`).join(', ');
      const known = Object.keys(node?.properties ?? {}).join(', ');
      return `Unrecognized key: ${names}. Known here are: ${known}.`;
    }
    case 'invalid_type':
    case 'invalid_value':
    case 'invalid_union':
    case 'too_small':
    case 'too_big':
      return node === undefined ? issue.message : `allowed is ${allowedWords(node)}.`;
    case 'custom':
    case 'invalid_element':
    case 'invalid_format':
    case 'invalid_key':
    case 'not_multiple_of':
      return issue.message;
  }
}
