import type { GatewayLink } from './gateway-link.ts';

/** False where the gateway is known not to have this method; while it is not reached, what it had is not in doubt. */
export function serves({ status }: Pick<GatewayLink, 'status'>, method: string): boolean {
  return status.kind !== 'ready' || status.methods === undefined || status.methods.has(method);
}
