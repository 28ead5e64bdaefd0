/** The chart of what happened at the gate. */
export const gate = {
  'gate.heading': 'At the gate',
  'gate.period': 'Which time',
  'gate.period.day': '24 hours',
  'gate.period.month': '30 days',
  'gate.asked': 'Asked',
  'gate.letIn': 'Let in',
  'gate.keptOut': 'Kept out',
  'gate.sum.day':
    '{asked, plural, one {# request} other {# requests}} in the last 24 hours, {letIn} let in, {keptOut} kept out.',
  'gate.sum.month':
    '{asked, plural, one {# request} other {# requests}} in the last 30 days, {letIn} let in, {keptOut} kept out.',
  'gate.nothing.day': 'Nobody asked and nobody was refused in the last 24 hours.',
  'gate.nothing.month': 'Nobody asked and nobody was refused in the last 30 days.',
  'gate.at': '{when}: {asked} asked, {letIn} let in, {keptOut} kept out',
  'gate.hours': '{from} to {to}',
  'gate.table': 'As a table',
  'gate.when': 'When',
  'gate.note': 'What repeats is counted when it began.',
  'gate.missing': 'What was before {day} is not counted: it is too much.',
  'gate.chart': 'Chart. {sum} The arrow keys lead through it.',
  'gate.lost': 'The chart could not be loaded. The table has the same figures.',
} as const;
