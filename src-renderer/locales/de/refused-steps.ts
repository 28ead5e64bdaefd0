import type { refusedSteps as english } from '../en/refused-steps.ts';
import type { Translated } from '../translated.ts';

export const refusedSteps: Translated<typeof english> = {
  'refusedSteps.why': 'Warum erscheint das?',
  'refusedSteps.settings': 'Einstellungen',
  'refusedSteps.allowOrigin':
    'Gehört diese Adresse dazu, sie auf dem Computer des Gateways in {file} unter {section} eintragen. Diese Seite macht dann von selbst weiter.',
  'refusedSteps.code': 'Sein Code ist',
  'refusedSteps.waits': 'wartet · diese Seite macht von selbst weiter',
  'refusedSteps.approve.clickOrType': 'Auf dem Computer des Gateways auf „Approve“ klicken, oder eingeben:',
  'refusedSteps.approve.type': 'Auf dem Computer des Gateways eingeben:',
  'refusedSteps.haveToken': 'Das Token des Gateways ist bekannt? In den <settings>Einstellungen</settings> eingeben.',
  'refusedSteps.asking': 'Wird gefragt …',
  'refusedSteps.sameAnswer': 'Eben gefragt; die Antwort war dieselbe.',
  'refusedSteps.retries': 'Diese Seite versucht es auch von selbst wieder.',
  'refusedSteps.liftBlock':
    'War das ein Versehen, muss jemand die Sperre aufheben: in der Control UI unter „Geräte“, in der Liste „Gesperrt“. Dann hier erneut versuchen.',
  'refusedSteps.docker': 'In Docker:',
  'refusedSteps.secret.token': 'Token des Gateways',
  'refusedSteps.secret.password': 'Passwort des Gateways',
  'refusedSteps.secret.trying': 'Wird versucht …',
  'refusedSteps.secret.continue': 'Weiter',
  'refusedSteps.secret.kept': 'Gilt, bis dieser Tab geschlossen wird, und nur für diese Adresse.',
  'refusedSteps.secret.sent': 'Eben gesendet. Dieser Browser muss noch genehmigt werden.',
  'refusedSteps.secret.notTaken': 'Eben versucht: Das Gateway hat es nicht angenommen.',
  'refusedSteps.secret.find': 'Zu finden mit diesem Befehl auf dem Computer des Gateways:',
  'refusedSteps.without.token': 'Ohne das Token?',
  'refusedSteps.without.password': 'Ohne das Passwort?',
  'refusedSteps.askIn': 'Um Einlass bitten',
  'refusedSteps.secure.local': 'Auf dem Computer des Gateways sein Fenster öffnen, oder diese Adresse:',
  'refusedSteps.secure.ssh': 'Von hier aus seinen Port mit SSH herüberholen, dann {address} öffnen:',
  'refusedSteps.secure.tls':
    'Oder das Gateway https sprechen lassen, mit eigenem Zertifikat: im Menü seines Symbols unter „Your network can connect“, oder mit diesen Zeilen in der Konfiguration. Der Browser fragt einmal, ob er ihm trauen soll. Dann öffnen:',
  'refusedSteps.secure.front': 'Oder https davorsetzen, etwa mit Tailscale, auf dem Computer des Gateways:',
  'refusedSteps.secure.setupCode':
    'Ein Telefon oder eine Maschine braucht keine Seite: mit einem Einrichtungscode koppeln, über „Pair a phone…“ im Menü des Symbols, oder hiermit auf dem Computer des Gateways:',
  'refusedSteps.token': 'Token',
  'refusedSteps.password': 'Passwort',
  'refusedSteps.seeWhat': 'Was zu tun ist',
};
