import { MapPin } from 'lucide-react';
import { copyText } from '../../link/copy-text.ts';
import type { NodeResult } from '../../state/node-result.ts';
import { CopyButton } from '../copy-button.tsx';
import { ICON } from '../icon.ts';

/** The answer as what it is: a picture, a place, what a program wrote, text, or JSON. */
export function NodeResultView({ result }: { readonly result: NodeResult }) {
  switch (result.kind) {
    case 'nothing':
      return <p className="muted">It answered without a result.</p>;
    case 'picture':
      return <img className="result-picture" src={result.source} alt={`What the node sent, as ${result.format}`} />;
    case 'too-large':
      return (
        <p className="muted">It sent a picture that is too large to show here ({result.characters} characters).</p>
      );
    case 'place':
      return <Place {...result} />;
    case 'program':
      return (
        <>
          <p>
            {result.exitCode === undefined
              ? 'It did not say how the program ended.'
              : `Ended with ${String(result.exitCode)}.`}
          </p>
          {result.output === '' ? null : <Output label="Output" text={result.output} />}
          {result.errors === '' ? null : <Output label="Errors" text={result.errors} />}
        </>
      );
    case 'text':
      return <Output label="Text" text={result.text} />;
    case 'json':
      return <Output label="Result" text={result.text} />;
  }
}

function Place({ latitude, longitude, accuracyMetres, map }: Extract<NodeResult, { readonly kind: 'place' }>) {
  return (
    <div className="result-place">
      <MapPin {...ICON} />
      <div>
        <p className="figures">
          {degrees(latitude, 'N', 'S')}, {degrees(longitude, 'E', 'W')}
        </p>
        {accuracyMetres === undefined ? null : <p className="muted">Within about {Math.round(accuracyMetres)} m</p>}
        <p className="muted small result-map">{map}</p>
      </div>
      <CopyButton label="Copy map address" copy={() => copyText(map)} />
    </div>
  );
}

/** `48.20849° N` */
function degrees(value: number, positive: string, negative: string): string {
  return `${Math.abs(value).toFixed(5)}° ${value < 0 ? negative : positive}`;
}

function Output({ label, text }: { readonly label: string; readonly text: string }) {
  return (
    <figure className="result-output">
      <figcaption className="section-head">
        <span className="muted small">{label}</span>
        <CopyButton label="Copy" look="quiet" copy={() => copyText(text)} />
      </figcaption>
      {/* It scrolls, so it must be reachable by keyboard. */}
      <pre className="output" tabIndex={0} aria-label={label}>
        {text}
      </pre>
    </figure>
  );
}
