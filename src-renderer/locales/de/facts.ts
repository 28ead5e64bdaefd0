import type { facts as english } from '../en/facts.ts';
import type { Translated } from '../translated.ts';

export const facts: Translated<typeof english> = {
  'facts.deviceId': 'Geräte-ID',
  'facts.nodeId': 'Node-ID',
  'facts.role': 'Rolle',
  'facts.scopes': 'Scopes',
  'facts.commands': 'Befehle',
  'facts.client': 'Client',
  'facts.platform': 'Plattform',
  'facts.reason': 'Grund',
  'facts.request': 'Anfrage',
  'facts.digest': 'Prüfsumme',
  'facts.mayNow': 'Darf jetzt',
  'facts.features': 'Funktionen',
  'facts.permissions': 'Berechtigungen',
  'facts.when': 'Wann',
  'facts.last': 'Zuletzt',
  'facts.cause': 'Ursache',
};
