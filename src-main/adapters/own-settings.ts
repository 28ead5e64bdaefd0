/** Settings that the official config file has no key for (DESIGN D12), in a file of our own beside our devices. */
import path from 'node:path';
import JSON5 from 'json5';
import { z } from 'zod';
import type { GatewayFault } from '../gateway/index.ts';
import { readPrivateFile } from './private-file.ts';

/** Long enough for a person to answer a message, short enough that the request still waits. */
const LONGEST_HOOK_SECONDS = 240;

const hookSchema = z
  .strictObject({
    /** Program and arguments, started without a shell. */
    command: z
      .tuple([z.string().refine((file) => path.isAbsolute(file), 'give the full path of the program')], z.string())
      .optional(),
    url: z
      .url({ protocol: /^https?$/, error: 'not an http(s) address' })
      .refine(isSafeHookUrl, 'use https, or http on this computer')
      .optional(),
    /** Whether its answer may let in what one click on a notification could. */
    mayApprove: z.boolean().default(false),
    timeoutSeconds: z.int().min(1).max(LONGEST_HOOK_SECONDS).default(30),
  })
  .refine(({ command, url }) => (command === undefined) !== (url === undefined), 'give either a command or a url');

const ownSettingsSchema = z.strictObject({
  askWithoutToken: z.enum(['private', 'never']).default('private'),
  tokenSufficient: z.enum(['control-ui', 'never']).default('control-ui'),
  approvalHook: hookSchema.optional(),
});

export type OwnSettings = z.infer<typeof ownSettingsSchema>;
export type HookSettings = z.infer<typeof hookSchema>;

/** The defaults where there is no such file. */
export async function readOwnSettings(
  file: string,
): Promise<
  { readonly ok: true; readonly settings: OwnSettings } | { readonly ok: false; readonly fault: GatewayFault }
> {
  try {
    return { ok: true, settings: ownSettingsSchema.parse(JSON5.parse((await readPrivateFile(file)) ?? '{}')) };
  } catch (error) {
    const why = error instanceof z.ZodError ? z.prettifyError(error) : error instanceof Error ? error.message : '';
    return {
      ok: false,
      fault: {
        code: 'config-invalid',
        what: `The settings cannot be used: ${file}`,
        why,
        fix: 'Correct or remove the file and start the gateway again.',
      },
    };
  }
}

/** What a device says about itself is nobody else's business on the way. */
function isSafeHookUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || ['127.0.0.1', '[::1]', 'localhost'].includes(hostname);
}
