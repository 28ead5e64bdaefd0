/** Keys and addresses that somebody decided against, as they are kept. Holds no secret. */
import { z } from 'zod';
import type { BlockView } from '../protocol/trust.ts';
import { deciderSchema } from './paired-device.ts';

const common = {
  name: z.string(),
  code: z.string().optional(),
  atMs: z.number(),
  by: deciderSchema,
};

const keySchema = z.strictObject({
  /** `removed`: it was trusted or blocked once. Listed nowhere; it must be approved whatever secret it shows. */
  kind: z.enum(['key', 'signed-out', 'removed']),
  deviceId: z.string().min(1),
  ...common,
});

const addressSchema = z.strictObject({
  kind: z.literal('address'),
  /** As `senderKey` has it. */
  address: z.string().min(1),
  /** The key that it was blocked with. */
  deviceId: z.string().optional(),
  untilMs: z.number(),
  ...common,
});

/** The file format of one entry. */
export const blockSchema = z.union([keySchema, addressSchema]);

export type KeyBlock = z.infer<typeof keySchema>;
export type AddressBlock = z.infer<typeof addressSchema>;
export type Block = KeyBlock | AddressBlock;

/** Undefined where there is nothing that a person could lift. */
export function blockView(block: Block): BlockView | undefined {
  const { kind, atMs, by, name, code } = block;
  if (kind === 'removed') return undefined;
  return {
    kind,
    atMs,
    by,
    ...(block.deviceId !== undefined && { deviceId: block.deviceId }),
    ...(name !== '' && { name }),
    ...(code !== undefined && { code }),
    ...(block.kind === 'address' && { address: block.address, untilMs: block.untilMs }),
  };
}
