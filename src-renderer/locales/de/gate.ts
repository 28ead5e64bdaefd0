import type { gate as english } from '../en/gate.ts';
import type { Translated } from '../translated.ts';

export const gate: Translated<typeof english> = {
  'gate.heading': 'Am Tor',
  'gate.period': 'Welche Zeit',
  'gate.period.day': '24 Stunden',
  'gate.period.month': '30 Tage',
  'gate.asked': 'Angefragt',
  'gate.letIn': 'Eingelassen',
  'gate.keptOut': 'Abgewiesen',
  'gate.sum.day':
    '{asked, plural, one {# Anfrage} other {# Anfragen}} in den letzten 24 Stunden, {letIn} eingelassen, {keptOut} abgewiesen.',
  'gate.sum.month':
    '{asked, plural, one {# Anfrage} other {# Anfragen}} in den letzten 30 Tagen, {letIn} eingelassen, {keptOut} abgewiesen.',
  'gate.nothing.day': 'In den letzten 24 Stunden hat niemand angefragt, und niemand wurde abgewiesen.',
  'gate.nothing.month': 'In den letzten 30 Tagen hat niemand angefragt, und niemand wurde abgewiesen.',
  'gate.at': '{when}: {asked} angefragt, {letIn} eingelassen, {keptOut} abgewiesen',
  'gate.hours': '{from} bis {to}',
  'gate.table': 'Als Tabelle',
  'gate.when': 'Wann',
  'gate.note': 'Was sich wiederholt, zählt zu seinem Beginn.',
  'gate.missing': 'Was vor dem {day} war, ist nicht gezählt: Es ist zu viel.',
  'gate.chart': 'Diagramm. {sum} Die Pfeiltasten führen hindurch.',
  'gate.lost': 'Das Diagramm konnte nicht geladen werden. Die Tabelle zeigt dieselben Zahlen.',
};
