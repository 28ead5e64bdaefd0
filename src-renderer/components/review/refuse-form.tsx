/** The three ways of keeping a device out, side by side, each with what follows from it. */
import { useState } from 'react';
import { Rich } from '../../language/rich.tsx';
import type { Sentence } from '../../language/sentence.ts';
import { t } from '../../language/t.ts';
import type { Ask } from '../../state/ask.ts';
import { deviceTitle } from '../../words/device-words.ts';
import { Button } from '../button.tsx';
import { Tick } from '../tick.tsx';
import type { Answer } from './ask-form.tsx';
import { Said } from '../said.tsx';

interface RefuseFormProps {
  readonly ask: Ask;
  readonly known: boolean;
  readonly headingId: string;
  readonly busy: Answer | undefined;
  readonly failure: Sentence | undefined;
  readonly onAnswer: (answer: Exclude<Answer, 'approve' | 'block'>) => void;
  readonly onBlock: (address: boolean) => void;
  readonly onBack: () => void;
}

export function RefuseForm({ ask, known, headingId, busy, failure, onAnswer, onBlock, onBack }: RefuseFormProps) {
  const [request] = ask.requests;
  const [withAddress, setWithAddress] = useState(false);
  const sending = busy !== undefined;
  // On this computer everything comes from the same address.
  const isRemote = request.locality === 'remote' || request.locality === 'proxied';
  return (
    <>
      <h2 id={headingId}>
        <Rich id="review.keepOut" values={{ device: <bdi>{deviceTitle(request)}</bdi> }} />
      </h2>
      <ul className="refusals">
        <li>
          <Button
            disabled={sending}
            aria-describedby={`${headingId}-dismiss`}
            onClick={() => {
              onAnswer('dismiss');
            }}
          >
            {t('review.notNow')}
          </Button>
          <p id={`${headingId}-dismiss`}>{t('keepOut.dismiss')}</p>
        </li>
        <li>
          <Button
            disabled={sending}
            aria-describedby={`${headingId}-deny`}
            onClick={() => {
              onAnswer('deny');
            }}
          >
            {t(busy === 'deny' ? 'review.denying' : 'review.deny')}
          </Button>
          <p id={`${headingId}-deny`}>{t('keepOut.deny')}</p>
        </li>
        <li>
          <Button
            look="danger"
            disabled={sending}
            aria-describedby={`${headingId}-block`}
            onClick={() => {
              onBlock(withAddress);
            }}
          >
            {t(busy === 'block' ? 'review.blocking' : 'review.blockNow')}
          </Button>
          <div>
            <p id={`${headingId}-block`}>{t(known ? 'keepOut.blockPaired' : 'keepOut.block')}</p>
            {isRemote ? (
              <Tick checked={withAddress} disabled={sending} onChange={setWithAddress}>
                {t('keepOut.alsoAddress', { address: request.address })}
              </Tick>
            ) : null}
          </div>
        </li>
      </ul>
      <p className="ask-failure" role="status">
        <Said sentence={failure} />
      </p>
      <div className="modal-buttons">
        <Button disabled={sending} onClick={onBack}>
          {t('buttons.back')}
        </Button>
      </div>
    </>
  );
}
