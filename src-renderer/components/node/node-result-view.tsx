import { MapPin } from 'lucide-react';
import { region, t } from '../../language/t.ts';
import { copyText } from '../../link/copy-text.ts';
import type { NodeResult } from '../../state/node-result.ts';
import { CopyButton } from '../copy-button.tsx';
import { ICON } from '../icon.ts';

/** The answer as what it is: a picture, a place, what a program wrote, text, or JSON. */
export function NodeResultView({ result }: { readonly result: NodeResult }) {
  switch (result.kind) {
    case 'nothing':
      return <p className="muted">{t('nodePage.result.none')}</p>;
    case 'picture':
      return (
        <img
          className="result-picture"
          src={result.source}
          alt={t('nodePage.result.picture', { format: result.format })}
        />
      );
    case 'too-large':
      return <p className="muted">{t('nodePage.result.tooLarge', { count: result.characters })}</p>;
    case 'place':
      return <Place {...result} />;
    case 'program':
      return (
        <>
          <p>
            {result.exitCode === undefined
              ? t('nodePage.result.noEnd')
              : t('nodePage.result.ended', { code: String(result.exitCode) })}
          </p>
          {result.output === '' ? null : <Output label={t('nodePage.result.output')} text={result.output} />}
          {result.errors === '' ? null : <Output label={t('nodePage.result.errors')} text={result.errors} />}
        </>
      );
    case 'text':
      return <Output label={t('nodePage.result.text')} text={result.text} />;
    case 'json':
      return <Output label={t('nodePage.result')} text={result.text} />;
  }
}

function Place({ latitude, longitude, accuracyMetres, map }: Extract<NodeResult, { readonly kind: 'place' }>) {
  return (
    <div className="result-place">
      <MapPin {...ICON} />
      <div>
        <p className="figures">
          {t('nodePage.place', {
            latitude: t(latitude < 0 ? 'nodePage.place.south' : 'nodePage.place.north', { degrees: figure(latitude) }),
            longitude: t(longitude < 0 ? 'nodePage.place.west' : 'nodePage.place.east', { degrees: figure(longitude) }),
          })}
        </p>
        {accuracyMetres === undefined ? null : (
          <p className="muted">{t('nodePage.place.within', { metres: Math.round(accuracyMetres) })}</p>
        )}
        <p className="muted small result-map">{map}</p>
      </div>
      <CopyButton label={t('nodePage.place.copy')} copy={() => copyText(map)} />
    </div>
  );
}

/** `48.20849`; which side it is on is said in a letter. */
function figure(degrees: number): string {
  return Math.abs(degrees).toLocaleString(region(), { minimumFractionDigits: 5, maximumFractionDigits: 5 });
}

function Output({ label, text }: { readonly label: string; readonly text: string }) {
  return (
    <figure className="result-output">
      <figcaption className="section-head">
        <span className="muted small">{label}</span>
        <CopyButton label={t('buttons.copy')} look="quiet" copy={() => copyText(text)} />
      </figcaption>
      {/* It scrolls, so it must be reachable by keyboard. */}
      <pre className="output" tabIndex={0} aria-label={label}>
        {text}
      </pre>
    </figure>
  );
}
