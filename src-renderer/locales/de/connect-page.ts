import type { connectPage as english } from '../en/connect-page.ts';
import type { Translated } from '../translated.ts';

export const connectPage: Translated<typeof english> = {
  'connectPage.openToNetwork': 'Um das zu ändern, in den <settings>Einstellungen</settings> „{choice}“ wählen.',
  'connectPage.which': 'Unter welcher Adresse?',
  'connectPage.trying': 'Wird versucht …',
  'connectPage.tryingAll': 'Die Adressen dieses Gateways werden versucht …',
  'connectPage.unreachable': 'nicht erreichbar',
  'connectPage.encrypted': '{where}, verschlüsselt',
  'connectPage.other': 'Andere Adresse',
  'connectPage.other.label':
    'Ein Name oder eine Adresse, unter der das Gerät diesen Computer erreicht, etwa nas.local oder wss://gate.example',
  'connectPage.other.none':
    'Das ist keine Adresse. Einen Namen oder eine IP-Adresse angeben, mit Port, wenn es ein anderer ist.',
  'connectPage.tryAll': 'Alle erneut versuchen',
  'connectPage.try': 'Versuchen',
  'connectPage.onDevice': 'Auf dem Gerät',
  'connectPage.phone': 'Telefon oder Tablet',
  'connectPage.phone.install': 'OpenClaw aus dem App-Store installieren und öffnen.',
  'connectPage.phone.scan':
    'Verbinden mit einem Gateway wählen und den Code oben scannen. Ohne Kamera den Code einfügen.',
  'connectPage.phone.byHand':
    'Ohne Code: die Adresse {address} und das Token des Gateways eingeben, dann das Telefon unter „Geräte“ genehmigen.',
  'connectPage.phone.byHandUnknown':
    'Ohne Code: die Adresse und das Token des Gateways eingeben, dann das Telefon unter „Geräte“ genehmigen.',
  'connectPage.node': 'Node-Host: eine Maschine, die Befehle ausführt',
  'connectPage.node.withoutCode':
    'Mit einem Code genügt eine Zeile: oben einen anzeigen. Ohne Code, auf jener Maschine:',
  'connectPage.node.on': 'Auf jener Maschine:',
  'connectPage.cli': 'Befehlszeile auf einem anderen Computer',
  'connectPage.cli.on': 'Auf jenem Computer:',
  'connectPage.tokenHint':
    'An die Stelle von TOKEN kommt das Token des Gateways. Zu finden auf dem Computer des Gateways mit:',
  'connectPage.qr': 'QR-Code mit dem Einrichtungscode, der daneben steht',
  'connectPage.scan': 'Mit OpenClaw auf dem Gerät scannen',
  'connectPage.code.where': '{profile}, unter {address}. Gilt einmal.',
  'connectPage.code.waits': 'Das Gerät, das ihn zeigt, wartet auf die Entscheidung',
  'connectPage.code.atOnce': 'Das Gerät, das ihn zeigt, wird sofort eingelassen',
  'connectPage.code.has': '{device} hat den Code und wartet.',
  'connectPage.code.paste': 'Oder den Code in die App einfügen',
  'connectPage.code.cancel': 'Code zurückziehen',
  'connectPage.what': 'Was soll verbunden werden?',
  'connectPage.show': 'Code anzeigen',
  'connectPage.making': 'Code wird erstellt …',
  'connectPage.used': '{device} ist eingelassen',
  'connectPage.used.nameless': 'Das Gerät ist eingelassen',
  'connectPage.used.text':
    'Der Code ist verbraucht. Wenn das unerwartet ist, <device>das Gerät ansehen</device> und seinen Zugriff beenden.',
  'connectPage.ended': 'Dieser Code gilt nicht mehr',
  'connectPage.lost': 'Unter {address} findet jetzt kein Gerät das Gateway',
  'connectPage.lost.text': 'Dieser Code führt dorthin. Ein neuer nennt eine Adresse, die stimmt.',
  'connectPage.another': 'Weiteres verbinden',
  'connectPage.newCode': 'Neuen Code erstellen',
  'connectPage.seeAll': 'Alle Geräte ansehen',
};
