/** What the gateway's look at itself found, in words; and where this page stands. */
import type { Check, Diagnosis, Finding } from '../../src-main/gateway/protocol/diagnosis.ts';
import { countWords } from '../../src-main/gateway/words/plain-words.ts';
import type { DiagnosisView } from '../state/diagnosis-store.ts';

export const CHECK_NAMES: Readonly<Record<Check, string>> = {
  running: 'Running',
  config: 'Config',
  addresses: 'Addresses',
  token: 'Token',
  proxy: 'Proxies',
  origin: 'Web addresses',
  clock: 'Clocks',
  encryption: 'Encryption',
  discovery: 'Discovery',
  files: 'Files',
  flags: 'Risky settings',
  clients: 'Clients',
  refused: 'Refused devices',
};

/** Beside a shape of its own, so that no state is told by its colour alone. */
export const STATE_NAMES: Readonly<Record<Finding['state'], string>> = {
  problem: 'Problem',
  note: 'Note',
  fine: 'Fine',
};

export interface SumWords {
  readonly title: string;
  readonly says: string;
}

export function sumWords({ findings }: Pick<Diagnosis, 'findings'>): SumWords {
  const problems = findings.filter(({ state }) => state === 'problem').length;
  const notes = findings.filter(({ state }) => state === 'note').length;
  const known = notes === 0 ? '' : ` ${countWords(notes, 'thing is', 'things are')} worth knowing.`;
  if (problems === 0) return { title: 'All is well', says: `Nothing here needs you.${known}` };
  const says = problems === 1 ? 'Its fix stands beside it.' : 'Each has its fix beside it.';
  return { title: countWords(problems, 'problem', 'problems'), says: `${says}${known}` };
}

/** After a click on “Check again”. */
export function lookedWords(view: DiagnosisView): string {
  if (view.kind === 'known' && view.again === 'done') return `Checked just now: ${sumWords(view.diagnosis).title}.`;
  return 'The gateway did not answer. What is shown is from before.';
}

const NO_ANSWER = {
  title: 'The gateway could not look at itself',
  says: 'It did not answer. Check again in a moment; openclaw doctor on its computer looks from outside.',
};

/** Instead of findings, where there are none to show. */
export function noFindingsWords(view: Extract<DiagnosisView, { kind: 'failed' | 'refused' }>): SumWords {
  return view.kind === 'failed'
    ? NO_ANSWER
    : {
        title: 'This page may not see what the gateway finds',
        says: `The gateway said: ${view.message}. Full control is needed for it; openclaw doctor shows the same.`,
      };
}

/** The gateway refuses a device whose clock is two minutes off; this is said well before that. */
const SKEW_TO_MEND_MS = 60_000;
/** The way of an answer takes part of this. */
const SKEW_TO_TELL_MS = 3_000;

export interface ClockWords {
  readonly says: string;
  readonly fix?: string;
}

/** `offsetMs`: the gateway's clock minus this page's. */
export function clockWords(offsetMs: number): ClockWords {
  const off = Math.abs(offsetMs);
  if (off < SKEW_TO_TELL_MS) return { says: 'The same as the gateway’s.' };
  const says = `${lengthWords(off)} ${offsetMs > 0 ? 'behind' : 'ahead of'} the gateway’s.`;
  if (off < SKEW_TO_MEND_MS) return { says };
  return {
    says,
    fix: 'At two minutes the gateway refuses a device. Let this computer, or the gateway’s, set its clock by itself.',
  };
}

function lengthWords(lengthMs: number): string {
  const seconds = Math.round(lengthMs / 1_000);
  if (seconds < 120) return countWords(seconds, 'second', 'seconds');
  const minutes = Math.round(seconds / 60);
  return minutes < 120
    ? countWords(minutes, 'minute', 'minutes')
    : countWords(Math.round(minutes / 60), 'hour', 'hours');
}

/** What the page's own address says about the way here. */
export function wayWords({ protocol, hostname }: { readonly protocol: string; readonly hostname: string }): string {
  if (protocol === 'https:') return 'Encrypted all the way to what answers at this address.';
  return /^(127\.|\[::1\]$|localhost$)|\.localhost$/.test(hostname)
    ? 'Not encrypted, and does not leave this computer.'
    : 'Not encrypted: others in the network can read along.';
}
