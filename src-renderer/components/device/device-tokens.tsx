import type { PairedDeviceView } from '../../../src-main/gateway/protocol/desk.ts';
import { roleName } from '../../words/device-words.ts';
import { Rich } from '../../language/rich.tsx';
import { t } from '../../language/t.ts';
import { Ago } from '../ago.tsx';

/** By their times alone: a token itself is never shown, and the gateway keeps only its hash. */
export function DeviceTokens({ device: { tokens } }: { readonly device: PairedDeviceView }) {
  return (
    <section className="card panel" aria-labelledby="tokens-heading">
      <h2 id="tokens-heading">
        {t('devicePage.tokens')} {tokens.length === 0 ? null : <span className="count">{tokens.length}</span>}
      </h2>
      {tokens.length === 0 ? (
        <p className="muted">{t('devicePage.noTokens')}</p>
      ) : (
        <ul className="panel-list">
          {tokens.map((token) => (
            <li key={`${token.role} ${String(token.createdAtMs)}`}>
              <p>{roleName(token.role)}</p>
              <p className="muted">
                {token.usedAtMs === undefined ? (
                  <Rich id="devicePage.token.unused" values={{ ago: <Ago atMs={token.createdAtMs} /> }} />
                ) : (
                  <Rich
                    id="devicePage.token.used"
                    values={{ ago: <Ago atMs={token.createdAtMs} />, used: <Ago atMs={token.usedAtMs} /> }}
                  />
                )}
              </p>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
