/** Ein Gateway anderswo. */
import type { attach as english } from '../en/attach.ts';
import type { Translated } from '../translated.ts';

export const attach: Translated<typeof english> = {
  'attach.here': 'das Gateway auf diesem Computer',
  'attach.offer.title': 'Ein OpenClaw-Gateway hat diesen Port schon',
  'attach.offer.config.title': 'Die Konfiguration nennt ein Gateway: {place}',
  'attach.state': 'Angeschlossen',
  'attach.offer.text':
    'Diese App kann sein Symbol, seine Benachrichtigungen und sein Fenster sein. Es läuft weiter wie bisher und muss diese App einmal genehmigen.',
  'attach.offer.config': 'Diese App kann sein Symbol, seine Benachrichtigungen und sein Fenster sein.',
  'attach.attach': 'Anschließen',
  'attach.attaching': 'Wird angeschlossen …',
  'attach.detach': 'Trennen',
  'attach.detaching': 'Wird getrennt …',
  'attach.again': 'Erneut versuchen',
  'attach.setting.name': 'Gateway dieser App',
  'attach.setting': 'Gateway anderswo',
  'attach.setting.says':
    'Diese App kann Symbol, Benachrichtigungen und Fenster eines Gateways auf einem anderen Computer sein, anstelle ihres eigenen.',
  'attach.setting.attached':
    'Diese App ist Symbol, Benachrichtigungen und Fenster von: {place}. Getrennt betreibt sie wieder ein eigenes Gateway.',
  'attach.open': 'An ein anderes Gateway anschließen …',
  'attach.form.title': 'An ein anderes Gateway anschließen',
  'attach.form.intro':
    'Das Gateway dieser App hält an, und Geräte, die es nutzen, sind abgeschnitten, bis die App wieder getrennt wird.',
  'attach.form.address': 'Seine Adresse',
  'attach.form.address.hint': 'Etwa wss://nas.local:18789',
  'attach.form.secret': 'Sein Token oder Passwort',
  'attach.form.secret.hint':
    'Bleibt auf diesem Computer und wird niemandem gezeigt. Fehlt es, entscheidet das Gateway, ob diese App fragen darf.',
  'attach.form.mode': 'Was davon es ist',
  'attach.form.token': 'Token',
  'attach.form.password': 'Passwort',
  'attach.form.fingerprint': 'Fingerabdruck seines Zertifikats',
  'attach.form.fingerprint.hint': 'SHA-256. Für ein Gateway, das sein Zertifikat selbst erstellt hat.',
  'attach.form.confirm': 'Den Namen des anderen Computers noch einmal eingeben',
  'attach.form.cancel': 'Abbrechen',
  'attach.fault.not-an-address':
    'Mit ws://, wss://, http:// oder https:// beginnen, dann den Namen des Computers, etwa wss://nas.local:18789.',
  'attach.fault.has-credentials':
    'Name und Passwort gehören nicht in die Adresse. Für Token oder Passwort gibt es ein eigenes Feld.',
  'attach.fault.has-query': 'Weglassen, was auf „?“ oder „#“ folgt.',
  'attach.fault.own-gateway': '{url} ist das eigene Gateway dieser App und schon in Gebrauch.',
  'attach.fault.too-long': 'Das ist zu lang. Erlaubt sind höchstens {most, plural, one {# Zeichen} other {# Zeichen}}.',
  'attach.fault.not-a-fingerprint':
    'Ein Fingerabdruck besteht aus 64 Zeichen von 0 bis 9 und a bis f (SHA-256), mit oder ohne Doppelpunkte.',
  'attach.fault.not-encrypted':
    'Nur wss und https haben ein Zertifikat. Die Adresse mit wss:// beginnen oder den Fingerabdruck weglassen.',
  'attach.fault.other-host': 'Die Adresse nennt {host}. Hier diesen Namen eingeben, wenn es der richtige Computer ist.',
  'attach.fault.offer-gone': 'Das Gateway, das hier gefunden wurde, ist nicht mehr da.',
  'attach.fault.not-attached': 'Diese App ist nicht mehr an ein anderes Gateway angeschlossen.',
  'attach.fault.unknown': 'Die App konnte das nicht tun, ihr Protokoll sagt warum.',
  'attach.connecting': 'Verbindung wird aufgebaut: {place} …',
  'attach.waiting.title': 'Diese App dort einmal genehmigen',
  'attach.waiting.what':
    'Das Gateway lässt nur Geräte ein, die jemand genehmigt hat, und kennt diese App noch nicht: {place}',
  'attach.waiting.code': 'Ihr Code ist',
  'attach.waiting.sign': 'wartet · diese Seite macht von selbst weiter',
  'attach.waiting.lead': 'Auf dem Computer jenes Gateways auf „Approve“ klicken, oder eingeben:',
  'attach.lost.title': 'Keine Antwort: {place}',
  'attach.lost.what':
    'Vielleicht ist es angehalten oder startet gerade, oder das Netzwerk dazwischen ist unterbrochen. Die App versucht es weiter.',
  'attach.refused.denied.title': 'Diese App wurde nicht eingelassen',
  'attach.refused.denied.what':
    'Jemand hat dort abgelehnt, oder sie hat zu oft gefragt. Sie fragt nicht weiter; war das ein Versehen, darf sie noch einmal fragen.',
  'attach.refused.blocked.title': 'Diese App ist dort gesperrt',
  'attach.refused.blocked.what':
    'Jemand hat ihren Schlüssel oder ihre Adresse gesperrt, also weist das Gateway sie ab, bevor sie fragen kann. Aufgehoben wird die Sperre dort, unter „Geräte“.',
  'attach.refused.missing.title.token': 'Dieses Gateway fragt nach seinem Token',
  'attach.refused.missing.title.password': 'Dieses Gateway fragt nach seinem Passwort',
  'attach.refused.missing.what': 'Nur wer es hat, darf um Einlass bitten. Dort zeigt es dieser Befehl:',
  'attach.refused.wrong.title.token': 'Dieses Token gehört nicht zu diesem Gateway',
  'attach.refused.wrong.title.password': 'Dieses Passwort gehört nicht zu diesem Gateway',
  'attach.refused.wrong.what':
    'Die App sendet es nicht von selbst noch einmal: Mehrere in einer Minute würden diese Adresse aussperren. Dort zeigt dieser Befehl das richtige:',
  'attach.refused.ended.title': 'Der Zugriff dieser App ist beendet',
  'attach.refused.ended.what':
    'Jemand hat sie dort entfernt, oder ihr Zugriff wurde anderswo erneuert. Sie darf wieder um Einlass bitten.',
  'attach.refused.locked.title': 'Zu viele falsche Versuche',
  'attach.refused.locked.what':
    'Das Gateway hört eine Weile nicht auf diese Adresse. Danach versucht es die App wieder.',
  'attach.refused.versions.title': 'Diese App und jenes Gateway haben verschiedene Versionen',
  'attach.refused.versions.what': 'Sie sprechen nicht dieselbe Version des Protokolls. Die ältere Seite aktualisieren.',
  'attach.refused.other.title': 'Das Gateway hat diese App nicht eingelassen',
  'attach.refused.certificate.title': 'Das ist ein anderes Zertifikat',
  'attach.refused.certificate.what':
    'Sein Fingerabdruck ist nicht der angegebene, also wurde nichts gesendet. Vielleicht hat das Gateway ein neues erstellt: dort vergleichen. Wenn nicht, antwortet ein anderer Computer in seinem Namen.',
  'attach.refused.unknownCertificate.title': 'Niemand bürgt für dieses Zertifikat',
  'attach.refused.unknownCertificate.what':
    'An ein Gateway, das sein Zertifikat selbst erstellt hat, schließt man sich über dessen Fingerabdruck an. Dort zeigt ihn die Seite „Verbinden“. Trennen, dann mit ihm neu anschließen.',
  'attach.refused.clear.title': 'Über das Internet wird nichts unverschlüsselt gesendet',
  'attach.refused.clear.what':
    'Mit ws könnte jeder unterwegs das Token und alles Weitere lesen. wss verwenden, oder einen Tunnel zu einer Adresse dieses Computers.',
  'attach.secret.send': 'Weiter',
  'attach.secret.label.token': 'Token des Gateways',
  'attach.secret.label.password': 'Passwort des Gateways',
  'attach.missing.title': 'Jenes Gateway hat diese Seite nicht',
  'attach.missing.text': 'Davon sagt es Apps nichts: {place}',
  'attach.whole': 'Dieses Gateway gewährt alles, worum gebeten wird, oder nichts.',
  'attach.limited.title': 'Diese App darf nicht sehen, wer wartet',
  'attach.limited': 'Sie wurde dort mit weniger Zugriff genehmigt. Jemand kann sie dort entfernen und neu genehmigen.',
};
