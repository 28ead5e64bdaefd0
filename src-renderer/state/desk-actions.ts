/** What a person can do here, as calls to the gateway. Each answers with undefined, or with a sentence that says why not. */
import { GatewayProtocolRequestError } from '@openclaw/gateway-client/browser';
import type {
  CommandRequest,
  DeskApproveCommandsParams,
  DeskApproveParams,
  DeskRemoveParams,
  DeskRequestParams,
  Role,
  WaitingRequest,
} from '../../src-main/gateway/protocol/desk.ts';
import type { DeskUnlockParams } from '../../src-main/gateway/protocol/lockout.ts';
import type { DeskDismissRepairParams, DeskRepairParams, RepairOffer } from '../../src-main/gateway/protocol/repair.ts';
import type {
  DeskBlockParams,
  DeskDeviceParams,
  DeskRenameParams,
  DeskSetAccessParams,
  DeskUnblockParams,
} from '../../src-main/gateway/protocol/trust.ts';
import { saying, type Sentence } from '../language/sentence.ts';
import type { GatewayLink } from '../link/gateway-link.ts';
import type { Ask } from './ask.ts';
import { approveParams, type Terms } from './terms.ts';

export type Failure = Sentence | undefined;

export interface DeskActions {
  readonly approve: (ask: Ask, terms: Terms) => Promise<Failure>;
  /** Of all that was approved with this ask, the last one first. */
  readonly undoApproval: (ask: Ask) => Promise<Failure>;
  readonly deny: (ask: Ask) => Promise<Failure>;
  readonly dismiss: (ask: Ask) => Promise<Failure>;
  readonly block: (params: DeskBlockParams) => Promise<Failure>;
  readonly unblock: (params: DeskUnblockParams) => Promise<Failure>;
  readonly approveCommands: (request: CommandRequest) => Promise<Failure>;
  readonly undoCommands: (request: CommandRequest) => Promise<Failure>;
  readonly denyCommands: (request: CommandRequest) => Promise<Failure>;
  readonly remove: (deviceId: string) => Promise<Failure>;
  /** Brings back what was removed or blocked a moment ago. */
  readonly restore: (deviceId: string) => Promise<Failure>;
  readonly rename: (params: DeskRenameParams) => Promise<Failure>;
  readonly setAccess: (params: DeskSetAccessParams) => Promise<Failure>;
  readonly signOut: (deviceId: string) => Promise<Failure>;
  readonly revoke: (params: RoleParams) => Promise<Failure>;
  readonly repair: (offer: RepairOffer) => Promise<Failure>;
  readonly dismissRepair: (offer: RepairOffer) => Promise<Failure>;
  readonly unlock: (lockoutId: string) => Promise<Failure>;
}

interface RoleParams {
  readonly deviceId: string;
  readonly role: Role;
}

type Params =
  | DeskApproveParams
  | DeskApproveCommandsParams
  | DeskRequestParams
  | DeskRemoveParams
  | DeskBlockParams
  | DeskUnblockParams
  | DeskDeviceParams
  | DeskRenameParams
  | DeskSetAccessParams
  | RoleParams
  | DeskRepairParams
  | DeskDismissRepairParams
  | DeskUnlockParams;

export function deskActions(link: GatewayLink): DeskActions {
  const call = (method: string, params: Params): Promise<Failure> =>
    link.request(method, params).then(() => undefined, sentenceOf);

  /** One after the other, and no further after a failure: the person decides anew about what is left. */
  const each = async (
    requests: readonly WaitingRequest[],
    act: (request: WaitingRequest) => Promise<Failure>,
  ): Promise<Failure> => {
    for (const request of requests) {
      const failure = await act(request);
      if (failure !== undefined) return failure;
    }
    return undefined;
  };

  return {
    approve: ({ requests }, terms) => each(requests, (request) => call('desk.approve', approveParams(request, terms))),
    undoApproval: ({ requests }) =>
      each(requests.toReversed(), ({ requestId }) => call('desk.undoApproval', { requestId })),
    deny: ({ requests }) => each(requests, ({ requestId }) => call('desk.deny', { requestId })),
    dismiss: ({ requests }) => each(requests, ({ requestId }) => call('desk.dismiss', { requestId })),
    block: (params) => call('desk.block', params),
    unblock: (params) => call('desk.unblock', params),
    approveCommands: ({ requestId, digest }) => call('desk.approveCommands', { requestId, digest }),
    undoCommands: ({ requestId }) => call('desk.undoApproval', { requestId }),
    denyCommands: ({ requestId }) => call('desk.denyCommands', { requestId }),
    remove: (deviceId) => call('desk.remove', { deviceId }),
    restore: (deviceId) => call('desk.restore', { deviceId }),
    rename: (params) => call('desk.rename', params),
    setAccess: (params) => call('desk.setAccess', params),
    signOut: (deviceId) => call('desk.signOut', { deviceId }),
    revoke: (params) => call('device.token.revoke', params),
    repair: ({ repairId, digest }) => call('desk.repair', { repairId, digest }),
    dismissRepair: ({ repairId }) => call('desk.dismissRepair', { repairId }),
    unlock: (id) => call('desk.unlock', { id }),
  };
}

export function sentenceOf(error: unknown): Sentence {
  if (error instanceof GatewayProtocolRequestError) return { english: error.message };
  return saying('gateway.noAnswer');
}
