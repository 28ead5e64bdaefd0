import { CircleCheck, OctagonAlert } from 'lucide-react';
import type { Diagnosis } from '../../../src-main/gateway/protocol/diagnosis.ts';
import { sumWords } from '../../words/diagnosis-words.ts';
import { LARGE_ICON } from '../icon.ts';

/** The answer before its reasons. */
export function DiagnosisSum({ diagnosis }: { readonly diagnosis: Diagnosis }) {
  const { title, says } = sumWords(diagnosis);
  const Shape = diagnosis.healthy ? CircleCheck : OctagonAlert;
  return (
    <div className="diagnosis-sum" data-healthy={diagnosis.healthy} role="status">
      <Shape {...LARGE_ICON} />
      <div>
        <p className="diagnosis-title">{title}</p>
        <p className="muted">{says}</p>
      </div>
    </div>
  );
}
