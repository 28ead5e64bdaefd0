/** Parameters that many methods share. Those of one method are `z.lazy` where they are many: a start need not make them. */
import { z } from 'zod';
import { LIMITS } from '../protocol/limits.ts';

export const id = z.string().min(1).max(LIMITS.idLength);
export const nothing = z.strictObject({});
export const ofRequest = z.strictObject({ requestId: id });
export const ofDevice = z.strictObject({ deviceId: id });
export const ofNode = z.strictObject({ nodeId: id });
/** For methods to which official clients send options that are newer than the published schema. */
export const anything = z.looseObject({});
