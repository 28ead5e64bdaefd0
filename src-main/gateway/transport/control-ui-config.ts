/**
 * What the official Control UI asks for before anything else: how it is to look and what it may show.
 * Only for who has the shared secret.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { originRules } from '../connection/admit.ts';
import { judgeBearer } from '../connection/bearer.ts';
import type { Gate } from '../connection/verdict.ts';
import { judgeOrigin } from '../origin/browser-origin.ts';
import type { Arrival } from '../origin/classify.ts';
import type { Clock } from '../ports.ts';
import { sendJson } from './send-json.ts';

export interface ControlUiFacts {
  readonly clock: Clock;
  readonly version: string;
  readonly gate: Gate;
}

export function isControlUiConfig(path: string): boolean {
  return /^\/(?:__openclaw(?:__)?\/)?control-ui-config\.json$/.test(path);
}

/** The request's Host was judged before. */
export function answerControlUiConfig(
  request: IncomingMessage,
  response: ServerResponse,
  arrival: Arrival,
  { clock, gate, version }: ControlUiFacts,
): void {
  if (judgeOrigin(arrival, '', originRules(gate)) !== 'allowed') {
    sendJson(response, 403, { error: { message: 'Origin not allowed', type: 'origin_not_allowed' } });
    return;
  }
  const verdict = judgeBearer(request.headers.authorization, arrival, gate);
  if (verdict.ok) {
    sendJson(response, 200, bootstrap(version));
  } else if (verdict.reason === 'locked-out') {
    response.setHeader('Retry-After', String(Math.ceil(verdict.retryAfterMs / 1_000)));
    sendJson(response, 429, { error: { message: 'Too many failed attempts', type: 'rate_limited' } });
  } else {
    const refuse = (): void => {
      sendJson(response, 401, { error: { message: 'Unauthorized', type: 'unauthorized' } });
    };
    if (verdict.delayMs > 0) clock.after(verdict.delayMs, refuse);
    else refuse();
  }
}

/**
 * The fields that official clients know, as for a gateway without an assistant. Without `serverBuildId`: with one, the
 * page would insist on being of that build.
 */
function bootstrap(version: string): Readonly<Record<string, unknown>> {
  return {
    basePath: '',
    assistantName: 'Assistant',
    assistantAvatar: 'A',
    assistantAvatarSource: null,
    assistantAvatarStatus: null,
    assistantAvatarReason: null,
    assistantAgentId: 'main',
    serverVersion: version,
    embedSandbox: 'strict',
    allowExternalEmbedUrls: false,
    automaticallyFetchFavicons: false,
    communityInvite: false,
    terminalEnabled: false,
    cliAgentsEnabled: false,
    pluginAssetsRequireAuth: true,
    pluginFrameGrants: [],
  };
}
