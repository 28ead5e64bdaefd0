import type { reach as english } from '../en/reach.ts';
import type { Translated } from '../translated.ts';

export const reach: Translated<typeof english> = {
  'reach.title': 'Erreichbarkeit',
  'reach.saved.restarts': 'Gespeichert. Das Gateway startet dafür neu.',
  'reach.saved': 'Gespeichert und in Kraft.',
  'reach.saved.port': 'Gespeichert. Es bleibt bei dem Port, mit dem es gestartet wurde.',
  'reach.bind': 'Offen für',
  'reach.bind.says': 'Wer das Gateway überhaupt erreichen kann.',
  'reach.host': 'Diese Adresse',
  'reach.host.says': 'Eine Adresse, die dieser Computer hat.',
  'reach.port': 'Port',
  'reach.port.now': 'Jetzt unter {addresses}.',
  'reach.port.given':
    'Mit diesem Port wurde es gestartet, durch --port oder OPENCLAW_GATEWAY_PORT. Was hier steht, gilt erst, wenn das wegfällt.',
  'reach.public': 'Öffentliche Adresse',
  'reach.public.says': 'Der Name, den ihm ein Proxy gibt, für Einrichtungscodes und Seiten.',
  'reach.proxies': 'Vertrauenswürdige Proxys',
  'reach.proxies.says':
    'Was sie über die Herkunft einer Verbindung sagen, wird geglaubt. Je Zeile eine Adresse oder ein Bereich. Ein neuer gilt sofort; wird einer entfernt, startet das Gateway neu.',
  'reach.encryption': 'Verschlüsselung',
  'reach.encryption.says':
    'Mit eigenem Zertifikat, dessen Fingerabdruck in Einrichtungscodes steht. Adressen ändern sich, Geräte werden also neu eingerichtet.',
  'reach.file': 'Die Datei: {path}',
  'reach.discard': 'Verwerfen',
  'reach.save': 'Änderungen speichern',
  'reach.fingerprint': 'Fingerabdruck {hex}',
  'reach.fingerprint.copy': 'Fingerabdruck kopieren',
};
