import type { summary as english } from '../en/summary.ts';
import type { Translated } from '../translated.ts';

export const summary: Translated<typeof english> = {
  'summary.label': 'Passerelle',
  'summary.stopped': 'Aucun appareil ne peut se connecter avant son démarrage.',
  'summary.localOnly': 'cet ordinateur seulement',
  'summary.version': 'version {version}',
  'summary.copyAddress': 'Copier l’adresse',
  'summary.start': 'Démarrer',
  'summary.starting': 'Démarrage…',
  'summary.restart': 'Redémarrer la passerelle',
  'summary.restarting': 'Redémarrage…',
};
