/** Ein Gateway anderswo. */
import type { attach as english } from '../en/attach.ts';
import type { Translated } from '../translated.ts';

export const attach: Translated<typeof english> = {
  'attach.here': 'das Gateway auf diesem Computer',
  'attach.offer.title': 'Ein OpenClaw-Gateway hat diesen Port schon',
  'attach.offer.config.title': 'Die Konfiguration nennt ein Gateway: {place}',
  'attach.state': 'Verbunden',
  'attach.offer.text':
    'Diese App kann sein Symbol, seine Mitteilungen und sein Fenster sein. Es läuft weiter wie bisher und muss diese App einmal zulassen.',
  'attach.offer.config': 'Diese App kann sein Symbol, seine Mitteilungen und sein Fenster sein.',
  'attach.attach': 'Verbinden',
  'attach.attaching': 'Wird verbunden …',
  'attach.detach': 'Trennen',
  'attach.detaching': 'Wird getrennt …',
  'attach.again': 'Erneut versuchen',
  'attach.setting.name': 'Gateway dieser App',
  'attach.setting': 'Gateway anderswo',
  'attach.setting.says':
    'Diese App kann Symbol, Mitteilungen und Fenster eines Gateways auf einem anderen Computer sein, anstelle ihres eigenen.',
  'attach.setting.attached':
    'Diese App ist Symbol, Mitteilungen und Fenster von: {place}. Getrennt führt sie wieder ein eigenes Gateway aus.',
  'attach.open': 'Mit anderem Gateway verbinden …',
  'attach.form.title': 'Mit einem anderen Gateway verbinden',
  'attach.form.intro':
    'Das Gateway dieser App hält an, und Geräte, die es nutzen, sind getrennt, bis Sie hier wieder trennen.',
  'attach.form.address': 'Seine Adresse',
  'attach.form.address.hint': 'Etwa wss://nas.local:18789',
  'attach.form.secret': 'Sein Token oder Passwort',
  'attach.form.secret.hint':
    'Bleibt auf diesem Computer, nur für Sie. Ohne entscheidet das Gateway, ob diese App fragen darf.',
  'attach.form.mode': 'Was das ist',
  'attach.form.token': 'Token',
  'attach.form.password': 'Passwort',
  'attach.form.fingerprint': 'Fingerabdruck seines Zertifikats',
  'attach.form.fingerprint.hint': 'SHA-256. Für ein Gateway, das sein Zertifikat selbst gemacht hat.',
  'attach.form.confirm': 'Den Namen jenes Computers noch einmal eingeben',
  'attach.form.cancel': 'Abbrechen',
  'attach.fault.not-an-address':
    'Beginnen Sie mit ws://, wss://, http:// oder https://, dann folgt der Name des Computers, etwa wss://nas.local:18789.',
  'attach.fault.has-credentials':
    'Lassen Sie Namen und Passwort in der Adresse weg. Für Token oder Passwort gibt es ein eigenes Feld.',
  'attach.fault.has-query': 'Lassen Sie weg, was auf „?“ oder „#“ folgt.',
  'attach.fault.own-gateway': '{url} ist das eigene Gateway dieser App und schon in Gebrauch.',
  'attach.fault.too-long': 'Das ist zu lang. Erlaubt sind höchstens {most, plural, one {# Zeichen} other {# Zeichen}}.',
  'attach.fault.not-a-fingerprint':
    'Ein Fingerabdruck besteht aus 64 Zeichen von 0 bis 9 und a bis f (SHA-256), mit oder ohne Doppelpunkte.',
  'attach.fault.not-encrypted':
    'Nur wss und https haben ein Zertifikat. Beginnen Sie die Adresse mit wss://, oder lassen Sie den Fingerabdruck weg.',
  'attach.fault.other-host':
    'Die Adresse nennt {host}. Geben Sie hier diesen Namen ein, wenn das der richtige Computer ist.',
  'attach.fault.offer-gone': 'Das Gateway, das hier gefunden wurde, ist nicht mehr da.',
  'attach.fault.not-attached': 'Diese App ist nicht mehr mit einem anderen Gateway verbunden.',
  'attach.fault.unknown': 'Die App konnte das nicht tun, ihr Protokoll sagt warum.',
  'attach.connecting': 'Verbindung wird aufgebaut: {place} …',
  'attach.waiting.title': 'Lassen Sie diese App dort einmal zu',
  'attach.waiting.what':
    'Das Gateway lässt nur Geräte ein, die jemand zugelassen hat, und kennt diese App noch nicht: {place}',
  'attach.waiting.code': 'Ihr Code ist',
  'attach.waiting.sign': 'wartet · diese Seite geht von selbst weiter',
  'attach.waiting.lead': 'Klicken Sie am Computer jenes Gateways auf „Approve“, oder geben Sie dort ein:',
  'attach.lost.title': 'Keine Antwort: {place}',
  'attach.lost.what':
    'Vielleicht ist es angehalten oder startet gerade, oder das Netzwerk dazwischen ist unterbrochen. Die App versucht es weiter.',
  'attach.refused.denied.title': 'Diese App wurde nicht eingelassen',
  'attach.refused.denied.what':
    'Jemand hat dort abgelehnt, oder sie hat zu oft gefragt. Sie fragt nicht mehr; war das ein Versehen, darf sie es noch einmal.',
  'attach.refused.blocked.title': 'Diese App ist dort gesperrt',
  'attach.refused.blocked.what':
    'Jemand hat ihren Schlüssel oder ihre Adresse gesperrt, also weist das Gateway sie ab, bevor sie fragen kann. Aufgehoben wird das dort, unter Geräte.',
  'attach.refused.missing.title.token': 'Dieses Gateway verlangt seinen Token',
  'attach.refused.missing.title.password': 'Dieses Gateway verlangt sein Passwort',
  'attach.refused.missing.what': 'Nur wer es hat, darf um Einlass fragen. Dort zeigt es dieser Befehl:',
  'attach.refused.wrong.title.token': 'Das ist nicht der Token dieses Gateways',
  'attach.refused.wrong.title.password': 'Das ist nicht das Passwort dieses Gateways',
  'attach.refused.wrong.what':
    'Die App zeigt es nicht von selbst noch einmal: mehrere in einer Minute würden diese Adresse aussperren. Dort zeigt dieser Befehl das richtige:',
  'attach.refused.ended.title': 'Der Zugang dieser App ist beendet',
  'attach.refused.ended.what':
    'Jemand hat sie dort entfernt, oder ihr Zugang wurde anderswo erneuert. Sie darf wieder um Einlass fragen.',
  'attach.refused.locked.title': 'Zu viele falsche Versuche',
  'attach.refused.locked.what':
    'Das Gateway hört eine Weile nicht auf diese Adresse. Danach versucht es die App wieder.',
  'attach.refused.versions.title': 'Diese App und jenes Gateway haben verschiedene Versionen',
  'attach.refused.versions.what': 'Sie sprechen nicht dieselbe Version des Protokolls. Aktualisieren Sie das ältere.',
  'attach.refused.other.title': 'Das Gateway hat diese App nicht eingelassen',
  'attach.refused.certificate.title': 'Das ist ein anderes Zertifikat',
  'attach.refused.certificate.what':
    'Sein Fingerabdruck ist nicht der angegebene, also wurde nichts gesendet. Vielleicht hat das Gateway ein neues gemacht: vergleichen Sie dort. Wenn nicht, antwortet ein anderer Computer in seinem Namen.',
  'attach.refused.unknownCertificate.title': 'Niemand bürgt für dieses Zertifikat',
  'attach.refused.unknownCertificate.what':
    'Mit einem Gateway, das sein Zertifikat selbst gemacht hat, verbindet man sich über dessen Fingerabdruck. Dort zeigt ihn die Seite „Verbinden“. Trennen Sie hier, und verbinden Sie dann mit ihm neu.',
  'attach.refused.clear.title': 'Über das Internet wird nichts unverschlüsselt gesendet',
  'attach.refused.clear.what':
    'Mit ws könnte jeder unterwegs den Token und alles Weitere lesen. Nehmen Sie wss, oder einen Tunnel zu einer Adresse dieses Computers.',
  'attach.secret.send': 'Weiter',
  'attach.secret.label.token': 'Token des Gateways',
  'attach.secret.label.password': 'Passwort des Gateways',
  'attach.missing.title': 'Jenes Gateway hat keine solche Seite',
  'attach.missing.text': 'Es sagt Apps davon nichts: {place}',
  'attach.whole': 'Dieses Gateway gewährt alles, worum gebeten wird, oder nichts.',
  'attach.limited.title': 'Diese App darf nicht sehen, wer wartet',
  'attach.limited': 'Sie wurde dort mit weniger zugelassen. Jemand kann sie dort entfernen und neu zulassen.',
};
