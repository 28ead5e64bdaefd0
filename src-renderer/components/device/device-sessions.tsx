import type { PairedDeviceView } from '../../../src-main/gateway/protocol/desk.ts';
import { roleName } from '../../words/device-words.ts';
import { arrivalWords } from '../../words/place-words.ts';
import { Rich } from '../../language/rich.tsx';
import { t } from '../../language/t.ts';
import { Ago } from '../ago.tsx';

/** Where it is connected from, now. */
export function DeviceSessions({ device: { sessions, lastSeenAtMs } }: { readonly device: PairedDeviceView }) {
  return (
    <section className="card panel" aria-labelledby="sessions-heading">
      <h2 id="sessions-heading">
        {t('devicePage.connections')} {sessions.length === 0 ? null : <span className="count">{sessions.length}</span>}
      </h2>
      {sessions.length === 0 ? (
        <p className="muted">
          {lastSeenAtMs === undefined ? (
            t('devicePage.neverCame')
          ) : (
            <Rich id="devicePage.lastSeen" values={{ ago: <Ago atMs={lastSeenAtMs} /> }} />
          )}
        </p>
      ) : (
        <ul className="panel-list">
          {sessions.map((session) => (
            <li key={session.connId}>
              <p>
                <span className="figures">{session.address}</span> ({arrivalWords(session)})
              </p>
              <p className="muted">
                <Rich
                  id="devicePage.connected"
                  values={{
                    role: roleName(session.role),
                    ago: <Ago atMs={session.connectedAtMs} />,
                    client: session.clientId,
                  }}
                />
              </p>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
