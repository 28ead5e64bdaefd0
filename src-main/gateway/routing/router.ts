/** Carries one session's requests to the method table, and the answers back. The one catch of the gateway. */
import { ErrorCodes } from '@openclaw/gateway-protocol/gateway-error-details';
import type { MethodTable, Method } from '../methods/table.ts';
import type { Logger } from '../ports.ts';
import { CLOSE } from '../protocol/close.ts';
import {
  fail,
  invalidRequest,
  missingScope,
  parseFrame,
  responseText,
  type Reply,
  type RequestFrame,
} from '../protocol/frames.ts';
import { LIMITS } from '../protocol/limits.ts';
import { describeProblems } from '../protocol/problems.ts';
import type { Session } from './session.ts';

export class Router {
  readonly #methods: MethodTable;
  readonly #logger: Logger;

  constructor(methods: MethodTable, logger: Logger) {
    this.#methods = methods;
    this.#logger = logger;
  }

  handle(session: Session, text: string): void {
    if (!session.open) return;
    session.noteReceived();
    const frame = parseFrame(text);
    if (frame.kind === 'not-json') {
      this.#logger.warn('frame is not JSON', { connId: session.facts.connId });
      return;
    }
    if (frame.kind === 'invalid') {
      session.send(responseText(frame.id, invalidRequest(`invalid request frame: ${frame.problem}`)));
      return;
    }
    const { request } = frame;
    const reply = this.#call(session, request);
    if (reply instanceof Promise)
      void reply.then((settled) => {
        this.#answer(session, request, settled);
      });
    else this.#answer(session, request, reply);
  }

  #answer(session: Session, request: RequestFrame, reply: Reply): void {
    session.send(responseText(request.id, reply));
    if ('thenClose' in reply) session.close(reply.thenClose);
    if (session.wrongRoleCalls > LIMITS.wrongRoleCalls) session.close(CLOSE.repeatedUnauthorizedCalls);
  }

  /** Order: method known → role → scope → parameters → handler. */
  #call(session: Session, request: RequestFrame): Reply | Promise<Reply> {
    if (request.method === 'connect') return invalidRequest('connect is only valid as the first request');
    const method = this.#methods.get(request.method);
    if (method === undefined) return invalidRequest(`unknown method: ${request.method.slice(0, 128)}`);
    const denied = this.#denial(session, method);
    if (denied !== undefined) return denied;
    const params = method.params.safeParse(request.params ?? {});
    if (!params.success) return invalidRequest(`invalid ${method.name} params: ${describeProblems(params.error)}`);
    try {
      const reply = method.handle(params.data, session);
      return reply instanceof Promise ? reply.catch((error: unknown) => this.#bug(method, error)) : reply;
    } catch (error) {
      return this.#bug(method, error);
    }
  }

  #denial(session: Session, { access }: Method): Reply | undefined {
    const { role, owner } = session.facts;
    if (access.kind === 'anyone') {
      session.wrongRoleCalls = 0;
      return undefined;
    }
    if (access.kind === 'owner') {
      return owner === undefined
        ? fail(ErrorCodes.FORBIDDEN, 'only the owner at this computer may do that')
        : undefined;
    }
    if (role !== access.kind) {
      session.wrongRoleCalls += 1;
      return invalidRequest(`unauthorized role: ${role}`);
    }
    session.wrongRoleCalls = 0;
    if (access.kind === 'node' || access.scope === undefined || session.holds(access.scope)) return undefined;
    return missingScope(access.scope);
  }

  #bug(method: Method, error: unknown): Reply {
    this.#logger.error('method failed', { method: method.name, error });
    return fail(ErrorCodes.UNAVAILABLE, `${method.name} failed inside the gateway; its log says why`);
  }
}
