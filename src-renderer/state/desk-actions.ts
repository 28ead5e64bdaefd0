/** What a person can do here, as calls to the gateway. Each answers with undefined, or with a sentence that says why not. */
import { GatewayProtocolRequestError } from '@openclaw/gateway-client/browser';
import type {
  CommandRequest,
  DeskApproveCommandsParams,
  DeskApproveParams,
  DeskRemoveParams,
  DeskRequestParams,
  WaitingRequest,
} from '../../src-main/gateway/protocol/desk.ts';
import type { GatewayLink } from '../link/gateway-link.ts';
import type { Ask } from './ask.ts';

export type Failure = string | undefined;

export interface DeskActions {
  /** The two ticks: `connect` lets it in and lets a node run nothing yet, `asked` grants all of it. */
  readonly approve: (ask: Ask, grant: 'connect' | 'asked') => Promise<Failure>;
  readonly deny: (ask: Ask) => Promise<Failure>;
  readonly dismiss: (ask: Ask) => Promise<Failure>;
  readonly approveCommands: (request: CommandRequest) => Promise<Failure>;
  readonly denyCommands: (request: CommandRequest) => Promise<Failure>;
  readonly remove: (deviceId: string) => Promise<Failure>;
}

export function deskActions(link: GatewayLink): DeskActions {
  const call = (
    method: string,
    params: DeskApproveParams | DeskApproveCommandsParams | DeskRequestParams | DeskRemoveParams,
  ): Promise<Failure> => link.request(method, params).then(() => undefined, sentenceOf);

  /** One after the other, and no further after a failure: the person decides anew about what is left. */
  const each = async ({ requests }: Ask, act: (request: WaitingRequest) => Promise<Failure>): Promise<Failure> => {
    for (const request of requests) {
      const failure = await act(request);
      if (failure !== undefined) return failure;
    }
    return undefined;
  };

  return {
    approve: (ask, grant) => each(ask, ({ requestId, digest }) => call('desk.approve', { requestId, digest, grant })),
    deny: (ask) => each(ask, ({ requestId }) => call('desk.deny', { requestId })),
    dismiss: (ask) => each(ask, ({ requestId }) => call('desk.dismiss', { requestId })),
    approveCommands: ({ requestId, digest }) => call('desk.approveCommands', { requestId, digest }),
    denyCommands: ({ requestId }) => call('desk.denyCommands', { requestId }),
    remove: (deviceId) => call('desk.remove', { deviceId }),
  };
}

function sentenceOf(error: unknown): string {
  if (error instanceof GatewayProtocolRequestError) return error.message;
  return 'The gateway did not answer. Nothing was changed here; look again when it is back.';
}
