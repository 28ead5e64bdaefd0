/** What the page sends to attach, parsed: undefined where it is nothing of the kind. Pure. */
import { z } from 'zod';
import type { AttachOrder } from '../ipc-contract.ts';

const text = z.string();
const secret = z.strictObject({ mode: z.enum(['token', 'password']), text: text.min(1) });
const order = z.strictObject({
  address: text,
  confirmedHost: text,
  secret: secret.optional(),
  tlsFingerprint: text.optional(),
});

export function readAttachOrder(value: unknown): AttachOrder | undefined {
  const { data } = order.safeParse(value);
  if (data === undefined) return undefined;
  const { address, confirmedHost, tlsFingerprint } = data;
  return {
    ...{ address, confirmedHost },
    ...(data.secret && { secret: data.secret }),
    ...(tlsFingerprint !== undefined && { tlsFingerprint }),
  };
}

export function readAttachSecret(value: unknown): NonNullable<AttachOrder['secret']> | undefined {
  return secret.safeParse(value).data;
}
