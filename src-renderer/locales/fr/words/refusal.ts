import type { refusal as english } from '../../en/words/refusal.ts';
import type { Translated } from '../../translated.ts';

export const refusal: Translated<typeof english> = {
  'secret.token': 'jeton',
  'secret.password': 'mot de passe',
  'refusal.askAgain': 'Redemander',
  'refusal.tryAgain': 'Réessayer',
  'refusal.notApproved.waits': 'Il attend que quelqu’un l’approuve.',
  'refusal.notApproved.notListed': 'Trop d’appareils attendent, celui-ci n’a donc pas pu être listé.',
  'refusal.not-paired.title': 'Ce navigateur n’est pas encore approuvé',
  'refusal.not-paired.why':
    'La passerelle ne laisse entrer que les appareils que quelqu’un a approuvés, et elle voit ce navigateur pour la première fois.',
  'refusal.role-upgrade.title': 'Ce navigateur demande un nouveau rôle',
  'refusal.role-upgrade.why': 'Il est connu, mais il a été approuvé pour autre chose.',
  'refusal.scope-upgrade.title': 'Ce navigateur demande plus que ce qui a été approuvé',
  'refusal.scope-upgrade.why': 'Il est connu, mais cette page a besoin de plus d’accès qu’il n’en a reçu.',
  'refusal.metadata-upgrade.title': 'Ce navigateur a changé',
  'refusal.metadata-upgrade.why': 'Il est connu, mais ce qu’il dit de lui-même n’est plus ce qui a été approuvé.',
  'refusal.pause.title': 'Ce navigateur n’a pas pu entrer',
  'refusal.pause.what': 'Quelqu’un a refusé sa demande, ou il a demandé trop souvent.',
  'refusal.pause.listed': 'Il reste dans la liste avec le code {code}, sans notification.',
  'refusal.pause.why':
    'Il ne demande plus, pour ne déranger personne. Si c’était une erreur, il peut demander encore une fois.',
  'refusal.blocked.title': 'Ce navigateur est bloqué',
  'refusal.blocked.what': 'Quelqu’un l’a bloqué, la passerelle le renvoie donc avant qu’il puisse demander.',
  'refusal.blocked.why':
    'Un blocage vaut pour la clé de ce navigateur ou pour son adresse, jusqu’à ce qu’il soit levé. Les appareils jumelés ne sont pas concernés.',
  'refusal.secretMissing.title': 'Cette passerelle demande son {secret}',
  'refusal.secretMissing.what': 'Ce navigateur n’est pas connu ici et n’a pas donné de {secret}.',
  'refusal.secretMissing.why':
    'Là où se trouve ce navigateur, seule une personne qui a le {secret} peut demander à entrer.',
  'refusal.secretWrong.title': 'Ce {secret} n’est pas celui de cette passerelle',
  'refusal.secretWrong.what':
    'La passerelle en a un autre maintenant. Il a peut-être été remplacé depuis, celui-ci appartient peut-être à une autre passerelle, ou un caractère s’est perdu en route.',
  'refusal.secretWrong.why':
    'Un {secret} erroné n’est pas renvoyé tout seul : plusieurs en une minute excluraient cette adresse.',
  'refusal.ended.title': 'L’accès de ce navigateur a pris fin',
  'refusal.ended.what': 'Il était déjà entré, mais ce qu’il avait reçu n’est plus valable.',
  'refusal.ended.why': 'Quelqu’un l’a retiré des appareils jumelés, ou son accès a été renouvelé ailleurs.',
  'refusal.ended.ask': 'Redemander à entrer',
  'refusal.lockedOut.title': 'Trop d’essais erronés',
  'refusal.lockedOut.what':
    'La passerelle n’écoute pas cette adresse pendant un moment. Les appareils jumelés ne sont pas concernés.',
  'refusal.lockedOut.why': 'Un jeton erroné est venu de cette adresse plusieurs fois en une minute.',
  'refusal.origin.title': 'La passerelle ne s’attend pas à cette adresse',
  'refusal.origin.what':
    'Elle est joignable ici, mais cette adresse n’est pas de celles auxquelles elle fait confiance pour cette page.',
  'refusal.origin.why': 'Sinon, n’importe quelle page web pourrait se faire passer pour la Control UI.',
  'refusal.versions.title': 'Cette page et la passerelle ont des versions différentes',
  'refusal.versions.what': 'Elles ne parlent pas la même version du protocole.',
  'refusal.versions.why':
    'La passerelle a été mise à jour après le chargement de cette page, ou la page vient d’une autre passerelle.',
  'refusal.versions.reload': 'Recharger la page',
  'refusal.notSecure.title': 'Cette page n’est pas sécurisée',
  'refusal.notSecure.what':
    'En simple http depuis un autre ordinateur, ce navigateur ne peut pas entrer. Les applications et les lignes de commande le peuvent : elles ont leurs propres clés.',
  'refusal.notSecure.why':
    'Un navigateur ne crée la clé qui l’identifie que sur une page sécurisée, et sans elle il ne peut pas être approuvé.',
  'refusal.noKeys.title': 'Ce navigateur ne peut pas créer de clé',
  'refusal.noKeys.what':
    'Il ne prend pas en charge les clés Ed25519, avec lesquelles chaque appareil de cette passerelle prouve qui il est.',
  'refusal.noKeys.why': 'Chrome et Edge les ont depuis la version 137, Firefox depuis la 129, Safari depuis la 17.',
  'refusal.noKeys.do': 'Mettez ce navigateur à jour, ou ouvrez cette page dans un autre.',
  'refusal.storage.title': 'Ce navigateur ne garde rien pour cette page',
  'refusal.storage.what': 'La clé qui l’identifie serait perdue à chaque rechargement.',
  'refusal.storage.why':
    'Les données de site sont bloquées pour cette adresse, ou cette fenêtre privée ne les permet pas.',
  'refusal.storage.do':
    'Autorisez les données de site pour cette adresse, ou utilisez une fenêtre normale, puis rechargez la page.',
  'refusal.other.title': 'La passerelle n’a pas laissé entrer ce navigateur',
  'refusal.other.why':
    'C’est la raison de la passerelle elle-même ; son journal a la même phrase, avec plus de détails.',
};
