import type { overview as english } from '../en/overview.ts';
import type { Translated } from '../translated.ts';

export const overview: Translated<typeof english> = {
  'overview.moreDevices': '{count, plural, one {# autre appareil connecté} other {# autres appareils connectés}}',
  'overview.nothingWaits': 'Rien n’attend de décision.',
  'overview.thisBrowser': 'Ce navigateur',
  'overview.waitingUnknown': 'On ne sait pas si quelque chose attend en ce moment.',
  'overview.connected.now': 'Connectés maintenant',
  'overview.connected.before': 'Connectés auparavant',
  'overview.talks': 'communique avec la passerelle',
  'overview.talks.hint': 'Communique avec la passerelle',
  'overview.signedIn': 'Identifié par le jeton',
  'overview.nobody': 'Aucun appareil n’est connecté',
  'overview.nobody.running': 'Ceux qui sont jumelés reviennent d’eux-mêmes.',
  'overview.nobody.stopped': 'Aucun appareil ne peut se connecter tant que la passerelle est arrêtée.',
};
