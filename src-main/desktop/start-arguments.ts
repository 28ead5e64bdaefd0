/** What the program was started with, as far as it may matter. Pure. Links are data: that there is one says "show me". */

/** Starts with nothing but the icon in the tray; the autostart entry has it. */
export const HIDDEN = '--hidden';

/**
 * A second start hands all its arguments to the first one in one message, which may have 32 KiB. A longer one is never
 * acknowledged, and the second start would then take the first one for hung and end it (Chromium's ProcessSingleton).
 */
const LONGEST_ARGUMENTS_BYTES = 16_384;

export interface StartArguments {
  readonly hidden: boolean;
  /** So long that they must not be handed to a running app. */
  readonly tooLong: boolean;
}

export function readStartArguments(args: readonly string[]): StartArguments {
  return {
    hidden: args.includes(HIDDEN),
    tooLong: args.reduce((sum, argument) => sum + Buffer.byteLength(argument) + 1, 0) > LONGEST_ARGUMENTS_BYTES,
  };
}

/** What a second start tells the first one. */
export interface SecondStart extends Record<string, unknown> {
  readonly hidden: boolean;
}

/** `told` comes from another process. */
export function isHiddenStart(told: unknown): boolean {
  return typeof told === 'object' && told !== null && 'hidden' in told && told.hidden === true;
}
