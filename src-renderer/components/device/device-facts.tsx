import type { PairedDeviceView } from '../../../src-main/gateway/protocol/desk.ts';
import { surfaceWords } from '../../words/place-words.ts';
import { Rich } from '../../language/rich.tsx';
import { t } from '../../language/t.ts';
import { Ago } from '../ago.tsx';
import { Fact } from '../fact.tsx';

/** How it was let in, and what it says of itself in the protocol's own words. */
export function DeviceFacts({ device }: { readonly device: PairedDeviceView }) {
  const { deviceId, platform, deviceFamily, model, clientId, scopes, commands = [], approvedAtMs, approvedBy } = device;
  return (
    <section className="card panel" aria-labelledby="facts-heading">
      <h2 id="facts-heading">{t('devicePage.letIn')}</h2>
      <p>
        <Rich id="devicePage.approved" values={{ where: surfaceWords(approvedBy), ago: <Ago atMs={approvedAtMs} /> }} />
      </p>
      <details className="details">
        <summary>{t('buttons.details')}</summary>
        <dl>
          <Fact name={t('facts.deviceId')} value={deviceId} />
          <Fact
            name={t('facts.platform')}
            value={[platform, deviceFamily, model].filter((part) => part !== '').join(' · ')}
          />
          <Fact name={t('facts.client')} value={clientId} />
          <Fact name={t('facts.scopes')} value={scopes.join(', ')} />
          <Fact name={t('facts.commands')} value={commands.join(', ')} />
        </dl>
      </details>
    </section>
  );
}
