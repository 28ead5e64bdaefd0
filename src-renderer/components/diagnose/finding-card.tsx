import { ChevronDown } from 'lucide-react';
import type { Finding, Remedy } from '../../../src-main/gateway/protocol/diagnosis.ts';
import { t } from '../../language/t.ts';
import { Command } from '../command.tsx';
import { ICON } from '../icon.ts';
import { StateMark } from './state-mark.tsx';

/** What is to be mended, or to be known: what, by what it was seen, and the one step. The gateway says it in English. */
export function FindingCard({ finding }: { readonly finding: Finding }) {
  const { check, state, what, evidence, fix } = finding;
  return (
    <li className="card finding" data-state={state}>
      <p className="finding-head">
        <StateMark state={state} />
        <span className="muted">{t(`diagnosis.check.${check}`)}</span>
      </p>
      <h3 lang="en">{what}</h3>
      <Evidence lines={evidence} />
      {fix === undefined ? null : <Fix fix={fix} />}
    </li>
  );
}

/** What is well takes one line; by what it was seen is there for whoever opens it. */
export function FineFinding({ finding }: { readonly finding: Finding }) {
  const { evidence } = finding;
  if (evidence.length === 0) {
    return (
      <li className="fine-finding">
        <FineLine finding={finding} />
      </li>
    );
  }
  return (
    <li>
      <details>
        <summary className="fine-finding">
          <FineLine finding={finding} />
          <ChevronDown {...ICON} className="fine-chevron" />
        </summary>
        <Evidence lines={evidence} />
      </details>
    </li>
  );
}

function FineLine({ finding: { check, state, what } }: { readonly finding: Finding }) {
  return (
    <>
      <StateMark state={state} wordless />
      <span className="fine-words">
        <strong>{t(`diagnosis.check.${check}`)}</strong>
        <span className="muted" lang="en">
          {what}
        </span>
      </span>
    </>
  );
}

function Evidence({ lines }: { readonly lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <ul className="evidence muted small" lang="en">
      {lines.map((line, index) => (
        <li key={index}>
          <bdi>{line}</bdi>
        </li>
      ))}
    </ul>
  );
}

function Fix({ fix: { words, command } }: { readonly fix: Remedy }) {
  return (
    <div className="fix">
      <p>
        <span className="fix-name">{t('diagnosePage.toDo')}</span> <span lang="en">{words}</span>
      </p>
      {command === undefined ? null : <Command text={command} />}
    </div>
  );
}
