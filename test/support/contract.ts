/** The official schema of the wire, published with `@openclaw/gateway-protocol`, as the judge of every frame. */
import fs from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';
import { OURS, shapeOfEvent, shapesOfMethod, type Shape } from './contract-table.ts';

export type Frame = Readonly<Record<string, unknown>>;

interface PublishedSchema {
  readonly definitions: Readonly<Record<string, object>>;
}

const file = new URL('../../node_modules/@openclaw/gateway-protocol/protocol.schema.json', import.meta.url);
/** Without what would only make the compiled code faster: each test file compiles, and few judge many frames. */
const ajv = new Ajv({
  strict: false,
  validateFormats: false,
  validateSchema: false,
  meta: false,
  code: { optimize: false },
});
const compiled = new Map<Shape, ValidateFunction>();
let schema: PublishedSchema | undefined;

/**
 * Where the published schema 2026.9.1 lags the wire that the official gateway 2026.9.6 speaks: it forbids these fields,
 * and official clients ignore unknown ones. Each was seen on that wire.
 */
export const AHEAD_OF_THE_SCHEMA: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  HelloOk: [['auth', 'method']],
};

/** What a shape holds against this value, but for fields that are ahead of the schema; undefined where it fits. */
export function fault(shape: Shape, value: unknown): string | undefined {
  return strictFault(shape, typeof shape === 'string' ? withoutAhead(shape, value) : value);
}

/** What a shape, exactly as it is published, holds against this value. */
export function strictFault(shape: Shape, value: unknown): string | undefined {
  const validate = compiled.get(shape) ?? compile(shape);
  compiled.set(shape, validate);
  const name = typeof shape === 'string' ? shape : 'the observed shape';
  return validate(value) ? undefined : `${name} ${ajv.errorsText(validate.errors)}`;
}

function withoutAhead(definition: string, value: unknown): unknown {
  const ahead = AHEAD_OF_THE_SCHEMA[definition];
  if (ahead === undefined) return value;
  const copy = structuredClone(value) as Record<string, Record<string, unknown>>;
  for (const [outer, inner] of ahead) delete copy[outer]?.[inner];
  return copy;
}

/** What the contract holds against a frame that a client sends. */
export function requestFault(frame: Frame): string | undefined {
  const method = shapesOfMethod(String(frame['method']));
  if (method === undefined || method === OURS) return fault('RequestFrame', frame);
  return fault('RequestFrame', frame) ?? (method.params && fault(method.params, frame['params'] ?? {}));
}

/** What it holds against a frame that the gateway sends; `method` is that of the request which it answers. */
export function gatewayFault(frame: Frame, method: string | undefined): string | undefined {
  if (frame['type'] === 'event') return fault('EventFrame', frame) ?? eventFault(frame);
  const whole = fault('ResponseFrame', frame);
  if (whole !== undefined) return whole;
  if (frame['ok'] !== true) return errorFault(frame['error'] as Frame);
  if (method === undefined) return undefined;
  const known = shapesOfMethod(method);
  if (known === undefined) return `no shape is known for the answer to ${method}`;
  return known === OURS ? undefined : fault(known.result, frame['payload']);
}

function eventFault(frame: Frame): string | undefined {
  const name = String(frame['event']);
  const shape = shapeOfEvent(name);
  if (shape === undefined) return `no shape is known for the event ${name}`;
  return shape === OURS ? undefined : fault(shape, frame['payload']);
}

function errorFault(error: Frame): string | undefined {
  const details = error['details'] as Frame | undefined;
  const isMissingScope = details?.['code'] === 'MISSING_SCOPE';
  return fault('ErrorShape', error) ?? (isMissingScope ? fault('MissingScopeErrorDetails', details) : undefined);
}

function compile(shape: Shape): ValidateFunction {
  if (typeof shape === 'string') return ajv.compile(published(shape));
  for (const [, name = ''] of JSON.stringify(shape).matchAll(/"\$ref":"(\w+)"/g)) {
    if (ajv.getSchema(name) === undefined) ajv.addSchema(published(name), name);
  }
  return ajv.compile(shape);
}

function published(definition: string): object {
  schema ??= JSON.parse(fs.readFileSync(file, 'utf8')) as PublishedSchema;
  const found = schema.definitions[definition];
  if (found === undefined) throw new Error(`the schema has no ${definition}`);
  return found;
}
