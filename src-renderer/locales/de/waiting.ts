import type { waiting as english } from '../en/waiting.ts';
import type { Translated } from '../translated.ts';

export const waiting: Translated<typeof english> = {
  'waiting.title': 'Wartend',
  'waiting.none': 'Kein Gerät wartet',
  'waiting.none.running':
    'OpenClaw auf dem Telefon oder einen anderen Client öffnen und mit diesem Gateway verbinden. Dann erscheint das Gerät hier.',
  'waiting.none.stopped': 'Geräte können um Einlass bitten, sobald das Gateway läuft.',
  'waiting.askedBefore': 'hat schon gefragt',
  'waiting.paired': '{kind} · gekoppelt',
  'waiting.review': 'Prüfen …',
  'waiting.missed': 'Verpasst',
  'waiting.missed.asked': '{device} hat {ago} gefragt und keine Antwort bekommen',
  'waiting.missed.from': 'Von {address} ({arrival}). Das Gerät muss es erneut versuchen.',
  'waiting.repair.tried': '{address} ({arrival}) · versuchte es {ago}',
  'waiting.repair.triedTimes': '{address} ({arrival}) · versuchte es {ago}, {count, plural, one {#-mal} other {#-mal}}',
  'waiting.repair.callOff': 'Abbrechen',
  'waiting.repair.notNow': 'Nicht jetzt',
  'waiting.repair.renew': 'Neues Token geben',
};
