/** What came of a call: always in the tree, so that it is read out. */
import { CircleAlert, CircleCheck } from 'lucide-react';
import { Rich } from '../../language/rich.tsx';
import { t } from '../../language/t.ts';
import type { CallState } from '../../state/node-call.ts';
import { callFailureWords, callFixWords, tookWords } from '../../words/node-words.ts';
import { ICON } from '../icon.ts';
import { NodeResultView } from './node-result-view.tsx';

export function CallOutcome({ state, title }: { readonly state: CallState; readonly title: string }) {
  return (
    <div className="call-outcome" role="status" aria-label={t('nodePage.result')}>
      <Words state={state} title={title} />
      {state.kind === 'idle' || state.pieces === '' ? null : <pre className="output">{state.pieces}</pre>}
      {state.kind === 'done' ? <NodeResultView result={state.result} /> : null}
      {state.kind === 'failed' && state.failure.reason === 'node-refused' ? (
        <pre className="output">{`${state.failure.code}: ${state.failure.message}`}</pre>
      ) : null}
    </div>
  );
}

function Words({ state, title }: { readonly state: CallState; readonly title: string }) {
  switch (state.kind) {
    case 'idle':
      return null;
    case 'running':
      return (
        <p className="call-line">
          <span className="spinner" aria-hidden="true" />
          <span>
            <Rich id="nodePage.runs" values={{ command: <code>{state.command}</code> }} />
          </span>
        </p>
      );
    case 'done':
      return (
        <p className="call-line" data-tone="good">
          <CircleCheck {...ICON} />
          <span>
            <Rich
              id="nodePage.isDone"
              values={{
                command: <code>{state.command}</code>,
                took: <span className="muted">{tookWords(state.tookMs)}</span>,
              }}
            />
          </span>
        </p>
      );
    case 'failed': {
      const { failure } = state;
      return (
        <p className="call-line" data-tone="bad">
          <CircleAlert {...ICON} />
          <span>
            <bdi>{callFailureWords(failure, title)}</bdi>.{' '}
            <span className="muted">
              {failure.reason === 'not-allowed' ? (
                <Rich id="nodeCall.not-allowed.fix" values={{ message: <span lang="en">{failure.message}</span> }} />
              ) : (
                callFixWords(failure.reason)
              )}
            </span>
          </span>
        </p>
      );
    }
  }
}
