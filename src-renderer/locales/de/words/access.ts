import type { access as english } from '../../en/words/access.ts';
import type { Translated } from '../../translated.ts';

export const access: Translated<typeof english> = {
  'access.allItAsked': 'Alles, worum es gebeten hat',
  'access.exactly': 'Genau …',
  'access.asTicked': 'Genau wie angekreuzt',
  'access.lasts.always': 'Unbegrenzt',
  'access.lasts.day': 'Einen Tag',
  'access.lasts.hour': 'Eine Stunde',
  'access.lastsFromNow.always': 'Unbegrenzt',
  'access.lastsFromNow.day': 'Einen Tag ab jetzt',
  'access.lastsFromNow.hour': 'Eine Stunde ab jetzt',
  'access.nothingGranted': 'Nichts bliebe übrig. Um diesen Zugriff zu beenden, abbrechen und „Entziehen“ wählen.',
  'change.name': 'Name',
  'change.platform': 'Plattform',
  'change.kind': 'Art',
  'change.model': 'Modell',
  'change.access': 'Zugriff',
  'change.nothing': 'Nichts',
  'change.notTold': 'nicht angegeben',
};
