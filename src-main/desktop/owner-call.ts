/** One call to the gateway as the person at this computer, without a window. */
import { randomUUID } from 'node:crypto';
import type { Gateway } from '../gateway/index.ts';

export type OwnerAnswer =
  | { readonly ok: true; readonly payload: Readonly<Record<string, unknown>> }
  /** The gateway's own sentence. */
  | { readonly ok: false; readonly message: string };

interface AnswerFrame {
  readonly id?: unknown;
  readonly ok?: unknown;
  readonly payload?: Readonly<Record<string, unknown>>;
  readonly error?: { readonly message?: unknown };
}

export async function ownerCall(
  gateway: Pick<Gateway, 'openOwnerSession'>,
  method: string,
  params: object,
): Promise<OwnerAnswer> {
  const id = randomUUID();
  return await new Promise((answer) => {
    const session = gateway.openOwnerSession(
      {
        send: (text) => {
          const frame = JSON.parse(text) as AnswerFrame; // the gateway's own, in this process
          if (frame.id !== id) return;
          answer(answerIn(frame));
          queueMicrotask(() => {
            session.ended();
          });
        },
        close: () => {
          answer({ ok: false, message: 'The gateway stopped before it answered.' });
        },
        bufferedBytes: 0,
      },
      'window',
    );
    session.receive(JSON.stringify({ type: 'req', id, method, params }));
  });
}

function answerIn({ ok, payload, error }: AnswerFrame): OwnerAnswer {
  if (ok === true) return { ok: true, payload: payload ?? {} };
  return { ok: false, message: typeof error?.message === 'string' ? error.message : 'The gateway did not say why.' };
}
