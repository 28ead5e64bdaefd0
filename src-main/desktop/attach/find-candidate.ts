/** The gateway that keeps ours from starting, as one that this app could be attached to instead. */
import { localGatewayPlace, type Places } from '../../adapters/index.ts';
import { isLoopbackName, type Gateway, type GatewayStatus, type Logger } from '../../gateway/index.ts';
import type { Attachment, Candidate } from './attachment.ts';
import { recogniseGateway } from './recognise.ts';
import { hostOf, portOf, type AttachTarget } from './target.ts';

/** Undefined where what has our port is no gateway. */
export async function candidateOnOurPort(places: Places, env: NodeJS.ProcessEnv): Promise<Candidate | undefined> {
  const place = await localGatewayPlace(places, env);
  if (place === undefined) return undefined;
  const target = await recogniseGateway(place.host, place.port);
  return target && { target, why: 'port-taken', ...(place.secret && { secret: place.secret }) };
}

/** Looked for each time that a start fails because the port is taken; taken back when the gateway runs. */
export function offerOnTakenPort(
  gateway: Pick<Gateway, 'pairing'>,
  attachment: Attachment,
  find: () => Promise<Candidate | undefined>,
  logger: Logger,
): void {
  gateway.pairing.subscribe((event) => {
    if (event.type !== 'status') return;
    const { state, fault } = event.status;
    if (state === 'running') attachment.propose(undefined);
    if (state === 'failed' && fault?.code === 'port-taken') {
      find().then(
        (candidate) => {
          if (gateway.pairing.status().state === 'failed') attachment.propose(candidate);
        },
        (error: unknown) => {
          logger.warn('what has the port could not be looked at', { error });
        },
      );
    }
  });
}

/** Whether a gateway with this status listens at that address. */
export function listensAt({ addresses }: Pick<GatewayStatus, 'addresses'>, target: AttachTarget): boolean {
  const [host, port] = [hostOf(target), portOf(target)];
  return addresses.some(
    (own) => own.port === port && (own.host === host || (isLoopbackName(own.host) && isLoopbackName(host))),
  );
}
