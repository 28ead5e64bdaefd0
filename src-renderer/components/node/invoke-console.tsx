/** Asks the node to do one thing now, shows how far it is, and what came of it. */
import { Play, Square } from 'lucide-react';
import { useEffect, useMemo, useState, useSyncExternalStore, type SubmitEvent } from 'react';
import { t } from '../../language/t.ts';
import { steadyMs } from '../../link/steady-clock.ts';
import { commandForm, JSON_FIELD, paramsFromJson, paramsOf, type Typed } from '../../state/command-form.ts';
import { useDeskTools } from '../../state/desk-tools.ts';
import { NodeCall } from '../../state/node-call.ts';
import { WAITS, waitWords, type Wait } from '../../words/node-words.ts';
import { Button } from '../button.tsx';
import { Choice } from '../choice.tsx';
import { Field } from '../field.tsx';
import { ICON } from '../icon.ts';
import { Tick } from '../tick.tsx';
import { CallOutcome } from './call-outcome.tsx';
import { CommandFields } from './command-fields.tsx';

interface InvokeConsoleProps {
  readonly nodeId: string;
  readonly title: string;
  readonly connected: boolean;
  /** Those that it may run now; at least one. */
  readonly commands: readonly [string, ...string[]];
}

const NO_PROBLEMS = {};

export function InvokeConsole({ nodeId, title, connected, commands }: InvokeConsoleProps) {
  const { place } = useDeskTools();
  const call = useMemo(() => new NodeCall(place.link, steadyMs), [place.link]);
  useEffect(() => call.start(), [call]);
  const state = useSyncExternalStore(call.subscribe, call.state);
  const [chosen, setChosen] = useState<string>();
  const [typed, setTyped] = useState<Typed>({});
  const [asJson, setAsJson] = useState(false);
  const [wait, setWait] = useState<Wait>(WAITS[0]);
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>(NO_PROBLEMS);
  // What was chosen may be taken away meanwhile.
  const command = chosen !== undefined && commands.includes(chosen) ? chosen : commands[0];
  const form = commandForm(command);
  const fields = asJson ? undefined : form;
  const running = state.kind === 'running';

  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (running || !connected) return;
    const made = fields === undefined ? paramsFromJson(typed[JSON_FIELD] ?? '') : paramsOf(fields, typed);
    setProblems(made.ok ? NO_PROBLEMS : made.problems);
    if (made.ok) call.run({ nodeId, command, params: made.params, timeoutMs: wait.ms });
  };
  const onType = (name: string, text: string): void => {
    setTyped({ ...typed, [name]: text });
    setProblems(NO_PROBLEMS);
  };
  return (
    <section className="card panel console" aria-labelledby="console-heading">
      <h2 id="console-heading">{t('nodePage.run')}</h2>
      <form onSubmit={submit} noValidate>
        <div className="console-choices">
          <Choice
            label={t('nodePage.command')}
            value={command}
            options={commands.map((name) => ({ value: name, words: name }))}
            disabled={running}
            onChoose={(name) => {
              setChosen(name);
              setTyped({});
              setProblems(NO_PROBLEMS);
            }}
          />
          <Choice
            label={t('nodePage.wait')}
            value={wait.id}
            options={WAITS.map((each) => ({ value: each.id, words: waitWords(each) }))}
            disabled={running}
            onChoose={(id) => {
              setWait(WAITS.find((each) => each.id === id) ?? WAITS[0]);
            }}
          />
        </div>
        {fields === undefined ? (
          <Field
            label={t('nodePage.json')}
            hint={form === undefined ? t('nodePage.json.hint') : undefined}
            problem={problems[JSON_FIELD]}
            optional
          >
            {(tied) => (
              <textarea
                {...tied}
                className="field field-code"
                rows={4}
                spellCheck={false}
                disabled={running}
                placeholder="{ }"
                value={typed[JSON_FIELD] ?? ''}
                onChange={({ target }) => {
                  onType(JSON_FIELD, target.value);
                }}
              />
            )}
          </Field>
        ) : (
          <CommandFields fields={fields} typed={typed} problems={problems} disabled={running} onType={onType} />
        )}
        {form === undefined ? null : (
          <Tick
            checked={asJson}
            disabled={running}
            onChange={(on) => {
              setAsJson(on);
              setProblems(NO_PROBLEMS);
            }}
          >
            {t('nodePage.json.write')}
          </Tick>
        )}
        <div className="buttons">
          <Button type="submit" look="primary" disabled={running || !connected}>
            <Play {...ICON} />
            {t(running ? 'nodePage.running' : 'nodePage.runOnNode')}
          </Button>
          {running ? (
            <Button disabled={state.cancelling} onClick={call.cancel}>
              <Square {...ICON} />
              {t(state.cancelling ? 'nodePage.callingOff' : 'nodePage.callOff')}
            </Button>
          ) : null}
          {connected ? null : <p className="muted">{t('nodePage.onceConnected')}</p>}
        </div>
      </form>
      <CallOutcome state={state} title={title} />
    </section>
  );
}
