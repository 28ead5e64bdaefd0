import { Command } from './command.tsx';

export function AllowOriginStep() {
  return (
    <div className="step">
      <p>
        If this address is yours, add it under <code>gateway</code> in <code>~/.openclaw/openclaw.json</code> on the
        gateway’s computer. This page then continues by itself.
      </p>
      <Command text={`"controlUi": { "allowedOrigins": ["${window.location.origin}"] }`} />
    </div>
  );
}
