import type { overview as english } from '../en/overview.ts';
import type { Translated } from '../translated.ts';

export const overview: Translated<typeof english> = {
  'overview.moreDevices': '{count, plural, one {# weiteres Gerät} other {# weitere Geräte}} verbunden',
  'overview.nothingWaits': 'Nichts wartet auf eine Entscheidung.',
  'overview.thisBrowser': 'Dieser Browser',
  'overview.waitingUnknown': 'Ob gerade etwas wartet, ist nicht bekannt.',
  'overview.connected.now': 'Jetzt verbunden',
  'overview.connected.before': 'Zuletzt verbunden',
  'overview.talks': 'spricht gerade mit dem Gateway',
  'overview.talks.hint': 'Spricht gerade mit dem Gateway',
  'overview.signedIn': 'Mit dem Token angemeldet',
  'overview.nobody': 'Kein Gerät ist verbunden',
  'overview.nobody.running': 'Gekoppelte Geräte kommen von selbst zurück.',
  'overview.nobody.stopped': 'Solange das Gateway nicht läuft, kann sich kein Gerät verbinden.',
};
