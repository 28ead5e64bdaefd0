import type { diagnosis as english } from '../../en/words/diagnosis.ts';
import type { Translated } from '../../translated.ts';

export const diagnosis: Translated<typeof english> = {
  'diagnosis.check.running': 'Betrieb',
  'diagnosis.check.config': 'Konfiguration',
  'diagnosis.check.addresses': 'Adressen',
  'diagnosis.check.token': 'Token',
  'diagnosis.check.proxy': 'Proxys',
  'diagnosis.check.origin': 'Webadressen',
  'diagnosis.check.clock': 'Uhren',
  'diagnosis.check.encryption': 'Verschlüsselung',
  'diagnosis.check.discovery': 'Auffinden',
  'diagnosis.check.files': 'Dateien',
  'diagnosis.check.flags': 'Riskante Einstellungen',
  'diagnosis.check.clients': 'Clients',
  'diagnosis.check.refused': 'Abgewiesene Geräte',
  'diagnosis.state.problem': 'Problem',
  'diagnosis.state.note': 'Hinweis',
  'diagnosis.state.fine': 'In Ordnung',
  'diagnosis.well': 'Alles in Ordnung',
  'diagnosis.well.says': 'Hier ist nichts zu tun.',
  'diagnosis.problems': '{count, plural, one {# Problem} other {# Probleme}}',
  'diagnosis.problems.says':
    '{count, plural, one {Die Abhilfe steht daneben.} other {Die Abhilfe steht jeweils daneben.}}',
  'diagnosis.notes': '{count, plural, one {# Sache ist gut zu wissen.} other {# Dinge sind gut zu wissen.}}',
  'diagnosis.checked': 'Gerade geprüft: {sum}.',
  'diagnosis.stale': 'Das Gateway hat nicht geantwortet. Was hier steht, ist von vorher.',
  'diagnosis.failed': 'Das Gateway konnte sich nicht prüfen',
  'diagnosis.failed.says':
    'Es hat nicht geantwortet. Gleich noch einmal prüfen; openclaw doctor auf seinem Computer sieht von außen nach.',
  'diagnosis.refused': 'Diese Seite darf nicht sehen, was das Gateway findet',
  'diagnosis.refused.says':
    'Das Gateway sagte: {message}. Dafür ist volle Kontrolle nötig; openclaw doctor zeigt dasselbe.',
  'diagnosis.clock.same': 'Dieselbe wie beim Gateway.',
  'diagnosis.clock.behind': '{length} hinter der des Gateways.',
  'diagnosis.clock.ahead': '{length} vor der des Gateways.',
  'diagnosis.clock.fix':
    'Ab zwei Minuten Unterschied weist das Gateway ein Gerät ab. Diesen Computer oder den des Gateways seine Uhr selbst stellen lassen.',
  'diagnosis.length.seconds': '{count, plural, one {# Sekunde} other {# Sekunden}}',
  'diagnosis.length.minutes': '{count, plural, one {# Minute} other {# Minuten}}',
  'diagnosis.length.hours': '{count, plural, one {# Stunde} other {# Stunden}}',
  'diagnosis.way.encrypted': 'Verschlüsselt bis zu dem, was unter dieser Adresse antwortet.',
  'diagnosis.way.local': 'Nicht verschlüsselt, verlässt aber diesen Computer nicht.',
  'diagnosis.way.open': 'Nicht verschlüsselt: Andere im Netzwerk können mitlesen.',
};
