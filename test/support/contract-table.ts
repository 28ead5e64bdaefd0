/** For each method and event, the shape that its parameters and its answer must have. */

/**
 * A definition of the published schema by its name; or, where it publishes none, the shape that was seen on the
 * official wire. A `$ref` in such a shape names a published definition.
 */
export type Shape = string | object;

export interface MethodShapes {
  /** Absent where none is published: official clients send options there that nobody documents. */
  readonly params?: Shape;
  readonly result: Shape;
}

/** Instead of a shape: our own, which no official document can say anything of. */
export const OURS = null;

const text = { type: 'string', minLength: 1 };
const time = { type: 'integer', minimum: 0 };
const anything = {};

function object(required: Readonly<Record<string, object>>, optional: Readonly<Record<string, object>> = {}): object {
  return { type: 'object', required: Object.keys(required), properties: { ...required, ...optional } };
}

function list(items: object): object {
  return { type: 'array', items };
}

/** The list's pending entries are the event's payload. A paired record is not published. */
const presenceEntry = { $ref: 'PresenceEntry' };
const pendingDevice = { $ref: 'DevicePairRequestedEvent' };
const deviceToken = object(
  { role: text, scopes: list(text), createdAtMs: time },
  { rotatedAtMs: time, revokedAtMs: time, lastUsedAtMs: time, token: { not: {} } },
);
const pairedDevice = object(
  { deviceId: text, publicKey: text, roles: list(text), scopes: list(text), tokens: list(deviceToken) },
  {
    displayName: text,
    operatorLabel: text,
    approvedVia: text,
    createdAtMs: time,
    approvedAtMs: time,
    lastSeenAtMs: time,
  },
);
const pendingNode = object(
  { requestId: text, nodeId: text, caps: list(text), commands: list(text), ts: time },
  { requiredApproveScopes: list(text), displayName: text, silent: { type: 'boolean' } },
);
const pairedNode = object({ nodeId: text }, { caps: list(text), commands: list(text), displayName: text });
const node = {
  nodeId: text,
  caps: list(text),
  commands: list(text),
  paired: { type: 'boolean' },
  connected: { type: 'boolean' },
};
const nodeOptions = {
  displayName: text,
  approvalState: { enum: ['approved', 'pending-approval', 'pending-reapproval'] },
  pendingRequestId: text,
  connectedAtMs: time,
  lastSeenAtMs: time,
  hostStats: object({ updatedAtMs: time }),
};
/** Seen on the official wire 2026.9.6; `config` is redacted. */
const written = { ok: { const: true }, path: text, config: { type: 'object' } };
const sentinel = object({
  persisted: { type: 'boolean' },
  payload: object({ kind: text, status: text, ts: time, stats: object({ requiresRestart: { type: 'boolean' } }) }),
});

