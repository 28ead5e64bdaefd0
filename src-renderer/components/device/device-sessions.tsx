import type { PairedDeviceView } from '../../../src-main/gateway/protocol/desk.ts';
import { roleName } from '../../words/device-words.ts';
import { arrivalWords } from '../../words/place-words.ts';
import { Ago } from '../ago.tsx';

/** Where it is connected from, now. */
export function DeviceSessions({ device: { sessions, lastSeenAtMs } }: { readonly device: PairedDeviceView }) {
  return (
    <section className="card panel" aria-labelledby="sessions-heading">
      <h2 id="sessions-heading">
        Connections now {sessions.length === 0 ? null : <span className="count">{sessions.length}</span>}
      </h2>
      {sessions.length === 0 ? (
        <p className="muted">
          Not connected.{' '}
          {lastSeenAtMs === undefined ? (
            'It has not come yet.'
          ) : (
            <>
              Last seen <Ago atMs={lastSeenAtMs} />.
            </>
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
                {roleName(session.role)} · connected <Ago atMs={session.connectedAtMs} /> · {session.clientId}
              </p>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
