/** docs/configuration.md and the JSON Schemas for editors come from the schemas that validate. `vitest -u` writes them. */
import path from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import prettier from 'prettier';
import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../src-main/adapters/config/config-file.ts';
import { configSchema } from '../../src-main/adapters/config/schema/gateway-schema.ts';
import { ownSettingsSchema } from '../../src-main/adapters/config/schema/own-schema.ts';
import {
  allowedWords,
  schemaDocument,
  type SchemaNode,
} from '../../src-main/adapters/config/schema/schema-document.ts';

const DOCS = path.join(import.meta.dirname, '../../docs');

async function expectFile(name: string, text: string, parser: string): Promise<void> {
  const file = path.join(DOCS, name);
  const options = await prettier.resolveConfig(file);
  await expect(await prettier.format(text, { ...options, parser })).toMatchFileSnapshot(file);
}

describe('the files in docs/ say what the schemas say:', () => {
  it('configuration.md', () => expectFile('configuration.md', document(), 'markdown'));

  it.each([
    ['openclaw.schema.json', configSchema, 'The keys of openclaw.json that concern the gateway'],
    ['settings.schema.json', ownSettingsSchema, 'settings.json5 of OpenClaw Gateway'],
  ])('%s', (name, schema, title) => {
    const { $schema, ...rest } = schemaDocument(schema) as SchemaNode & { readonly $schema: string };
    return expectFile(name, JSON.stringify({ $schema, title, ...forEditors(rest) }), 'json');
  });
});

describe('an editor that knows the schema', () => {
  it.each([
    { gateway: { port: 18_789, bind: 'lan', trustedProxies: ['10.0.0.0/8'], auth: { mode: 'token', token: '${T}' } } },
    { $schema: './x.json', gateway: { mode: 'local', tools: { anything: 1 } }, agents: { list: [] } },
    {},
  ])('is content with %j, as the gateway is', async (config) => {
    expect(validator()(config)).toBe(true);
    expect((await parseConfig(JSON.stringify(config), 'FILE', { T: 't' })).ok).toBe(true);
  });

  it.each([
    { gateway: { prot: 1 } },
    { gateway: { port: 0 } },
    { gateway: { bind: '0.0.0.0 ' } },
    { gateway: { auth: { tokne: 'x' } } },
    { gateway: { trustedProxies: '10.0.0.0/8' } },
  ])('marks %j, as the gateway does', async (config) => {
    expect(validator()(config)).toBe(false);
    expect((await parseConfig(JSON.stringify(config), 'FILE', {})).ok).toBe(false);
  });
});

function validator(): ValidateFunction {
  return new Ajv({ strict: false }).compile(forEditors(schemaDocument(configSchema)));
}

/** Editors show the description; so it says as well when a change holds. */
function forEditors<T extends SchemaNode>(node: T): T {
  const { takesEffect, description, properties, ...rest } = node;
  return {
    ...rest,
    ...(description !== undefined && { description: `${description} (A change: ${takesEffect ?? ''}.)` }),
    ...(properties !== undefined && {
      properties: Object.fromEntries(Object.entries(properties).map(([key, item]) => [key, forEditors(item)])),
    }),
  } as T;
}

