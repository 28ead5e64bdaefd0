/** The official schema of the wire, published with `@openclaw/gateway-protocol`, as a judge of frames. */
import fs from 'node:fs';
import { Ajv } from 'ajv';

const file = new URL('../../node_modules/@openclaw/gateway-protocol/protocol.schema.json', import.meta.url);
const schema = JSON.parse(fs.readFileSync(file, 'utf8')) as { $id: string; definitions: Record<string, unknown> };
const ajv = new Ajv({ strict: false, validateFormats: false });
ajv.addSchema(schema);

/** What the schema holds against this value; undefined where it fits. */
export function fault(definition: string, value: unknown): string | undefined {
  if (!(definition in schema.definitions)) throw new Error(`the schema has no ${definition}`);
  const validate = ajv.getSchema(`${schema.$id}#/definitions/${definition}`);
  if (validate === undefined) throw new Error(definition);
  return validate(value) === true ? undefined : `${definition} ${ajv.errorsText(validate.errors)}`;
}

/**
 * Where the published schema 2026.9.1 lags the wire that the official gateway 2026.9.6 speaks: it forbids these fields,
 * and official clients ignore unknown ones. Seen on that wire: PROTOCOL section 4.2 lists the values of `auth.method`,
 * and section 11 names it among the fields that the schema does not know yet.
 */
export const AHEAD_OF_THE_SCHEMA: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  HelloOk: [['auth', 'method']],
};

/** The value without the fields that are ahead of the schema. */
export function asPublished(definition: string, value: unknown): unknown {
  const copy = structuredClone(value) as Record<string, Record<string, unknown>>;
  for (const [outer, inner] of AHEAD_OF_THE_SCHEMA[definition] ?? []) delete copy[outer]?.[inner];
  return copy;
}
