import type { Lockout } from '../../src-main/gateway/protocol/lockout.ts';
import { t } from '../language/t.ts';

export function lockoutWords({ kind, failures }: Lockout): string {
  return t(`lockout.${kind}`, { count: failures });
}
