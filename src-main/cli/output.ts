/** What a command says and how it ends. Commands return this; only the entry file writes and exits. */
export interface CommandOutput {
  readonly exitCode: 0 | 1;
  /** For standard output; a JSON value where the person asked for `--json`. */
  readonly text?: string;
  readonly json?: unknown;
  /** For standard error: what, why, what to do. */
  readonly problem?: string;
}

export function said(text: string, json: unknown): CommandOutput {
  return { exitCode: 0, text, json };
}

export function failed(problem: string, json: unknown = { error: problem }): CommandOutput {
  return { exitCode: 1, problem, json };
}
