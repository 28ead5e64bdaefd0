/** Plain HTTP on the gateway's port: health, readiness, and the Control UI's files. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FrontDoor } from '../origin/front-door.ts';
import type { StaticFiles } from '../ports.ts';
import { answerControlUiConfig, isControlUiConfig, type ControlUiFacts } from './control-ui-config.ts';
import { refusalBody, refusalOf, upgradeLost, type HttpRefusal } from './http-refusal.ts';
import { pathIn } from './page-path.ts';
import { pagePolicy } from './page-policy.ts';
import { sendJson } from './send-json.ts';

export interface HttpFacts extends ControlUiFacts {
  ready(): boolean;
  uptimeMs(): number;
  /** Where the pages are; empty for the root. */
  readonly basePath: string;
}

const LIVE = { ok: true, status: 'live' };

export function httpRoutes(door: FrontDoor, facts: HttpFacts, files: StaticFiles) {
  return (request: IncomingMessage, response: ServerResponse): void => {
    setSafeHeaders(response);
    // Nothing here reads a body: a peer that sends one anyway, slowly, is not waited for.
    if (hasBody(request)) response.setHeader('Connection', 'close');
    const path = pathIn(facts.basePath, request.url ?? '/');
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    const isHealth = path === '/health' || path === '/healthz';
    if (isRead && isHealth && door.admitsHealthCheck(request)) {
      sendJson(response, 200, LIVE);
      return;
    }
    const verdict = door.judge(request);
    if (!verdict.ok) {
      refuse(response, refusalOf(verdict.fault));
    } else if (!isRead) {
      response.setHeader('Allow', 'GET, HEAD');
      sendJson(response, 405, { error: { message: 'Method Not Allowed', type: 'method_not_allowed' } });
    } else if (isHealth) {
      sendJson(response, 200, LIVE);
    } else if (path === '/ready' || path === '/readyz') {
      const ready = facts.ready();
      sendJson(response, ready ? 200 : 503, { ready, failing: ready ? [] : ['gateway'], uptimeMs: facts.uptimeMs() });
    } else if (isControlUiConfig(path)) {
      answerControlUiConfig(request, response, verdict.arrival, facts);
    } else if (request.headers['sec-websocket-key'] !== undefined) {
      refuse(response, upgradeLost(verdict.arrival.via));
    } else if (/^\/(api|v1|__openclaw__)\//.test(path)) {
      response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' }).end('Not Found');
    } else if (path === '') {
      // Without its last slash the page would look for its files and its socket one folder too high.
      response.writeHead(308, { Location: `${facts.basePath}/` }).end();
    } else {
      const { hostHeader } = verdict.arrival;
      // The page's own sockets exactly: an injected script may reach nobody else.
      response.setHeader('Content-Security-Policy', pagePolicy([`ws://${hostHeader}`, `wss://${hostHeader}`]));
      request.url = path;
      files(request, response);
    }
  };
}

function setSafeHeaders(response: ServerResponse): void {
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Referrer-Policy', 'no-referrer');
  response.setHeader('X-Frame-Options', 'DENY');
  response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
  response.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
  response.setHeader('Permissions-Policy', 'camera=(), microphone=(), geolocation=()');
}

function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || (headers['content-length'] ?? '0') !== '0';
}

function refuse(response: ServerResponse, refusal: HttpRefusal): void {
  if (refusal.status === 426) response.setHeader('Upgrade', 'websocket');
  sendJson(response, refusal.status, refusalBody(refusal));
}
