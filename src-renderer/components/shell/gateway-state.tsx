import type { GatewayStatus } from '../../../src-main/gateway/protocol/desk.ts';
import { t } from '../../language/t.ts';
import { gatewayPlace } from '../../state/gateway-place.ts';
import type { Place } from '../../state/place.ts';
import { addressWords, shortStateWords } from '../../words/gateway-words.ts';

interface GatewayStateProps {
  readonly status: GatewayStatus;
  readonly place: Place;
  readonly connected: boolean;
}

/** One glance, on every page. */
export function GatewayState({ status, place, connected }: GatewayStateProps) {
  const where = gatewayPlace(place);
  const attached = place.kind === 'window' && place.desktop.state()?.attached !== undefined;
  const [first] = status.addresses;
  return (
    <div className="gateway-state">
      <p className="gateway-state-words">
        <span className="dot" data-state={connected ? status.state : 'starting'} aria-hidden="true" />
        {!connected ? t('frame.notReached') : attached ? t('attach.state') : shortStateWords(status)}
        <span className="hidden"> {t('frame.where', { where: where ?? t('gateway.thisComputer') })}</span>
      </p>
      {first === undefined ? null : (
        <p className="muted figures gateway-state-address" title={addressWords(first)}>
          {addressWords(first)}
        </p>
      )}
    </div>
  );
}
