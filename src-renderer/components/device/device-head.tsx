/** The device at the head of its page, and its name to be changed in place. */
import { Pencil } from 'lucide-react';
import { useId, useState, type SubmitEvent } from 'react';
import type { PairedDeviceView } from '../../../src-main/gateway/protocol/desk.ts';
import { saying, type Sentence } from '../../language/sentence.ts';
import { t } from '../../language/t.ts';
import { useDeskTools } from '../../state/desk-tools.ts';
import { deviceClaim, deviceTitle } from '../../words/device-words.ts';
import { tabTitle } from '../../words/page-words.ts';
import { Button } from '../button.tsx';
import { DeviceName } from '../device-name.tsx';
import { DevicePicture } from '../device-picture.tsx';
import { DeviceStatus } from '../device-status.tsx';
import { DeviceTags } from '../device-tags.tsx';
import { ICON } from '../icon.ts';
import { KeyWords } from '../key-words.tsx';
import { Said } from '../said.tsx';

interface DeviceHeadProps {
  readonly device: PairedDeviceView;
  readonly waiting: number;
}

export function DeviceHead({ device, waiting }: DeviceHeadProps) {
  const [renaming, setRenaming] = useState(false);
  return (
    <header className="device-head">
      <title>{tabTitle(deviceTitle(device), waiting)}</title>
      <DevicePicture deviceId={device.deviceId} size={64} />
      <div>
        {renaming ? (
          <RenameForm
            device={device}
            onClose={() => {
              setRenaming(false);
            }}
          />
        ) : (
          <div className="name-line">
            <h1>
              <DeviceName device={device} />
            </h1>
            <Button
              look="quiet"
              onClick={() => {
                setRenaming(true);
              }}
            >
              <Pencil {...ICON} />
              {t('devicePage.rename')}
            </Button>
          </div>
        )}
        <p className="muted">{deviceClaim(device)}</p>
        <KeyWords words={device.fingerprint} />
        <p className="name-line">
          <DeviceStatus device={device} />
          <DeviceTags device={device} />
        </p>
      </div>
    </header>
  );
}

/** As many as a label may have. */
const NAME_LENGTH = 64;

type Progress = { readonly kind: 'editing'; readonly failure?: Sentence } | { readonly kind: 'saving' };

function RenameForm({ device, onClose }: { readonly device: PairedDeviceView; readonly onClose: () => void }) {
  const { actions } = useDeskTools();
  const fieldId = useId();
  const [name, setName] = useState(deviceTitle(device));
  const [progress, setProgress] = useState<Progress>({ kind: 'editing' });
  const saving = progress.kind === 'saving';
  const failure = progress.kind === 'editing' ? progress.failure : undefined;
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    setProgress({ kind: 'saving' });
    // Its own name again is no label: it then follows what the device calls itself.
    const label = name.trim() === device.name ? '' : name.trim();
    void actions.rename({ deviceId: device.deviceId, name: label }).then((reason) => {
      if (reason === undefined) onClose();
      else setProgress({ kind: 'editing', failure: reason });
    });
  };
  return (
    <form
      className="rename"
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <h1 className="hidden">{deviceTitle(device)}</h1>
      <label htmlFor={fieldId} className="hidden">
        {t('devicePage.rename.label')}
      </label>
      <input
        id={fieldId}
        className="field"
        type="text"
        autoComplete="off"
        autoFocus
        spellCheck={false}
        maxLength={NAME_LENGTH}
        placeholder={device.name}
        aria-describedby={`${fieldId}-hint`}
        aria-invalid={failure !== undefined}
        disabled={saving}
        value={name}
        onFocus={({ target }) => {
          target.select();
        }}
        onChange={({ target }) => {
          setName(target.value);
        }}
      />
      <Button type="submit" look="primary" disabled={saving}>
        {t(saving ? 'buttons.saving' : 'devicePage.rename.save')}
      </Button>
      <Button disabled={saving} onClick={onClose}>
        {t('buttons.cancel')}
      </Button>
      <p id={`${fieldId}-hint`} className={failure === undefined ? 'muted small' : 'ask-failure'} role="status">
        <Said sentence={failure ?? saying('devicePage.rename.hint')} />
      </p>
    </form>
  );
}
