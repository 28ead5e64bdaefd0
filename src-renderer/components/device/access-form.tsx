/** Narrows, widens or ends one role of a device that is trusted already, within what it once asked for. */
import { useState, type SubmitEvent } from 'react';
import type { PairedDeviceView, Role } from '../../../src-main/gateway/protocol/desk.ts';
import { offerOf } from '../../../src-main/gateway/words/access-levels.ts';
import { saying, type Sentence } from '../../language/sentence.ts';
import { t } from '../../language/t.ts';
import { accessChange, draftOf, type AccessDraft } from '../../state/access-change.ts';
import { useClockOffset } from '../../state/clock-offset.ts';
import { useDeskTools } from '../../state/desk-tools.ts';
import { LASTINGS, lastsFromNowWords, levelOfDeviceWords } from '../../words/access-words.ts';
import { deviceTitle } from '../../words/device-words.ts';
import { AccessChoice } from '../access-choice.tsx';
import { AccessTicks } from '../access-ticks.tsx';
import { Button } from '../button.tsx';
import { Choice } from '../choice.tsx';
import { Said } from '../said.tsx';

interface AccessFormProps {
  readonly device: PairedDeviceView;
  readonly role: Role;
  readonly onClose: () => void;
}

export function AccessForm({ device, role, onClose }: AccessFormProps) {
  const { actions, tell } = useDeskTools();
  const offsetMs = useClockOffset();
  const offer = offerOf([...device.scopes, ...(device.withheld ?? [])]);
  const [draft, setDraft] = useState<AccessDraft>(() => draftOf(device, role));
  const [exact, setExact] = useState(false);
  const [progress, setProgress] = useState<{ readonly saving: boolean; readonly failure?: Sentence }>({
    saving: false,
  });
  const nothing = role === 'operator' && draft.granted.size === 0;
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const change = accessChange(device, role, draft, Date.now() + offsetMs);
    if (change === undefined) {
      onClose();
      return;
    }
    setProgress({ saving: true });
    void actions.setAccess(change).then((failure) => {
      if (failure !== undefined) {
        setProgress({ saving: false, failure });
        return;
      }
      tell(saying('devicePage.accessChanged', { device: deviceTitle(device) }));
      onClose();
    });
  };
  return (
    <form className="access-form" onSubmit={submit}>
      {role === 'operator' ? (
        <AccessTicks
          offer={offer}
          granted={draft.granted}
          exact={exact}
          disabled={progress.saving}
          onChange={(granted) => {
            setDraft({ ...draft, granted });
          }}
        />
      ) : null}
      <div className="ask-choices">
        {role === 'operator' ? (
          <AccessChoice
            offer={offer}
            granted={draft.granted}
            exact={exact}
            disabled={progress.saving}
            words={levelOfDeviceWords}
            onChange={(granted, isExact) => {
              setDraft({ ...draft, granted });
              setExact(isExact);
            }}
          />
        ) : null}
        <Choice
          label={t('terms.lasts')}
          value={draft.lasting}
          options={[
            ...(device.expiresAtMs?.[role] === undefined
              ? []
              : [{ value: 'kept' as const, words: t('devicePage.asLongAsNow') }]),
            ...LASTINGS.map((lasts) => ({ value: lasts, words: lastsFromNowWords(lasts) })),
          ]}
          disabled={progress.saving}
          onChoose={(lasting) => {
            setDraft({ ...draft, lasting });
          }}
        />
      </div>
      <p className={progress.failure === undefined ? 'muted' : 'ask-failure'} role="status">
        <Said sentence={progress.failure ?? saying(nothing ? 'access.nothingGranted' : 'devicePage.renewed')} />
      </p>
      <div className="buttons">
        <Button type="submit" look="primary" disabled={progress.saving || nothing}>
          {t(progress.saving ? 'buttons.saving' : 'devicePage.saveAccess')}
        </Button>
        <Button disabled={progress.saving} onClick={onClose}>
          {t('buttons.cancel')}
        </Button>
      </div>
    </form>
  );
}
