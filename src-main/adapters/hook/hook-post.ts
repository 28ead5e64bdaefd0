/** Sends the message of an approval hook to a web address; what it answers is the answer. */
import { ANSWER_CHARACTERS, type HookReply } from './hook-message.ts';

/** Never rejects. Redirects are not followed: the owner named one address. */
export async function postHook(url: string, message: string, signal: AbortSignal): Promise<HookReply> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: message,
      redirect: 'error',
      signal,
    });
    if (!response.ok) {
      await response.body?.cancel();
      return { problem: `it answered with status ${String(response.status)}` };
    }
    return await readBounded(response);
  } catch (error) {
    if (signal.aborted) return { problem: 'it took too long' };
    return { problem: error instanceof Error ? causeOf(error) : String(error) };
  }
}

async function readBounded(response: Response): Promise<HookReply> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  for (let part = await reader?.read(); part?.done === false; part = await reader?.read()) {
    text += part.value;
    if (text.length > ANSWER_CHARACTERS) {
      await reader?.cancel();
      return { problem: 'its answer is too long' };
    }
  }
  return { text };
}

/** `fetch failed` alone helps nobody; what failed is its cause. */
function causeOf(error: Error): string {
  return error.cause instanceof Error && error.cause.message !== '' ? error.cause.message : error.message;
}
