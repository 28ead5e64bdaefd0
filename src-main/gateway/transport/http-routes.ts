/** Plain HTTP on the gateway's port: health, readiness, and the Control UI's files. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { arrivalOf, hasForwardingHeader } from '../origin/classify.ts';
import { isAllowedHost, type HostRules } from '../origin/host.ts';
import type { StaticFiles } from '../ports.ts';

export interface HttpFacts {
  hostRules(): HostRules;
  ready(): boolean;
  uptimeMs(): number;
}

/** Why a request may not go on; the same for pages and for WebSocket upgrades. */
export interface HttpRefusal {
  readonly status: 400 | 403;
  readonly type: string;
  readonly message: string;
}

/** `connect-src` names the page's own socket exactly: an injected script may reach nobody else. */
function contentSecurityPolicy(hostHeader: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self' ws://${hostHeader} wss://${hostHeader}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

export function judgeRequest(request: IncomingMessage, rules: HostRules): HttpRefusal | undefined {
  const arrival = arrivalOf(request.socket.remoteAddress, request.headers);
  if (arrival === undefined) return { status: 400, type: 'invalid_host', message: 'A valid Host header is required.' };
  if (!isAllowedHost(arrival.host, rules)) {
    return {
      status: 403,
      type: 'host_not_allowed',
      message: `This gateway does not answer to the name ${arrival.host}. Use its address, or add the name to gateway.controlUi.allowedOrigins.`,
    };
  }
  if (hasForwardingHeader(request.headers)) {
    return {
      status: 403,
      type: 'proxy_attribution_required',
      message: `Proxy client attribution is required. The request came through ${arrival.address}, which is not a trusted proxy.`,
    };
  }
  return undefined;
}

export function httpRoutes(facts: HttpFacts, files: StaticFiles) {
  return (request: IncomingMessage, response: ServerResponse): void => {
    response.setHeader('X-Content-Type-Options', 'nosniff');
    response.setHeader('Referrer-Policy', 'no-referrer');
    response.setHeader('X-Frame-Options', 'DENY');
    response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
    response.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
    response.setHeader('Permissions-Policy', 'camera=(), microphone=(), geolocation=()');
    const refusal = judgeRequest(request, facts.hostRules());
    if (refusal !== undefined) {
      sendJson(response, refusal.status, { error: { message: refusal.message, type: refusal.type } });
      return;
    }
    const path = (request.url ?? '/').replace(/[?#].*$/, '');
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    if (!isRead) {
      response.setHeader('Allow', 'GET, HEAD');
      sendJson(response, 405, { error: { message: 'Method Not Allowed', type: 'method_not_allowed' } });
    } else if (path === '/health' || path === '/healthz') {
      sendJson(response, 200, { ok: true, status: 'live' });
    } else if (path === '/ready' || path === '/readyz') {
      const ready = facts.ready();
      sendJson(response, ready ? 200 : 503, { ready, failing: ready ? [] : ['gateway'], uptimeMs: facts.uptimeMs() });
    } else if (/^\/(api|v1|__openclaw__)\//.test(path) || path === '/control-ui-config.json') {
      response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' }).end('Not Found');
    } else {
      response.setHeader('Content-Security-Policy', contentSecurityPolicy(request.headers.host ?? ''));
      files(request, response);
    }
  };
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store' });
  response.end(JSON.stringify(body));
}