const METHODS: Readonly<Record<string, MethodShapes | null>> = {
  connect: { params: 'ConnectParams', result: 'HelloOk' },
  health: { result: object({ ok: { const: true }, ts: time }) },
  status: { result: object({}) },
  'system-presence': { result: list(presenceEntry) },
  'system-event': { result: object({ ok: { const: true } }) },
  'system.info': { params: 'SystemInfoParams', result: 'SystemInfoResult' },
  'last-heartbeat': { result: anything },
  'logs.tail': { params: 'LogsTailParams', result: 'LogsTailResult' },
  'config.get': {
    params: 'ConfigGetParams',
    result: object({
      path: { type: 'string' },
      exists: { type: 'boolean' },
      parsed: anything,
      raw: anything,
      hash: text,
    }),
  },
  'config.set': { params: 'ConfigSetParams', result: object({ ...written, hash: text }) },
  'config.patch': {
    params: 'ConfigPatchParams',
    result: object({ ...written, changedPaths: list(text) }, { hash: text, noop: { const: true }, sentinel }),
  },
  'config.apply': { params: 'ConfigApplyParams', result: object({ ...written, hash: text, sentinel }) },
  'gateway.identity.get': { result: object({ deviceId: text, publicKey: text }) },
  'device.pair.list': {
    params: 'DevicePairListParams',
    result: object({ pending: list(pendingDevice), paired: list(pairedDevice) }),
  },
  'device.pair.approve': {
    params: 'DevicePairApproveParams',
    result: object({ requestId: text, device: object({ deviceId: text }) }),
  },
  'device.pair.reject': { params: 'DevicePairRejectParams', result: object({ requestId: text, deviceId: text }) },
  'device.pair.remove': { params: 'DevicePairRemoveParams', result: object({ deviceId: text }) },
  'device.pair.rename': { params: 'DevicePairRenameParams', result: object({ deviceId: text, label: text }) },
  'device.pair.setupCode': { params: 'DevicePairSetupCodeParams', result: 'DevicePairSetupCodeResult' },
  'device.pair.setupStatus': { params: 'DevicePairSetupStatusParams', result: 'DevicePairSetupStatusResult' },
  'device.token.rotate': { params: 'DeviceTokenRotateParams', result: 'DeviceTokenRotateResult' },
  'device.token.revoke': {
    params: 'DeviceTokenRevokeParams',
    result: object({ deviceId: text, role: text, revokedAtMs: time }),
  },
  'device.scopes.requestUpgrade': { params: 'ScopeUpgradeRequest', result: 'ScopeUpgradeRegistration' },
  'device.scopes.waitUpgrade': { params: 'ScopeUpgradeWait', result: 'ScopeUpgradeResult' },
  'node.pair.list': {
    params: 'NodePairListParams',
    result: object({ pending: list(pendingNode), paired: list(pairedNode) }),
  },
  'node.pair.approve': { params: 'NodePairApproveParams', result: object({ requestId: text, node: pairedNode }) },
  'node.pair.reject': { params: 'NodePairRejectParams', result: object({ requestId: text, nodeId: text }) },
  'node.pair.remove': { params: 'NodePairRemoveParams', result: object({ nodeId: text }) },
  'node.rename': { params: 'NodeRenameParams', result: object({ nodeId: text, displayName: text }) },
  'node.list': { params: 'NodeListParams', result: object({ ts: time, nodes: list(object(node, nodeOptions)) }) },
  'node.describe': { params: 'NodeDescribeParams', result: object({ ts: time, ...node }, nodeOptions) },
  'node.invoke': {
    params: 'NodeInvokeParams',
    result: object({ ok: { const: true }, nodeId: text, command: text }, { payloadJSON: { type: ['string', 'null'] } }),
  },
  'node.invoke.result': { params: 'NodeInvokeResultParams', result: object({ ok: { const: true } }) },
  'node.invoke.progress': { params: 'NodeInvokeProgressParams', result: object({ ok: { const: true } }) },
  'node.event': { params: 'NodeEventParams', result: 'NodeEventResult' },
  'node.pluginTools.update': {
    params: 'NodePluginToolsUpdateParams',
    result: object({ nodeId: text, tools: list({}) }),
  },
  'node.skills.update': { params: 'NodeSkillsUpdateParams', result: object({ nodeId: text, skills: list({}) }) },
  'node.runnerInventory.update': { result: object({ nodeId: text }) },
  'node.pending.pull': { result: object({ nodeId: text, actions: list({}) }) },
  'node.pending.ack': { params: 'NodePendingAckParams', result: object({ nodeId: text, ackedIds: list(text) }) },
  'node.pending.drain': { params: 'NodePendingDrainParams', result: 'NodePendingDrainResult' },
  'skills.bins': { params: 'SkillsBinsParams', result: 'SkillsBinsResult' },
  'agents.list': { params: 'AgentsListParams', result: 'AgentsListResult' },
  'sessions.subscribe': { result: object({ subscribed: { const: true } }) },
  'sessions.list': { params: 'SessionsListParams', result: object({ defaults: {}, sessions: list({}), count: time }) },
  'exec.approval.list': { result: list({}) },
  'plugin.approval.list': { result: list({}) },
  'openclaw.approval.list': { result: list({}) },
  'question.list': { params: 'QuestionListParams', result: 'QuestionListResult' },
  'exec.approvals.get': { params: 'ExecApprovalsGetParams', result: 'ExecApprovalsSnapshot' },
  'update.status': { params: 'UpdateStatusParams', result: 'UpdateStatusResult' },
  'environments.list': { params: 'EnvironmentsListParams', result: 'EnvironmentsListResult' },
  'users.prefs.get': { result: object({ status: text, entries: { type: 'object' } }) },
  'plugins.controlUi.list': { result: object({ revision: text, plugins: list({}), diagnostics: list({}) }) },
  // The gateway's side of a streamed call; the schema publishes only what the node hears.
  'node.invoke.input': OURS,
  'node.invoke.cancel': OURS,
};

const EVENTS: Readonly<Record<string, Shape | null>> = {
  'connect.challenge': object({ nonce: text, ts: time }),
  tick: 'TickEvent',
  shutdown: 'ShutdownEvent',
  health: object({ ok: { const: true }, ts: time }),
  presence: object({ presence: list(presenceEntry) }),
  'config.changed': object({ path: text, hash: text, ts: time }), // seen on the official wire 2026.9.6
  'device.pair.requested': 'DevicePairRequestedEvent',
  'device.pair.resolved': 'DevicePairResolvedEvent',
  'device.pair.changed': { type: 'object', additionalProperties: false },
  'device.pair.setup.completed': 'DevicePairSetupCompletedEvent',
  'device.pair.setup.deliveryUncertain': 'DevicePairSetupDeliveryUncertainEvent',
  'node.pair.requested': pendingNode,
  'node.pair.resolved': object({
    requestId: { type: 'string' },
    nodeId: text,
    decision: { enum: ['approved', 'rejected', 'removed'] },
    ts: time,
  }),
  'node.presence': object({ nodeId: text }),
  'node.hostStats': object({ nodeId: text, hostStats: object({ updatedAtMs: time }) }),
  'node.invoke.request': 'NodeInvokeRequestEvent',
  'node.invoke.input': 'NodeInvokeInputEvent',
  'node.invoke.cancel': object({ invokeId: text, nodeId: text }),
  'node.invoke.progress': OURS,
  // The owner's own door needs no challenge and no `connect`.
  'hello-ok': 'HelloOk',
};

/** For our window and command line; no official client knows them. */
const OUR_NAMES = /^(desk|host)\./;

export function shapesOfMethod(name: string): MethodShapes | null | undefined {
  return OUR_NAMES.test(name) ? OURS : METHODS[name];
}

export function shapeOfEvent(name: string): Shape | null | undefined {
  return OUR_NAMES.test(name) ? OURS : EVENTS[name];
}
