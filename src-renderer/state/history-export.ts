/** The history as a file: JSON lines for programs, CSV for a spreadsheet. */
import type { HistoryEntry } from '../../src-main/gateway/protocol/history.ts';

export type ExportFormat = 'jsonl' | 'csv';

export const EXPORT_TYPES: Readonly<Record<ExportFormat, string>> = {
  jsonl: 'application/jsonl; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
};

const COLUMNS = [
  'time',
  'kind',
  'name',
  'deviceId',
  'by',
  'byName',
  'role',
  'scopes',
  'commands',
  'address',
  'locality',
  'clientId',
  'code',
  'requestId',
  'cause',
  'what',
  'why',
  'fix',
  'count',
  'id',
] as const;

export function exported(entries: readonly HistoryEntry[], format: ExportFormat): string {
  const lines =
    format === 'jsonl'
      ? entries.map((entry) => JSON.stringify(entry))
      : [COLUMNS.join(','), ...entries.map((entry) => COLUMNS.map((column) => cell(valueOf(entry, column))).join(','))];
  // RFC 4180 has both characters; every program that reads JSON lines takes one.
  return lines.map((line) => `${line}${format === 'csv' ? '\r\n' : '\n'}`).join('');
}

function valueOf(entry: HistoryEntry, column: (typeof COLUMNS)[number]): string {
  if (column === 'time') return new Date(entry.atMs).toISOString();
  const value = entry[column];
  if (value === undefined) return '';
  return typeof value === 'object' ? value.join(' ') : String(value);
}

/** A cell that begins like a formula is text: names come from strangers, and spreadsheets run formulas. */
function cell(value: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** `openclaw-activity-2026-11-22.csv` */
export function exportName(format: ExportFormat, nowMs: number): string {
  return `openclaw-activity-${new Date(nowMs).toISOString().slice(0, 10)}.${format}`;
}
