/** A schema as JSON Schema (draft 7): for editors, for the documentation, and for saying what is allowed. */
import { z } from 'zod';

export interface SchemaNode {
  readonly type?: string;
  readonly description?: string;
  readonly takesEffect?: string;
  readonly default?: unknown;
  readonly enum?: readonly unknown[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly anyOf?: readonly SchemaNode[];
  readonly oneOf?: readonly SchemaNode[];
  readonly items?: SchemaNode | readonly SchemaNode[];
  readonly properties?: Readonly<Record<string, SchemaNode>>;
}

export function schemaDocument(schema: z.ZodType): SchemaNode {
  return z.toJSONSchema(schema, {
    target: 'draft-7',
    io: 'input',
    unrepresentable: 'any',
    override: ({ jsonSchema }) => {
      // What zod says of any whole number, and of any object that has defaults.
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
      if (typeof jsonSchema.default === 'object' && !Array.isArray(jsonSchema.default)) delete jsonSchema.default;
    },
  }) as SchemaNode;
}

/** What stands at this path; undefined where anything may. */
export function nodeAt(root: SchemaNode, path: readonly string[]): SchemaNode | undefined {
  let node: SchemaNode | undefined = root;
  for (const key of path) {
    if (node === undefined) return undefined;
    const { items, properties }: SchemaNode = node;
    if (items !== undefined) node = 'length' in items ? items[Number(key)] : items;
    else node = properties !== undefined && Object.hasOwn(properties, key) ? properties[key] : undefined;
  }
  return node;
}

/** Such as: a whole number from 1 to 65535. */
export function allowedWords({ type, enum: choices, minimum, maximum, items, anyOf, oneOf }: SchemaNode): string {
  const several = anyOf ?? oneOf;
  if (several !== undefined) return [...new Set(several.map(allowedWords))].join(' or ');
  if (choices !== undefined) return choices.map((choice) => JSON.stringify(choice)).join(', ');
  switch (type) {
    case 'integer': {
      const from = minimum === undefined ? '' : maximum === undefined ? `, at least ${minimum}` : ` from ${minimum}`;
      return `a whole number${from}${maximum === undefined ? '' : ` to ${maximum}`}`;
    }
    case 'boolean':
      return 'true or false';
    case 'string':
      return 'a text';
    case 'array':
      return items !== undefined && 'type' in items && items.type === 'string' ? 'a list of texts' : 'a list';
    case 'object':
      return 'an object';
    case undefined:
    default:
      return 'anything';
  }
}
