/** How the gateway is reached: read from the config file, and written to it. */
import { useState, type SubmitEvent } from 'react';
import type { GatewayStatus } from '../../../src-main/gateway/protocol/desk.ts';
import { listed } from '../../language/listed.ts';
import { Rich } from '../../language/rich.tsx';
import { saying, type Sentence } from '../../language/sentence.ts';
import { t } from '../../language/t.ts';
import { useDeskTools } from '../../state/desk-tools.ts';
import {
  listensAt,
  reachDraft,
  reachPatch,
  reachProblems,
  saveReach,
  USUAL_PORT,
  type ConfigAnswer,
  type ReachDraft,
  type ReachField,
  type ReachProblems,
} from '../../state/gateway-config.ts';
import { useFocusOnProblem } from '../../state/focus-problem.ts';
import { addressWords } from '../../words/gateway-words.ts';
import { binds, encryptions, signInWords } from '../../words/settings-words.ts';
import { copyText } from '../../link/copy-text.ts';
import { Button } from '../button.tsx';
import { CopyButton } from '../copy-button.tsx';
import { ChoiceControl, Setting, SettingGroup } from './setting.tsx';
import { Said } from '../said.tsx';

interface ReachSettingsProps {
  readonly answer: ConfigAnswer;
  readonly status: GatewayStatus;
}

const NO_PROBLEMS: ReachProblems = {};

export function ReachSettings({ answer, status }: ReachSettingsProps) {
  const { place, tell } = useDeskTools();
  const [changes, setChanges] = useState<Partial<ReachDraft>>({});
  const [problems, setProblems] = useState(NO_PROBLEMS);
  const [message, setMessage] = useState<Sentence>();
  const [saving, setSaving] = useState(false);
  const form = useFocusOnProblem(problems);
  const before = reachDraft(answer);
  const draft = { ...before, ...changes };
  const patch = reachPatch(before, draft);
  const { gateway = {} } = answer.config;

  const change = (field: Partial<ReachDraft>): void => {
    setChanges({ ...changes, ...field });
    setProblems(NO_PROBLEMS);
    setMessage(undefined);
  };
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const seen = reachProblems(draft);
    setProblems(seen);
    if (patch === undefined || saving || Object.keys(seen).length > 0) return;
    setSaving(true);
    void saveReach(place.link, patch, answer.hash).then((saved) => {
      setSaving(false);
      if (saved.ok) {
        setChanges({});
        const keepsPort = draft.port.trim() !== before.port && !listensAt(status, draft.port);
        tell(saying(saved.restarts ? 'reach.saved.restarts' : keepsPort ? 'reach.saved.port' : 'reach.saved'));
        return;
      }
      setProblems(saved.problems);
      setMessage(saved.message);
    });
  };
  const text = (field: Exclude<ReachField, 'bind' | 'trustedProxies' | 'encrypted'>, placeholder: string) => ({
    className: 'field',
    autoComplete: 'off',
    spellCheck: false,
    disabled: saving,
    placeholder,
    value: draft[field],
    onChange: ({ target }: { readonly target: { readonly value: string } }) => {
      change({ [field]: target.value });
    },
  });
  const offersTailnet = status.tailnet !== undefined || before.bind === 'tailnet';
  const running = status.addresses.map(addressWords);
  // What waits for a restart is still to come.
  const isPortGiven = status.state === 'running' && status.unapplied === undefined && !listensAt(status, before.port);
  return (
    <SettingGroup title={t('reach.title')}>
      <form ref={form} onSubmit={submit} noValidate>
        <Setting
          name={t('reach.bind')}
          says={`${t('reach.bind.says')} ${t('reach.byRestart')}`}
          problem={problems.bind}
        >
          {(tied) => (
            <ChoiceControl
              tied={tied}
              value={draft.bind}
              options={binds().filter(({ value }) => value !== 'tailnet' || offersTailnet)}
              disabled={saving}
              onChoose={(bind) => {
                change({ bind });
              }}
            />
          )}
        </Setting>
        {draft.bind === 'custom' ? (
          <Setting
            name={t('reach.host')}
            says={`${t('reach.host.says')} ${t('reach.byRestart')}`}
            problem={problems.customBindHost}
          >
            {(tied) => <input {...tied} {...text('customBindHost', '192.168.1.5')} />}
          </Setting>
        ) : null}
        <Setting
          name={t('reach.port')}
          says={[
            ...(running.length === 0 ? [] : [t('reach.port.now', { addresses: listed(running) })]),
            t(isPortGiven ? 'reach.port.given' : 'reach.byRestart'),
          ].join(' ')}
          problem={problems.port}
        >
          {(tied) => <input {...tied} {...text('port', String(USUAL_PORT))} inputMode="numeric" />}
        </Setting>
        <Setting
          name={t('reach.public')}
          says={`${t('reach.public.says')} ${t('settings.atOnce')}`}
          problem={problems.publicOrigin}
        >
          {(tied) => <input {...tied} {...text('publicOrigin', 'https://gateway.example.com')} inputMode="url" />}
        </Setting>
        <Setting name={t('reach.proxies')} says={t('reach.proxies.says')} problem={problems.trustedProxies}>
          {(tied) => (
            <textarea
              {...tied}
              className="field field-code"
              rows={3}
              spellCheck={false}
              disabled={saving}
              placeholder="10.0.0.0/8"
              value={draft.trustedProxies}
              onChange={({ target }) => {
                change({ trustedProxies: target.value });
              }}
            />
          )}
        </Setting>
        <Setting
          name={t('reach.encryption')}
          says={`${t('reach.encryption.says')} ${t('reach.byRestart')}`}
          problem={problems.encrypted}
        >
          {(tied) => (
            <>
              <ChoiceControl
                tied={tied}
                value={draft.encrypted}
                options={encryptions()}
                disabled={saving}
                onChoose={(encrypted) => {
                  change({ encrypted });
                }}
              />
              {status.tlsFingerprint === undefined ? null : <Fingerprint hex={status.tlsFingerprint} />}
            </>
          )}
        </Setting>
        <div className="setting-facts muted small">
          <p>{signInWords(gateway.auth?.mode)}</p>
          <p>
            <Rich id="reach.file" values={{ path: <code>{answer.path}</code> }} />
          </p>
        </div>
        <div className="setting-save">
          <p className="ask-failure" role="status">
            <Said sentence={message} />
          </p>
          <Button
            disabled={patch === undefined || saving}
            onClick={() => {
              setChanges({});
              setProblems(NO_PROBLEMS);
              setMessage(undefined);
            }}
          >
            {t('reach.discard')}
          </Button>
          <Button type="submit" look="primary" disabled={patch === undefined || saving}>
            {t(saving ? 'buttons.saving' : 'reach.save')}
          </Button>
        </div>
      </form>
    </SettingGroup>
  );
}

function Fingerprint({ hex }: { readonly hex: string }) {
  return (
    <>
      <p className="muted small setting-fingerprint">
        <Rich id="reach.fingerprint" values={{ hex: <code>{hex}</code> }} />
      </p>
      <div>
        <CopyButton label={t('reach.fingerprint.copy')} copy={() => copyText(hex)} />
      </div>
    </>
  );
}
