/** settings.json5: what the official config has no key for. */
import path from 'node:path';
import { z } from 'zod';
import { key } from './key.ts';

/** Long enough for a person to answer a message, short enough that the request still waits. */
const LONGEST_HOOK_SECONDS = 240;

const hookSchema = z
  .strictObject({
    command: key(
      z
        .tuple([z.string().refine((file) => path.isAbsolute(file), 'give the full path of the program')], z.string())
        .optional(),
      'at once',
      'Program and arguments, started without a shell.',
    ),
    url: key(
      z
        .url({ protocol: /^https?$/, error: 'not an http(s) address' })
        .refine(isSafeHookUrl, 'use https, or http on this computer')
        .optional(),
      'at once',
      'In place of a program: an https address that is asked. http only on this computer.',
    ),
    mayApprove: key(
      z.boolean().default(false),
      'at once',
      'Whether its answer may let in what one click on a notification could.',
    ),
    timeoutSeconds: key(
      z.int().min(1).max(LONGEST_HOOK_SECONDS).default(30),
      'at once',
      'How long it may take to answer.',
    ),
  })
  .refine(({ command, url }) => (command === undefined) !== (url === undefined), 'give either a command or a url');

export const ownSettingsSchema = z.strictObject({
  askWithoutToken: key(
    z.enum(['private', 'never']).default('private'),
    'at once',
    'Whether a device may ask to be let in without the token: from private addresses, or never.',
  ),
  tokenSufficient: key(
    z.enum(['control-ui', 'never']).default('control-ui'),
    'at once',
    'Whether the token alone lets someone use this gateway’s own page, on https or on this computer, without pairing.',
  ),
  approvalHook: hookSchema.optional(),
});

export type OwnSettings = z.output<typeof ownSettingsSchema>;
export type HookSettings = z.output<typeof hookSchema>;

/** What a device says about itself is nobody else's business on the way. */
function isSafeHookUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || ['127.0.0.1', '[::1]', 'localhost'].includes(hostname);
}
