import { memo } from 'react';
import type { CommandRequest } from '../../src-main/gateway/protocol/desk.ts';
import { t } from '../language/t.ts';
import { abilitiesOf } from '../../src-main/gateway/words/abilities.ts';
import { codeWords } from '../../src-main/gateway/words/any-language.ts';
import { commandsTitle, kindWords } from '../words/device-words.ts';
import { AskedAbilities } from './asked-abilities.tsx';
import { Button } from './button.tsx';
import { DevicePicture } from './device-picture.tsx';
import { Tag } from './tag.tsx';

interface CommandCardProps {
  readonly request: CommandRequest;
  readonly onReview: (requestId: string) => void;
}

/** A trusted node that asks to run commands. Like every card in a list that moves, it only opens the review card. */
export const CommandCard = memo(function CommandCard({ request, onReview }: CommandCardProps) {
  const abilities = abilitiesOf([{ role: 'node', scopes: [], commands: request.commands }]);
  return (
    <li className="card waiting-card">
      <DevicePicture deviceId={request.deviceId} size={40} />
      <div className="waiting-who">
        <p className="name-line">
          <bdi className="device-name">{commandsTitle(request)}</bdi>
          {request.quiet ? <Tag>{t('waiting.askedBefore')}</Tag> : null}
        </p>
        <p className="muted">{t('waiting.paired', { kind: kindWords(request) })}</p>
        <AskedAbilities abilities={abilities} />
      </div>
      <div className="waiting-code">
        <span className="code">{codeWords(request.code)}</span>
      </div>
      <Button
        look={request.quiet ? 'plain' : 'primary'}
        onClick={() => {
          onReview(request.requestId);
        }}
      >
        {t('waiting.review')}
      </Button>
    </li>
  );
});
