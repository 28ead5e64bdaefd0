/**
 * Tells a program or a web address of each device that waits, and takes its answer: for hosts where nobody sees a
 * notification. It can neither hold the gateway up nor let in more than one click on a notification could.
 */
import type { CommandRequest, Logger, OwnDesk, WaitingRequest } from '../../gateway/index.ts';
import { hookAnswer, hookMessage, type HookAnswer } from './hook-message.ts';
import { runHookCommand } from './hook-command.ts';
import { postHook } from './hook-post.ts';
import type { HookSettings } from '../config/schema/own-schema.ts';
import { readOwnSettings } from '../config/own-settings.ts';

/** Each may be a process; the requests that wait are bounded, and so is the queue. */
const AT_ONCE = 4;

export interface HookHost {
  readonly desk: OwnDesk;
  readonly logger: Logger;
  /** Read anew for each request, so that a change needs no restart. */
  readonly settingsFile: string;
  readonly env: NodeJS.ProcessEnv;
}

/** Returns a function that stops it; hooks that run are ended and their answers dropped. */
export function startApprovalHook({ desk, logger, settingsFile, env }: HookHost): () => void {
  const ending = new AbortController();
  const queue: (WaitingRequest | CommandRequest)[] = [];
  let running = 0;

  const next = (): void => {
    while (running < AT_ONCE && !ending.signal.aborted) {
      const request = queue.shift();
      if (request === undefined) return;
      running += 1;
      void serve(request)
        .catch((error: unknown) => {
          logger.error('the approval hook failed', { error });
        })
        .finally(() => {
          running -= 1;
          next();
        });
    }
  };

  const serve = async (request: WaitingRequest | CommandRequest): Promise<void> => {
    if (!stillWaits(desk, request)) return;
    const read = await readOwnSettings(settingsFile);
    if (!read.ok) {
      logger.error(read.fault.what, { why: read.fault.why, fix: read.fault.fix });
      return;
    }
    const hook = read.settings.approvalHook;
    if (hook === undefined) return;
    const answer = hookAnswer(await ask(hook, hookMessage(request, desk.status().home), env, ending.signal));
    if (!ending.signal.aborted) await follow(answer, request, hook);
  };

  const follow = async (answer: HookAnswer, request: WaitingRequest | CommandRequest, hook: HookSettings) => {
    const { requestId } = request;
    const facts = { requestId, hook: hook.url === undefined ? hook.command?.[0] : new URL(hook.url).origin };
    if (answer.kind === 'none') {
      if (answer.problem !== undefined)
        logger.warn('the approval hook gave no answer', { ...facts, why: answer.problem });
      return;
    }
    // The commands of a node are never one click, and so never a hook's to decide.
    if (!('ordinary' in request)) return;
    if (answer.kind === 'deny') {
      desk.deny(requestId, 'hook');
      return;
    }
    if (!hook.mayApprove || !request.ordinary) {
      const why = hook.mayApprove ? 'this request needs a person' : 'approvalHook.mayApprove is not set';
      logger.warn('the approval hook may not approve this', { ...facts, why });
      return;
    }
    const result = await desk.approve({ requestId, digest: request.digest, grant: 'ordinary', by: 'hook' });
    if (!result.ok) logger.warn('the approval hook came too late', { ...facts, why: result.message });
  };

  const unsubscribe = desk.subscribe((event) => {
    if ((event.type !== 'requested' && event.type !== 'commands-requested') || event.request.quiet) return;
    queue.push(event.request);
    next();
  });
  return () => {
    unsubscribe();
    ending.abort();
  };
}

/** The standing of a request is looked at again when its turn comes: a flood leaves nothing behind. */
function stillWaits(desk: OwnDesk, { requestId }: WaitingRequest | CommandRequest): boolean {
  return [...desk.waiting(), ...desk.commandRequests()].some((waiting) => waiting.requestId === requestId);
}

async function ask(hook: HookSettings, message: string, env: NodeJS.ProcessEnv, ending: AbortSignal) {
  const signal = AbortSignal.any([ending, AbortSignal.timeout(hook.timeoutSeconds * 1000)]);
  if (hook.url !== undefined) return await postHook(hook.url, message, signal);
  return await runHookCommand(hook.command ?? [], message, env, signal);
}
