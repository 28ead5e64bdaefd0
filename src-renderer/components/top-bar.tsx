import { GateGlyph } from './gate-glyph.tsx';

export function TopBar() {
  return (
    <div className="top-bar">
      <GateGlyph />
      <span className="top-bar-name">OpenClaw Gateway</span>
    </div>
  );
}
