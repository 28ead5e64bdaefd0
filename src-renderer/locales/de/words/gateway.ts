import type { gateway as english } from '../../en/words/gateway.ts';
import type { Translated } from '../../translated.ts';

export const gateway: Translated<typeof english> = {
  'gateway.running.here': 'Läuft auf diesem Computer',
  'gateway.running.at': 'Läuft auf {where}',
  'gateway.state.running': 'Läuft',
  'gateway.state.starting': 'Startet …',
  'gateway.state.stopping': 'Hält an …',
  'gateway.state.stopped': 'Angehalten',
  'gateway.state.failed': 'Läuft nicht',
  'gateway.notReached': 'Gerade nicht erreichbar. Das hier war vorher bekannt.',
  'gateway.thisComputer': 'dieser Computer',
  'gateway.everyAddress': 'jede Adresse des Computers, Port {port}',
  'gateway.unapplied.broken':
    '<what/>. <why/> Das Gateway macht mit den bisherigen Einstellungen weiter. Die Datei berichtigen; sie wird beim Speichern neu gelesen.',
  'gateway.unapplied.awaitsTailnet':
    'Die geänderte Konfiguration wartet auf dein Tailnet, in dem dieser Computer gerade nicht ist. Das Gateway macht mit den bisherigen Einstellungen und der bisherigen Adresse weiter. Tailscale verbinden, dann wird die Konfiguration neu gelesen.',
  'gateway.unapplied.needsRestart':
    '{keys} {count, plural, one {wurde in der Konfiguration geändert und gilt} other {wurden in der Konfiguration geändert und gelten}}, sobald das Gateway neu startet.',
  'gateway.noAnswer':
    'Das Gateway hat nicht geantwortet. Hier wurde nichts geändert; noch einmal nachsehen, wenn es wieder da ist.',
};
