import type { refusal as english } from '../../en/words/refusal.ts';
import type { Translated } from '../../translated.ts';

export const refusal: Translated<typeof english> = {
  'secret.token': 'Token',
  'secret.password': 'Passwort',
  'refusal.askAgain': 'Erneut fragen',
  'refusal.tryAgain': 'Erneut versuchen',
  'refusal.notApproved.waits': 'Er wartet, bis ihn jemand genehmigt.',
  'refusal.notApproved.notListed': 'Es warten zu viele Geräte, deshalb steht dieses nicht in der Liste.',
  'refusal.not-paired.title': 'Dieser Browser ist noch nicht genehmigt',
  'refusal.not-paired.why':
    'Das Gateway lässt nur Geräte ein, die jemand genehmigt hat, und es sieht diesen Browser zum ersten Mal.',
  'refusal.role-upgrade.title': 'Dieser Browser bittet um eine neue Rolle',
  'refusal.role-upgrade.why': 'Er ist bekannt, wurde aber für etwas anderes genehmigt.',
  'refusal.scope-upgrade.title': 'Dieser Browser bittet um mehr, als genehmigt wurde',
  'refusal.scope-upgrade.why': 'Er ist bekannt, aber diese Seite braucht mehr Zugriff, als er bekommen hat.',
  'refusal.metadata-upgrade.title': 'Dieser Browser hat sich geändert',
  'refusal.metadata-upgrade.why': 'Er ist bekannt, aber was er über sich sagt, ist nicht mehr, was genehmigt wurde.',
  'refusal.pause.title': 'Dieser Browser wurde nicht eingelassen',
  'refusal.pause.what': 'Jemand hat seine Anfrage abgelehnt, oder er hat zu oft gefragt.',
  'refusal.pause.listed': 'Er bleibt mit dem Code {code} in der Liste, ohne Benachrichtigung.',
  'refusal.pause.why':
    'Er fragt nicht weiter, damit niemand gestört wird. Wenn das ein Versehen war, darf er noch einmal fragen.',
  'refusal.blocked.title': 'Dieser Browser ist gesperrt',
  'refusal.blocked.what': 'Jemand hat ihn gesperrt, deshalb weist das Gateway ihn ab, bevor er fragen kann.',
  'refusal.blocked.why':
    'Eine Sperre gilt für den Schlüssel dieses Browsers oder für seine Adresse, bis sie aufgehoben wird. Gekoppelte Geräte sind nicht betroffen.',
  'refusal.secretMissing.title': 'Dieses Gateway fragt nach seinem {secret}',
  'refusal.secretMissing.what': 'Dieser Browser ist hier nicht bekannt und hat kein {secret} angegeben.',
  'refusal.secretMissing.why': 'Von dort, wo dieser Browser ist, darf nur um Einlass bitten, wer das {secret} hat.',
  'refusal.secretWrong.title': 'Dieses {secret} gehört nicht zu diesem Gateway',
  'refusal.secretWrong.what':
    'Das Gateway hat jetzt ein anderes. Es kann inzwischen ersetzt worden sein, dieses kann zu einem anderen Gateway gehören, oder ein Zeichen ging unterwegs verloren.',
  'refusal.secretWrong.why':
    'Ein falsches {secret} wird nicht von selbst noch einmal gesendet: Mehrere in einer Minute würden diese Adresse aussperren.',
  'refusal.ended.title': 'Der Zugriff dieses Browsers ist beendet',
  'refusal.ended.what': 'Er war schon eingelassen, aber was er damals bekam, gilt nicht mehr.',
  'refusal.ended.why':
    'Jemand hat ihn aus den gekoppelten Geräten entfernt, oder sein Zugriff wurde anderswo erneuert.',
  'refusal.ended.ask': 'Erneut um Einlass bitten',
  'refusal.lockedOut.title': 'Zu viele falsche Versuche',
  'refusal.lockedOut.what':
    'Das Gateway hört eine Weile nicht auf diese Adresse. Gekoppelte Geräte sind nicht betroffen.',
  'refusal.lockedOut.why': 'Von dieser Adresse kam innerhalb einer Minute mehrmals ein falsches Token.',
  'refusal.origin.title': 'Das Gateway rechnet nicht mit dieser Adresse',
  'refusal.origin.what':
    'Es ist hier erreichbar, aber diese Adresse gehört nicht zu denen, denen es für diese Seite vertraut.',
  'refusal.origin.why': 'Sonst könnte sich jede Webseite als die Control UI ausgeben.',
  'refusal.versions.title': 'Diese Seite und das Gateway haben verschiedene Versionen',
  'refusal.versions.what': 'Sie sprechen nicht dieselbe Version des Protokolls.',
  'refusal.versions.why':
    'Das Gateway wurde aktualisiert, nachdem diese Seite geladen war, oder die Seite kommt von einem anderen Gateway.',
  'refusal.versions.reload': 'Seite neu laden',
  'refusal.notSecure.title': 'Diese Seite ist nicht sicher',
  'refusal.notSecure.what':
    'Über einfaches http von einem anderen Computer aus kann dieser Browser nicht eingelassen werden. Apps und Befehlszeilen schon: Sie haben eigene Schlüssel.',
  'refusal.notSecure.why':
    'Den Schlüssel, an dem man ihn erkennt, erzeugt ein Browser nur auf einer sicheren Seite, und ohne ihn kann er nicht genehmigt werden.',
  'refusal.noKeys.title': 'Dieser Browser kann keinen Schlüssel erzeugen',
  'refusal.noKeys.what':
    'Er unterstützt keine Ed25519-Schlüssel, mit denen jedes Gerät dieses Gateways beweist, wer es ist.',
  'refusal.noKeys.why': 'Chrome und Edge haben sie seit Version 137, Firefox seit 129, Safari seit 17.',
  'refusal.noKeys.do': 'Diesen Browser aktualisieren oder diese Seite in einem anderen öffnen.',
  'refusal.storage.title': 'Dieser Browser behält nichts für diese Seite',
  'refusal.storage.what': 'Der Schlüssel, an dem man ihn erkennt, ginge bei jedem Neuladen verloren.',
  'refusal.storage.why':
    'Websitedaten sind für diese Adresse blockiert, oder dies ist ein privates Fenster, das sie nicht erlaubt.',
  'refusal.storage.do':
    'Websitedaten für diese Adresse erlauben oder ein normales Fenster verwenden, dann die Seite neu laden.',
  'refusal.other.title': 'Das Gateway hat diesen Browser nicht eingelassen',
  'refusal.other.why':
    'Das ist der Grund des Gateways selbst; in seinem Protokoll steht derselbe Satz mit mehr Einzelheiten.',
};
