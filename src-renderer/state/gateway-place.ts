/** The computer of the gateway that these pages show: its name, or undefined for the one that one sits at. */
import { whereIs } from '../words/gateway-words.ts';
import type { Place } from './place.ts';

export function gatewayPlace(place: Place): string | undefined {
  const host = place.kind === 'window' ? place.desktop.state()?.attached?.host : window.location.hostname;
  return host === undefined ? undefined : whereIs(host);
}
