import { expect, it } from 'vitest';
import { serviceUnit } from '../../src-main/cli/service-unit.ts';

it('quotes what systemd would read as something else', () => {
  const unit = serviceUnit(['/opt/OpenClaw Gateway/command', '/a "b" $HOME %h \\'], { OPENCLAW_STATE_DIR: '/a b/%x' });
  expect(unit).toContain(
    String.raw`ExecStart="/opt/OpenClaw Gateway/command" "/a \"b\" $$HOME %%h \\" "gateway" "run"`,
  );
  expect(unit).toContain('Environment="OPENCLAW_STATE_DIR=/a b/%%x"');
});
