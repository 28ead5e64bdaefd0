/** Watches one conversation: each frame is judged as it passes, and a test in which one was wrong fails. */
import { afterEach } from 'vitest';
import { gatewayFault, requestFault, type Frame } from './contract.ts';

export type { Frame } from './contract.ts';

/** Of the test that runs. It fails at its end, because a frame that comes in has nobody to throw at. */
let faults: string[] = [];

afterEach(() => {
  const found = takeFaults();
  if (found.length > 0) throw new Error(`against the published protocol:\n${found.join('\n')}`);
});

/** What was wrong so far, and as if it had not been: for the test of this very check. */
export function takeFaults(): readonly string[] {
  const found = faults;
  faults = [];
  return found;
}

export class ContractWatch {
  readonly #methods = new Map<unknown, string>();

  sent(frame: Frame): void {
    this.sentRaw(frame);
    note('sent', frame, requestFault(frame));
  }

  /** Not judged itself, because it is wrong on purpose; its answer is. */
  sentRaw(frame: Frame): void {
    this.#methods.set(frame['id'], String(frame['method']));
  }

  received(frame: Frame): void {
    note('received', frame, gatewayFault(frame, this.#methods.get(frame['id'])));
  }
}

function note(direction: string, frame: Frame, fault: string | undefined): void {
  if (fault !== undefined) faults.push(`${direction} ${JSON.stringify(frame).slice(0, 600)}\n  ${fault}`);
}
