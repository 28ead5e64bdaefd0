import type { facts as english } from '../en/facts.ts';
import type { Translated } from '../translated.ts';

export const facts: Translated<typeof english> = {
  'facts.deviceId': 'ID de l’appareil',
  'facts.nodeId': 'ID du node',
  'facts.role': 'Rôle',
  'facts.scopes': 'Scopes',
  'facts.commands': 'Commandes',
  'facts.client': 'Client',
  'facts.platform': 'Plateforme',
  'facts.reason': 'Motif',
  'facts.request': 'Demande',
  'facts.digest': 'Somme de contrôle',
  'facts.mayNow': 'Permis maintenant',
  'facts.features': 'Fonctions',
  'facts.permissions': 'Autorisations',
  'facts.when': 'Quand',
  'facts.last': 'Dernière fois',
  'facts.cause': 'Cause',
};
