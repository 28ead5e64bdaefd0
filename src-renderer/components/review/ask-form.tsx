/** The open review card: who asks, whether it is really that device, for what, on which terms, and the answers. */
import type { PairedDeviceView } from '../../../src-main/gateway/protocol/desk.ts';
import { codeWords } from '../../../src-main/gateway/words/any-language.ts';
import { deviceKind } from '../../../src-main/gateway/words/device-kind.ts';
import { Rich } from '../../language/rich.tsx';
import type { Sentence } from '../../language/sentence.ts';
import { t } from '../../language/t.ts';
import { askExpiresAtMs, type Ask } from '../../state/ask.ts';
import { useDeskTools } from '../../state/desk-tools.ts';
import { grantsNothing } from '../../state/terms.ts';
import type { TermsDraft } from '../../state/use-terms.ts';
import { originWords } from '../../words/device-words.ts';
import { ArmedButton } from '../armed-button.tsx';
import { Button } from '../button.tsx';
import { Countdown } from '../countdown.tsx';
import { Tip } from '../tip.tsx';
import { AskChange } from './ask-change.tsx';
import { AskDetails } from './ask-details.tsx';
import { AskHead } from './ask-head.tsx';
import { AskMessages } from './ask-messages.tsx';
import { AskTerms } from './ask-terms.tsx';
import { AskWarnings } from './ask-warnings.tsx';
import { AskWhole } from './ask-whole.tsx';

export type Answer = 'approve' | 'deny' | 'dismiss' | 'block';

interface AskFormProps {
  readonly ask: Ask;
  /** The device as it is trusted now; undefined for one that is not. */
  readonly known: PairedDeviceView | undefined;
  readonly devices: readonly PairedDeviceView[];
  readonly headingId: string;
  /** The device asked anew while this card was open. */
  readonly changed: boolean;
  readonly armed: boolean;
  readonly terms: TermsDraft;
  /** The answer that is on its way. */
  readonly busy: Answer | undefined;
  readonly failure: Sentence | undefined;
  readonly onTerms: (change: Partial<TermsDraft>) => void;
  readonly onAnswer: (answer: Answer) => void;
  /** To the ways of keeping it out, each with its consequence. */
  readonly onRefuse: () => void;
}

export function AskForm(props: AskFormProps) {
  const { ask, known, headingId, changed, armed, terms, busy, failure, onTerms, onAnswer } = props;
  const [request] = ask.requests;
  const { can } = useDeskTools();
  const { noun } = deviceKind(request);
  const sending = busy !== undefined;
  return (
    <>
      <AskHead ask={ask} headingId={headingId} />
      <AskWarnings request={request} devices={props.devices} />

      <div className="ask-code">
        <p>
          <Rich id={`review.shows.${noun}`} values={{ codes: <Codes ask={ask} /> }} />
        </p>
        <Countdown untilMs={askExpiresAtMs(ask)} />
      </div>

      {can.terms ? (
        <>
          <AskTerms ask={ask} terms={terms} name={known?.label ?? request.name} disabled={sending} onChange={onTerms} />
          <AskChange ask={ask} known={known} terms={terms} />
        </>
      ) : (
        <AskWhole ask={ask} />
      )}

      <div className="ask-from">
        <p>{originWords(ask.requests)}</p>
        <AskDetails ask={ask} />
      </div>

      <AskMessages changed={changed} failure={failure}>
        {can.terms && grantsNothing(ask, terms) ? <p className="ask-note">{t('review.grantsNothing')}</p> : null}
      </AskMessages>

      <div className="modal-buttons">
        {can.block ? (
          <Button look="quiet" className="modal-aside" disabled={sending} onClick={props.onRefuse}>
            {t('review.block')}
          </Button>
        ) : null}
        <Tip words={t('keepOut.deny')}>
          <Button
            disabled={sending}
            onClick={() => {
              onAnswer('deny');
            }}
          >
            {t(busy === 'deny' ? 'review.denying' : 'review.deny')}
          </Button>
        </Tip>
        <Tip words={t('keepOut.dismiss')}>
          <Button
            disabled={sending}
            onClick={() => {
              onAnswer('dismiss');
            }}
          >
            {t('review.notNow')}
          </Button>
        </Tip>
        <ArmedButton
          label={t(`review.approve.${noun}`)}
          busyLabel={busy === 'approve' ? t('review.approving') : undefined}
          verb={t('review.approve')}
          armed={armed}
          ready={armed && !sending}
          onPress={() => {
            onAnswer('approve');
          }}
        />
      </div>
    </>
  );
}

/** One for each thing it wants to be; any of them will do. */
function Codes({ ask: { requests } }: Pick<AskFormProps, 'ask'>) {
  return requests
    .map(({ code }) => <strong className="code code-large">{codeWords(code)}</strong>)
    .reduce((codes, code) => <Rich id="review.or" values={{ codes, code }} />);
}
