/** What the gateway's look at itself found, in words; and where this page stands. */
import type { Diagnosis } from '../../src-main/gateway/protocol/diagnosis.ts';
import { t } from '../language/t.ts';
import type { DiagnosisView } from '../state/diagnosis-store.ts';

export interface SumWords {
  readonly title: string;
  readonly says: string;
}

export function sumWords({ findings }: Pick<Diagnosis, 'findings'>): SumWords {
  const problems = findings.filter(({ state }) => state === 'problem').length;
  const notes = findings.filter(({ state }) => state === 'note').length;
  const known = notes === 0 ? '' : ` ${t('diagnosis.notes', { count: notes })}`;
  return problems === 0
    ? { title: t('diagnosis.well'), says: `${t('diagnosis.well.says')}${known}` }
    : {
        title: t('diagnosis.problems', { count: problems }),
        says: `${t('diagnosis.problems.says', { count: problems })}${known}`,
      };
}

/** After a click on “Check again”. */
export function lookedWords(view: DiagnosisView): string {
  return view.kind === 'known' && view.again === 'done'
    ? t('diagnosis.checked', { sum: sumWords(view.diagnosis).title })
    : t('diagnosis.stale');
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
  if (off < SKEW_TO_TELL_MS) return { says: t('diagnosis.clock.same') };
  const says = t(offsetMs > 0 ? 'diagnosis.clock.behind' : 'diagnosis.clock.ahead', { length: lengthWords(off) });
  return off < SKEW_TO_MEND_MS ? { says } : { says, fix: t('diagnosis.clock.fix') };
}

function lengthWords(lengthMs: number): string {
  const seconds = Math.round(lengthMs / 1_000);
  if (seconds < 120) return t('diagnosis.length.seconds', { count: seconds });
  const minutes = Math.round(seconds / 60);
  return minutes < 120
    ? t('diagnosis.length.minutes', { count: minutes })
    : t('diagnosis.length.hours', { count: Math.round(minutes / 60) });
}

/** What the page's own address says about the way here. */
export function wayWords({ protocol, hostname }: { readonly protocol: string; readonly hostname: string }): string {
  if (protocol === 'https:') return t('diagnosis.way.encrypted');
  return /^(127\.|\[::1\]$|localhost$)|\.localhost$/.test(hostname)
    ? t('diagnosis.way.local')
    : t('diagnosis.way.open');
}
