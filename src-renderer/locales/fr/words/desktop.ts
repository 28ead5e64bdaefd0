import type { desktop as english } from '../../en/words/desktop.ts';
import type { Translated } from '../../translated.ts';

export const desktop: Translated<typeof english> = {
  'login.macosOff': 'macOS l’a désactivé : voir Réglages Système, Général, Ouverture.',
  'login.windowsOff': 'Windows l’a désactivé : voir Gestionnaire des tâches, Applications de démarrage.',
  'login.noProgram': 'L’entrée de démarrage ne nomme aucun programme.',
  'login.programMissing': 'L’entrée de démarrage lance {program}, qui n’existe pas.',
  'login.otherDesktop': 'L’entrée de démarrage n’est pas destinée à cet environnement de bureau ({desktop}).',
  'login.masked': '{file} demande à systemd de ne pas la lancer.',
  'login.notInstalled': 'Seule une application installée peut démarrer à l’ouverture de session.',
  'login.notLookedUp': 'Vérification en cours.',
  'desktop.announces.checking': 'Une notification s’affiche aussi, si ce système en montre.',
  'desktop.announces.buttons': 'Une notification s’affiche aussi, avec « Approve » et « Deny ».',
  'desktop.announces.body-click': 'Une notification s’affiche aussi ; cliquez dessus pour décider.',
  'desktop.announces.unavailable':
    'Gardez cette fenêtre ouverte pour le voir, car les notifications ne fonctionnent pas ici.',
  'desktop.noNotifications': 'Les notifications ne fonctionnent pas ici',
  'desktop.noNotifications.withTray': 'Les appareils qui attendent sont listés ci-dessous, et dans le menu de l’icône.',
  'desktop.noNotifications.withoutTray': 'Les appareils qui attendent sont listés ci-dessous.',
  'desktop.noTray': 'Il n’y a peut-être pas d’icône dans la zone de notification',
  'desktop.noTray.text':
    'La passerelle fonctionne quand même ; relancez OpenClaw Gateway pour revenir à cette fenêtre.',
  'desktop.login.stillOn':
    'Impossible de le désactiver, le journal dit pourquoi. L’application démarre toujours à l’ouverture de session.',
  'desktop.login.stillOff':
    'Impossible de l’activer, le journal dit pourquoi. L’application ne démarre pas à l’ouverture de session.',
  'desktop.login.willNot': 'L’application ne démarrera pas à l’ouverture de session : {why}',
};
