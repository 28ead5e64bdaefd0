import { Rich } from '../language/rich.tsx';
import { Command } from './command.tsx';

export function AllowOriginStep() {
  return (
    <div className="step">
      <p>
        <Rich
          id="refusedSteps.allowOrigin"
          values={{ section: <code>gateway</code>, file: <code>~/.openclaw/openclaw.json</code> }}
        />
      </p>
      <Command text={`"controlUi": { "allowedOrigins": ["${window.location.origin}"] }`} />
    </div>
  );
}
