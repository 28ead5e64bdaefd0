/**
 * What the doctor found, for `openclaw doctor` and the Diagnose page.
 *
 * Plain data only, as in desk.ts: the renderer imports it. Holds no secret and nothing that one could be made from.
 */

export type Check =
  | 'running'
  | 'config'
  | 'addresses'
  | 'token'
  | 'proxy'
  | 'origin'
  | 'clock'
  | 'encryption'
  | 'discovery'
  | 'files'
  | 'flags'
  | 'clients'
  | 'refused';

export interface Finding {
  readonly check: Check;
  /** `problem`: something does not work, or is not safe. `note`: worth knowing, and may be meant so. */
  readonly state: 'fine' | 'note' | 'problem';
  /** One sentence. */
  readonly what: string;
  /** What was measured, a line each. */
  readonly evidence: readonly string[];
  /** The one next step; absent where all is fine. */
  readonly fix?: Remedy;
}

export interface Remedy {
  readonly words: string;
  /** To be typed, with everything filled in, for the place that the gateway runs in. */
  readonly command?: string;
}

/** Answer of `desk.diagnosis`. */
export interface Diagnosis {
  /** No finding is a problem. */
  readonly healthy: boolean;
  /** Wall clock, milliseconds. */
  readonly atMs: number;
  /** At least one per check, in the order of the checks. */
  readonly findings: readonly Finding[];
}
