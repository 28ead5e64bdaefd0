/** The computer of the gateway that these pages show, as the person at this one calls it. */
import { computerWords } from '../words/attach-words.ts';
import type { Place } from './place.ts';

export function gatewayPlace(place: Place): string {
  return computerWords(place.kind === 'window' ? place.desktop.state()?.attached?.host : window.location.hostname);
}
