/** What was just done and can still be taken back: for ten seconds, as long as the gateway keeps what was before. */
import type { OwnSentence, Sentence } from '../language/sentence.ts';
import { Listeners } from '../link/listeners.ts';
import { steadyMs } from '../link/steady-clock.ts';
import type { Failure } from './desk-actions.ts';

/** A second less than the gateway keeps it, so that what is offered can still be done. */
const OFFERED_MS = 9_000;
/** More than these nobody takes back one by one. */
const MAX_OFFERS = 3;

export interface UndoOffer {
  readonly id: number;
  /** What was done, as a sentence. */
  readonly text: OwnSentence;
  /** In `steadyMs`. */
  readonly untilMs: number;
  readonly progress: 'offered' | 'undoing';
}

interface Done {
  readonly text: OwnSentence;
  /** What is said once it is taken back. */
  readonly undone: OwnSentence;
  readonly undo: () => Promise<Failure>;
}

/** Whole seconds, one at least for as long as it is offered. `nowMs`: in `steadyMs`. */
export function secondsLeft({ untilMs }: UndoOffer, nowMs: number): number {
  return Math.max(1, Math.floor((untilMs - nowMs) / 1_000));
}

export class Undo {
  #offers: readonly UndoOffer[] = [];
  #lastId = 0;
  readonly #done = new Map<number, Done>();
  readonly #tell: (sentence: Sentence) => void;
  readonly #listeners = new Listeners<[]>();

  constructor(tell: (sentence: Sentence) => void) {
    this.#tell = tell;
  }

  readonly subscribe = (listener: () => void): (() => void) => this.#listeners.add(listener);
  readonly offers = (): readonly UndoOffer[] => this.#offers;

  /** Gives the offer's id. */
  offer(done: Done): number {
    const id = (this.#lastId += 1);
    this.#done.set(id, done);
    const offer: UndoOffer = { id, text: done.text, untilMs: steadyMs() + OFFERED_MS, progress: 'offered' };
    this.#become([...this.#offers, offer].slice(-MAX_OFFERS));
    setTimeout(() => {
      // One that is being taken back leaves when the gateway has answered.
      if (this.#find(id)?.progress === 'offered') this.dismiss(id);
    }, OFFERED_MS);
    return id;
  }

  readonly dismiss = (id: number): void => {
    this.#done.delete(id);
    this.#become(this.#offers.filter((offer) => offer.id !== id));
  };

  readonly take = async (id: number): Promise<void> => {
    const done = this.#done.get(id);
    if (done === undefined || this.#find(id)?.progress !== 'offered') return;
    this.#become(this.#offers.map((offer) => (offer.id === id ? { ...offer, progress: 'undoing' } : offer)));
    const failure = await done.undo();
    this.dismiss(id);
    this.#tell(failure ?? done.undone);
  };

  #find(id: number): UndoOffer | undefined {
    return this.#offers.find((offer) => offer.id === id);
  }

  #become(offers: readonly UndoOffer[]): void {
    this.#offers = offers;
    this.#listeners.emit();
  }
}
