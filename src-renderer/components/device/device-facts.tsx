import type { PairedDeviceView } from '../../../src-main/gateway/protocol/desk.ts';
import { surfaceWords } from '../../words/place-words.ts';
import { Ago } from '../ago.tsx';
import { Fact } from '../fact.tsx';

/** How it was let in, and what it says of itself in the protocol's own words. */
export function DeviceFacts({ device }: { readonly device: PairedDeviceView }) {
  const { deviceId, platform, deviceFamily, model, clientId, scopes, commands = [], approvedAtMs, approvedBy } = device;
  return (
    <section className="card panel" aria-labelledby="facts-heading">
      <h2 id="facts-heading">How it was let in</h2>
      <p>
        Approved {surfaceWords(approvedBy)}, <Ago atMs={approvedAtMs} />
      </p>
      <details className="details">
        <summary>Details</summary>
        <dl>
          <Fact name="Device id" value={deviceId} />
          <Fact name="Platform" value={[platform, deviceFamily, model].filter((part) => part !== '').join(' · ')} />
          <Fact name="Client" value={clientId} />
          <Fact name="Scopes" value={scopes.join(', ')} />
          <Fact name="Commands" value={commands.join(', ')} />
        </dl>
      </details>
    </section>
  );
}
