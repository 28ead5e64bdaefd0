/** Chooses a gateway elsewhere by hand; its computer's name is typed twice, as everything is then sent there. */
import { useId, useState, type SubmitEvent } from 'react';
import type { AttachOrder, AttachResult, DesktopBridge } from '../../../src-main/desktop/ipc-contract.ts';
import { saying, type OwnSentence } from '../../language/sentence.ts';
import { t } from '../../language/t.ts';
import { useFocusOnProblem } from '../../state/focus-problem.ts';
import { attachFaultWords } from '../../words/attach-words.ts';
import { Button } from '../button.tsx';
import { Field } from '../field.tsx';
import { Modal } from '../modal.tsx';

interface AttachDialogProps {
  readonly bridge: DesktopBridge;
  readonly onClose: () => void;
}

interface Draft {
  readonly address: string;
  readonly secret: string;
  readonly mode: 'token' | 'password';
  readonly tlsFingerprint: string;
  readonly confirmedHost: string;
}

type Fault = Extract<AttachResult, { readonly ok: false }>['fault'];

/** In which field, and in what words. Without a field it stands below them all. */
interface Failure {
  readonly field: string | undefined;
  readonly sentence: OwnSentence;
}

function failureOf(fault: Fault): Failure {
  return { field: 'field' in fault ? fault.field : undefined, sentence: attachFaultWords(fault) };
}

const EMPTY: Draft = { address: '', secret: '', mode: 'token', tlsFingerprint: '', confirmedHost: '' };

export function AttachDialog({ bridge, onClose }: AttachDialogProps) {
  const headingId = useId();
  const [draft, setDraft] = useState(EMPTY);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const form = useFocusOnProblem(failure);
  const ready = draft.address.trim() !== '' && draft.confirmedHost.trim() !== '';
  const change = (more: Partial<Draft>): void => {
    setDraft({ ...draft, ...more });
  };
  const problemAt = (field: keyof Draft | undefined): string | undefined =>
    failure?.field === field ? failure?.sentence.words() : undefined;
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (busy || !ready) return;
    setBusy(true);
    setFailure(undefined);
    void bridge
      .attach(orderOf(draft))
      .then(
        (result) => {
          if (result.ok) onClose();
          else setFailure(failureOf(result.fault));
        },
        () => {
          setFailure({ field: undefined, sentence: saying('attach.fault.unknown') });
        },
      )
      .finally(() => {
        setBusy(false);
      });
  };
  return (
    <Modal labelledBy={headingId} onClose={onClose}>
      <form className="attach-form" ref={form} onSubmit={submit}>
        <h2 id={headingId}>{t('attach.form.title')}</h2>
        <p className="muted">{t('attach.form.intro')}</p>
        <TextField
          label={t('attach.form.address')}
          hint={t('attach.form.address.hint')}
          problem={problemAt('address')}
          value={draft.address}
          onText={(address) => {
            change({ address });
          }}
        />
        <TextField
          label={t('attach.form.secret')}
          hint={t('attach.form.secret.hint')}
          secret
          problem={problemAt('secret')}
          value={draft.secret}
          onText={(secret) => {
            change({ secret });
          }}
        />
        <Field label={t('attach.form.mode')}>
          {(tied) => (
            <select
              {...tied}
              className="field select"
              value={draft.mode}
              onChange={({ target }) => {
                change({ mode: target.value === 'password' ? 'password' : 'token' });
              }}
            >
              <option value="token">{t('attach.form.token')}</option>
              <option value="password">{t('attach.form.password')}</option>
            </select>
          )}
        </Field>
        <TextField
          label={t('attach.form.fingerprint')}
          hint={t('attach.form.fingerprint.hint')}
          problem={problemAt('tlsFingerprint')}
          value={draft.tlsFingerprint}
          onText={(tlsFingerprint) => {
            change({ tlsFingerprint });
          }}
        />
        <TextField
          label={t('attach.form.confirm')}
          problem={problemAt('confirmedHost')}
          value={draft.confirmedHost}
          onText={(confirmedHost) => {
            change({ confirmedHost });
          }}
        />
        <p className="ask-failure" role="status">
          {problemAt(undefined)}
        </p>
        <div className="modal-buttons">
          <Button disabled={busy} onClick={onClose}>
            {t('attach.form.cancel')}
          </Button>
          <Button type="submit" look="primary" disabled={busy || !ready}>
            {busy ? t('attach.attaching') : t('attach.attach')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

interface TextFieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly problem: string | undefined;
  readonly secret?: boolean;
  readonly value: string;
  readonly onText: (text: string) => void;
}

function TextField({ label, hint, problem, secret = false, value, onText }: TextFieldProps) {
  return (
    <Field label={label} hint={hint} problem={problem}>
      {(tied) => (
        <input
          {...tied}
          className="field"
          type={secret ? 'password' : 'text'}
          autoComplete="off"
          spellCheck={false}
          value={value}
          onChange={({ target }) => {
            onText(target.value);
          }}
        />
      )}
    </Field>
  );
}

function orderOf({ address, secret, mode, tlsFingerprint, confirmedHost }: Draft): AttachOrder {
  return {
    address,
    confirmedHost,
    ...(secret.trim() !== '' && { secret: { mode, text: secret.trim() } }),
    ...(tlsFingerprint.trim() !== '' && { tlsFingerprint }),
  };
}
