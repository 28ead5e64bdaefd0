import type { gateway as english } from '../../en/words/gateway.ts';
import type { Translated } from '../../translated.ts';

export const gateway: Translated<typeof english> = {
  'gateway.running.here': 'En marche sur cet ordinateur',
  'gateway.running.at': 'En marche sur {where}',
  'gateway.state.running': 'En marche',
  'gateway.state.starting': 'Démarrage…',
  'gateway.state.stopping': 'Arrêt…',
  'gateway.state.stopped': 'Arrêtée',
  'gateway.state.failed': 'Ne fonctionne pas',
  'gateway.notReached': 'Pas joignable en ce moment. Voici ce qu’on savait avant.',
  'gateway.thisComputer': 'cet ordinateur',
  'gateway.everyAddress': 'chaque adresse de l’ordinateur, port {port}',
  'gateway.unapplied.broken':
    '<what/>. <why/> La passerelle continue avec les réglages qu’elle avait. Corrigez le fichier ; il est relu quand vous l’enregistrez.',
  'gateway.unapplied.awaitsTailnet':
    'La configuration modifiée attend votre tailnet, où cet ordinateur n’est pas en ce moment. La passerelle continue avec les réglages et l’adresse qu’elle avait. Connectez Tailscale, et la configuration sera relue.',
  'gateway.unapplied.needsRestart':
    '{keys} : {count, plural, one {modifié dans la configuration, valable} other {modifiés dans la configuration, valables}} dès que la passerelle redémarre.',
  'gateway.noAnswer':
    'La passerelle n’a pas répondu. Rien n’a été changé ici ; regardez de nouveau quand elle est revenue.',
};
