/** The parameters of every method as the table itself has them, so that a new field is found without being listed. */
import { z } from 'zod';
import { assistantMethods } from '../../src-main/gateway/methods/assistant.ts';
import { configMethods } from '../../src-main/gateway/methods/config.ts';
import { deskMethods } from '../../src-main/gateway/methods/desk.ts';
import { deskTrustMethods } from '../../src-main/gateway/methods/desk-trust.ts';
import { devicePairMethods } from '../../src-main/gateway/methods/device-pair.ts';
import { deviceScopesMethods } from '../../src-main/gateway/methods/device-scopes.ts';
import { deviceTokenMethods } from '../../src-main/gateway/methods/device-token.ts';
import { diagnosisMethods } from '../../src-main/gateway/methods/diagnosis.ts';
import { historyMethods } from '../../src-main/gateway/methods/history.ts';
import { hostMethods } from '../../src-main/gateway/methods/host.ts';
import { lockoutMethods } from '../../src-main/gateway/methods/lockouts.ts';
import { nodePairMethods } from '../../src-main/gateway/methods/node-pair.ts';
import { nodeRoleMethods } from '../../src-main/gateway/methods/node-role.ts';
import { nodeMethods } from '../../src-main/gateway/methods/nodes.ts';
import { proxyFindingMethods } from '../../src-main/gateway/methods/proxy-findings.ts';
import { repairMethods } from '../../src-main/gateway/methods/repairs.ts';
import { setupCodeMethods } from '../../src-main/gateway/methods/setup-code.ts';
import { systemMethods } from '../../src-main/gateway/methods/system.ts';
import type { Method } from '../../src-main/gateway/methods/table.ts';

interface Field {
  readonly name: string;
  readonly required: boolean;
  /** Of JSON Schema; empty where the method looks at nothing of it. */
  readonly schema: Readonly<Record<string, unknown>>;
}

/** Stands where a family's parts would be: no handler is called here. */
const nothing: unknown = new Proxy(() => undefined, { get: () => nothing });
const families = [
  ...[assistantMethods, configMethods, deskMethods, deskTrustMethods, devicePairMethods, deviceScopesMethods],
  ...[deviceTokenMethods, diagnosisMethods, historyMethods, hostMethods, lockoutMethods, nodePairMethods],
  ...[nodeRoleMethods, nodeMethods, proxyFindingMethods, repairMethods, setupCodeMethods, systemMethods],
] as readonly ((parts: unknown) => Method[])[];

export const METHODS: ReadonlyMap<string, Method> = new Map(
  families.flatMap((family) => family(nothing)).map((entry) => [entry.name, entry]),
);

export function fieldsOf(method: string): readonly Field[] {
  const params = METHODS.get(method)?.params;
  if (params === undefined) return [];
  const { properties = {}, required = [] } = z.toJSONSchema(params, { io: 'input', unrepresentable: 'any' });
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    required: required.includes(name),
    schema: typeof schema === 'object' ? (schema as Readonly<Record<string, unknown>>) : {},
  }));
}
