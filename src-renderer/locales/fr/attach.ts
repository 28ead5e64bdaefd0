/** Une passerelle ailleurs. */
import type { attach as english } from '../en/attach.ts';
import type { Translated } from '../translated.ts';

export const attach: Translated<typeof english> = {
  'attach.here': 'la passerelle de cet ordinateur',
  'attach.offer.title': 'Une passerelle OpenClaw a déjà ce port',
  'attach.offer.config.title': 'La configuration nomme une passerelle : {place}',
  'attach.state': 'Rattachée',
  'attach.offer.text':
    'Cette application peut être son icône, ses notifications et sa fenêtre. La passerelle continue comme avant et doit approuver cette application une fois.',
  'attach.offer.config': 'Cette application peut être son icône, ses notifications et sa fenêtre.',
  'attach.attach': 'Rattacher',
  'attach.attaching': 'Rattachement…',
  'attach.detach': 'Détacher',
  'attach.detaching': 'Détachement…',
  'attach.again': 'Réessayer',
  'attach.setting.name': 'Passerelle de cette application',
  'attach.setting': 'Passerelle ailleurs',
  'attach.setting.says':
    'Cette application peut être l’icône, les notifications et la fenêtre d’une passerelle sur un autre ordinateur, à la place de la sienne.',
  'attach.setting.attached':
    'Cette application est l’icône, les notifications et la fenêtre de : {place}. Détachée, elle fait de nouveau fonctionner sa propre passerelle.',
  'attach.open': 'Rattacher à une autre passerelle…',
  'attach.form.title': 'Rattacher à une autre passerelle',
  'attach.form.intro':
    'La passerelle de cette application s’arrête, et les appareils qui l’utilisent sont coupés jusqu’à ce que vous la détachiez.',
  'attach.form.address': 'Son adresse',
  'attach.form.address.hint': 'Par exemple wss://nas.local:18789',
  'attach.form.secret': 'Son jeton ou son mot de passe',
  'attach.form.secret.hint':
    'Gardé sur cet ordinateur, pour vous seul. S’il manque, la passerelle décide si cette application peut demander.',
  'attach.form.mode': 'De quoi il s’agit',
  'attach.form.token': 'Jeton',
  'attach.form.password': 'Mot de passe',
  'attach.form.fingerprint': 'Empreinte de son certificat',
  'attach.form.fingerprint.hint': 'SHA-256. Pour une passerelle qui a créé elle-même son certificat.',
  'attach.form.confirm': 'Saisissez encore une fois le nom de l’autre ordinateur',
  'attach.form.cancel': 'Annuler',
  'attach.fault.not-an-address':
    'Commencez par ws://, wss://, http:// ou https://, puis le nom de l’ordinateur, par exemple wss://nas.local:18789.',
  'attach.fault.has-credentials':
    'N’indiquez ni nom ni mot de passe dans l’adresse. Le jeton ou le mot de passe a son propre champ.',
  'attach.fault.has-query': 'Retirez ce qui suit « ? » ou « # ».',
  'attach.fault.own-gateway': '{url} est la passerelle de cette application elle-même, déjà utilisée.',
  'attach.fault.too-long':
    'C’est trop long. Au plus {most, plural, one {# caractère est accepté} other {# caractères sont acceptés}}.',
  'attach.fault.not-a-fingerprint':
    'Une empreinte compte 64 caractères de 0 à 9 et de a à f (SHA-256), avec ou sans deux-points.',
  'attach.fault.not-encrypted':
    'Seuls wss et https ont un certificat. Commencez l’adresse par wss://, ou laissez l’empreinte vide.',
  'attach.fault.other-host': 'L’adresse désigne {host}. Saisissez ce nom ici si c’est bien cet ordinateur.',
  'attach.fault.offer-gone': 'La passerelle trouvée ici n’est plus là.',
  'attach.fault.not-attached': 'Cette application n’est plus rattachée à une autre passerelle.',
  'attach.fault.unknown': 'L’application n’a pas pu le faire ; son journal dit pourquoi.',
  'attach.connecting': 'Connexion : {place}…',
  'attach.waiting.title': 'Approuvez cette application une fois, là-bas',
  'attach.waiting.what':
    'La passerelle ne laisse entrer que les appareils approuvés par quelqu’un, et ne connaît pas encore cette application : {place}',
  'attach.waiting.code': 'Son code est',
  'attach.waiting.sign': 'en attente · cette page continue d’elle-même',
  'attach.waiting.lead': 'Sur l’ordinateur de cette passerelle, cliquez sur « Approve », ou tapez :',
  'attach.lost.title': 'Pas de réponse : {place}',
  'attach.lost.what':
    'Elle est peut-être arrêtée ou en train de démarrer, ou le réseau entre les deux est coupé. L’application continue d’essayer.',
  'attach.refused.denied.title': 'Cette application n’a pas été admise',
  'attach.refused.denied.what':
    'Quelqu’un a refusé là-bas, ou elle a demandé trop souvent. Elle ne demande plus ; si c’était une erreur, elle peut demander encore une fois.',
  'attach.refused.blocked.title': 'Cette application y est bloquée',
  'attach.refused.blocked.what':
    'Quelqu’un a bloqué sa clé ou son adresse, et la passerelle la renvoie avant qu’elle puisse demander. Le blocage se lève là-bas, sous « Appareils ».',
  'attach.refused.missing.title.token': 'Cette passerelle demande son jeton',
  'attach.refused.missing.title.password': 'Cette passerelle demande son mot de passe',
  'attach.refused.missing.what':
    'Seule une personne qui l’a peut demander à entrer. Là-bas, cette commande l’affiche :',
  'attach.refused.wrong.title.token': 'Ce n’est pas le jeton de cette passerelle',
  'attach.refused.wrong.title.password': 'Ce n’est pas le mot de passe de cette passerelle',
  'attach.refused.wrong.what':
    'L’application ne le propose pas de nouveau d’elle-même : plusieurs en une minute excluraient cette adresse. Là-bas, cette commande affiche le bon :',
  'attach.refused.ended.title': 'L’accès de cette application a pris fin',
  'attach.refused.ended.what':
    'Quelqu’un l’a retirée là-bas, ou son accès a été renouvelé ailleurs. Elle peut demander de nouveau à entrer.',
  'attach.refused.locked.title': 'Trop d’essais erronés',
  'attach.refused.locked.what':
    'La passerelle n’écoute pas cette adresse pendant un moment. L’application réessaie ensuite.',
  'attach.refused.versions.title': 'Cette application et cette passerelle ont des versions différentes',
  'attach.refused.versions.what': 'Elles ne parlent pas la même version du protocole. Mettez à jour la plus ancienne.',
  'attach.refused.other.title': 'La passerelle n’a pas admis cette application',
  'attach.refused.certificate.title': 'C’est un autre certificat',
  'attach.refused.certificate.what':
    'Son empreinte n’est pas celle qui a été donnée, et rien n’a été envoyé. La passerelle en a peut-être créé un nouveau : comparez là-bas. Sinon, un autre ordinateur répond en son nom.',
  'attach.refused.unknownCertificate.title': 'Personne ne se porte garant de ce certificat',
  'attach.refused.unknownCertificate.what':
    'On se rattache à une passerelle qui a créé elle-même son certificat par l’empreinte de celui-ci. Là-bas, la page « Connexion » l’affiche. Détachez, puis rattachez de nouveau avec elle.',
  'attach.refused.clear.title': 'Rien n’est envoyé en clair sur Internet',
  'attach.refused.clear.what':
    'Avec ws, n’importe qui en chemin pourrait lire le jeton et tout le reste. Utilisez wss, ou un tunnel vers une adresse de cet ordinateur.',
  'attach.secret.send': 'Continuer',
  'attach.secret.label.token': 'Jeton de la passerelle',
  'attach.secret.label.password': 'Mot de passe de la passerelle',
  'attach.missing.title': 'Cette passerelle n’a pas cette page',
  'attach.missing.text': 'Elle n’en dit rien aux applications : {place}',
  'attach.whole': 'Cette passerelle accorde tout ce qui est demandé, ou rien.',
  'attach.limited.title': 'Cette application ne peut pas voir qui attend',
  'attach.limited': 'Elle y a été approuvée avec moins. Quelqu’un peut l’y retirer et l’approuver de nouveau.',
};
