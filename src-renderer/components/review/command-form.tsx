/** The open review card of a trusted node that asks to run commands. It has proven its key, so no code is compared. */
import type { CommandRequest } from '../../../src-main/gateway/protocol/desk.ts';
import { abilitiesOf } from '../../../src-main/gateway/words/abilities.ts';
import type { Sentence } from '../../language/sentence.ts';
import { t } from '../../language/t.ts';
import { commandsTitle, kindWords } from '../../words/device-words.ts';
import { AbilityList } from '../ability-list.tsx';
import { ArmedButton } from '../armed-button.tsx';
import { Button } from '../button.tsx';
import { DevicePicture } from '../device-picture.tsx';
import { Fact } from '../fact.tsx';
import { AskMessages } from './ask-messages.tsx';

export type CommandAnswer = 'allow' | 'deny';

interface CommandFormProps {
  readonly request: CommandRequest;
  readonly headingId: string;
  /** The node asked anew while this card was open. */
  readonly changed: boolean;
  readonly armed: boolean;
  /** The answer that is on its way. */
  readonly busy: CommandAnswer | undefined;
  readonly failure: Sentence | undefined;
  readonly onAnswer: (answer: CommandAnswer) => void;
  readonly onClose: () => void;
}

export function CommandForm(props: CommandFormProps) {
  const { request, headingId, changed, armed, busy, failure, onAnswer, onClose } = props;
  return (
    <>
      <header className="ask-head">
        <DevicePicture deviceId={request.deviceId} size={48} />
        <div>
          <h2 id={headingId}>
            <bdi>{commandsTitle(request)}</bdi>
          </h2>
          <p className="muted">{t('waiting.paired', { kind: kindWords(request) })}</p>
        </div>
      </header>

      <h3>{t('terms.asksTo')}</h3>
      <AbilityList abilities={nodeAbilities(request.commands)} held={heldBy(request)} />
      <CommandDetails request={request} />

      <AskMessages changed={changed} failure={failure} />

      <div className="modal-buttons">
        <Button
          disabled={busy !== undefined}
          onClick={() => {
            onAnswer('deny');
          }}
        >
          {t(busy === 'deny' ? 'review.denying' : 'review.deny')}
        </Button>
        <Button disabled={busy !== undefined} onClick={onClose}>
          {t('review.notNow')}
        </Button>
        <ArmedButton
          label={t('review.allowCommands')}
          busyLabel={busy === 'allow' ? t('review.allowing') : undefined}
          verb={t('review.allow')}
          armed={armed}
          ready={armed && busy === undefined}
          onPress={() => {
            onAnswer('allow');
          }}
        />
      </div>
    </>
  );
}

function CommandDetails({ request }: Pick<CommandFormProps, 'request'>) {
  const { deviceId, commands, approvedCommands, caps, permissions, requestId, digest } = request;
  const given = Object.keys(permissions).filter((name) => permissions[name] === true);
  return (
    <details className="details">
      <summary>{t('buttons.details')}</summary>
      <dl>
        <Fact name={t('facts.deviceId')} value={deviceId} />
        <Fact name={t('facts.commands')} value={commands.join(', ')} />
        <Fact name={t('facts.mayNow')} value={approvedCommands.join(', ')} />
        <Fact name={t('facts.features')} value={caps.join(', ')} />
        <Fact name={t('facts.permissions')} value={given.join(', ')} />
        <Fact name={t('facts.request')} value={requestId} />
        <Fact name={t('facts.digest')} value={digest} />
      </dl>
    </details>
  );
}

function heldBy({ approvedCommands }: CommandRequest) {
  return approvedCommands.length === 0 ? [] : nodeAbilities(approvedCommands);
}

function nodeAbilities(commands: readonly string[]) {
  return abilitiesOf([{ role: 'node', scopes: [], commands }]);
}