function document(): string {
  return [
    '# Configuration',
    'The gateway reads two files. Both are JSON5: comments, single quotes and trailing commas are welcome.',
    '- `~/.openclaw/openclaw.json`, the official one (elsewhere with `OPENCLAW_CONFIG_PATH` or `OPENCLAW_STATE_DIR`). Only the section `gateway` and the discovery mode are read here; other sections belong to the official assistant and stay as they are.\n- `~/.openclaw/gateway-desktop/settings.json5`, for what the official file has no key for.',
    'This page is written by its test (`npx vitest run --project fast test/adapters/config-doc.test.ts -u`), from the schema that checks the files. Editors can use [openclaw.schema.json](openclaw.schema.json) and [settings.schema.json](settings.schema.json).',
    '## How a change holds',
    'Save the file: the gateway sees it within ten seconds, mostly at once. What can hold while it runs does. What can’t is named in the window, in `openclaw gateway status` and in the log, and holds after a restart. A file that can’t be used changes nothing: the gateway goes on with what it had, and says where the mistake is.',
    'At the start, a file that can’t be used starts nothing. It is refused by file, line and key, with what is allowed.',
    'The window and clients write only keys that have an effect here, and keep comments, order and everything else.',
    '## Variables',
    '`"${NAME}"` in a text stands for the variable of that name: from the environment of the gateway, then from `.env` in the state folder, then from the section `env` of the file. It is looked up when the file is read, and stays as it is when the file is written. Only capitals, digits and `_` count; `"$${NAME}"` is the text `${NAME}` itself. A variable that is not set, or empty, is refused by name; so is `"${NAME:-default}"` and what else only a shell understands.',
    '`~/.openclaw/.env` never changes what the environment has, and is a file of yours that nobody else may change. So is `~/.config/openclaw/gateway.env`, which comes behind it; it is read where the state folder is the usual one. `.env` in the folder that a program is started in is not read: whoever can write there would choose the token.',
    'These matter by themselves, in the environment and in these files: `OPENCLAW_GATEWAY_TOKEN` and `OPENCLAW_GATEWAY_PASSWORD` (where the file has none), `OPENCLAW_GATEWAY_PORT` (before the file), and in the environment of a container or of a hosting platform `PORT` (behind that, before the file).',
    '## Secrets elsewhere',
    '`gateway.auth.token` and `password` may be a SecretRef, such as `{ source: "env", provider: "default", id: "CLAW_TOKEN" }` or, with a provider of that name under `secrets.providers`, `{ source: "file", provider: "mine", id: "/gateway/token" }` (a JSON pointer; `value` where the provider’s mode is `singleValue`). The file must be yours or the system’s, and not open to everyone. Sources `exec` and `store` are refused: the gateway starts no program for a secret. Where `OPENCLAW_GATEWAY_TOKEN` is set, it holds, and a reference is not looked up.',
    '## Files in files',
    '`$include: "./gateway.json5"` in an object stands for what is in that file, a list of names for all of them in order; keys beside it come last. Objects are merged, lists put together. Files lie below the folder of the config, or below one that `OPENCLAW_INCLUDE_ROOTS` names (several as in `PATH`), may include others (ten deep), and are watched as the config itself is. What comes from another file is changed there: nothing that is written here repeats or replaces it.',
    '## openclaw.json',
    ...tables(schemaDocument(configSchema)),
    '## settings.json5',
    ...tables(schemaDocument(ownSettingsSchema)),
  ].join('\n\n');
}

interface Row {
  readonly key: string;
  readonly node: SchemaNode;
}

function tables(root: SchemaNode): string[] {
  const rows = leaves(root, []);
  const used = rows.filter(({ node }) => node.takesEffect !== 'no effect here');
  const others = rows.filter(({ node }) => node.takesEffect === 'no effect here');
  const cells = used.map(({ key, node }) => [
    `\`${key}\``,
    allowedWords(node),
    node.default === undefined ? '' : `\`${JSON.stringify(node.default)}\``,
    node.takesEffect ?? '',
    node.description ?? '',
  ]);
  const first = table(['Key', 'Allowed', 'Default', 'A change holds', 'What it does'], cells);
  if (others.length === 0) return [first];
  return [
    first,
    'Keys that the official gateway has and this one leaves alone:',
    table(
      ['Key', 'Why'],
      others.map(({ key, node }) => [`\`${key}\``, node.description ?? '']),
    ),
  ];
}

function leaves(node: SchemaNode, path: readonly string[]): Row[] {
  if (node.takesEffect !== undefined) return [{ key: path.join('.'), node }];
  return Object.entries(node.properties ?? {}).flatMap(([key, item]) => leaves(item, [...path, key]));
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
