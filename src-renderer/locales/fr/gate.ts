import type { gate as english } from '../en/gate.ts';
import type { Translated } from '../translated.ts';

export const gate: Translated<typeof english> = {
  'gate.heading': 'À l’entrée',
  'gate.period': 'Quelle période',
  'gate.period.day': '24 heures',
  'gate.period.month': '30 jours',
  'gate.asked': 'Demandes',
  'gate.letIn': 'Admis',
  'gate.keptOut': 'Refusés',
  'gate.sum.day':
    '{asked, plural, one {# demande} other {# demandes}} ces 24 dernières heures, {letIn} admis, {keptOut} refusés.',
  'gate.sum.month':
    '{asked, plural, one {# demande} other {# demandes}} ces 30 derniers jours, {letIn} admis, {keptOut} refusés.',
  'gate.nothing.day': 'Aucune demande ni aucun refus ces 24 dernières heures.',
  'gate.nothing.month': 'Aucune demande ni aucun refus ces 30 derniers jours.',
  'gate.at': '{when} : demandes {asked}, admis {letIn}, refusés {keptOut}',
  'gate.hours': '{from} à {to}',
  'gate.table': 'En tableau',
  'gate.when': 'Quand',
  'gate.note': 'Ce qui se répète compte à son début.',
  'gate.missing': 'Ce qui précède le {day} n’est pas compté : il y en a trop.',
  'gate.chart': 'Graphique. {sum} Les flèches du clavier le parcourent.',
  'gate.lost': 'Le graphique n’a pas pu être chargé. Le tableau donne les mêmes chiffres.',
};
