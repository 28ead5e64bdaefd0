/** Where a gateway of this computer's config is to be found, whoever runs it, and what it is to be shown there. */
import { isEveryAddress, type Secret } from '../gateway/index.ts';
import type { Places } from './places.ts';
import { portOwner } from './port-owner.ts';
import { settingsFrom } from './config/settings.ts';

export interface LocalGatewayPlace {
  readonly host: string;
  readonly port: number;
  /**
   * Only where the system says that the program there is this user's own: anyone may have taken the port, and would be
   * handed it.
   */
  readonly secret?: { readonly mode: 'token' | 'password'; readonly secret: Secret };
}

/** Undefined where the config can't be used. */
export async function localGatewayPlace(
  places: Places,
  env: NodeJS.ProcessEnv,
): Promise<LocalGatewayPlace | undefined> {
  const read = await settingsFrom(places, env, {})();
  if (!read.ok) return undefined;
  const { port, bind, auth } = read.settings;
  const [first] = bind;
  const host = first === undefined || isEveryAddress(first.host) ? '127.0.0.1' : first.host;
  const ours = (await portOwner(port)) !== undefined;
  return {
    host,
    port,
    ...(ours && 'secret' in auth && { secret: { mode: auth.source.mode, secret: auth.secret } }),
  };
}
