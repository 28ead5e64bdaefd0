/** The log: one line per fact, whatever a stranger put into it. */
import { describe, expect, it } from 'vitest';
import { createLogger } from '../../src-main/adapters/index.ts';
import { Secret } from '../../src-main/gateway/index.ts';

function logged(isTTY: boolean, write: (logger: ReturnType<typeof createLogger>) => void): string {
  const lines: string[] = [];
  const stream = {
    isTTY,
    write: (line: string, done?: unknown) => {
      lines.push(line);
      if (typeof done === 'function') (done as () => void)();
      return true;
    },
  } as unknown as NodeJS.WriteStream;
  write(createLogger(stream));
  return lines.join('');
}

describe.each([
  ['a terminal', true],
  ['a file', false],
])('a line for %s', (_where, isTTY) => {
  it('stays one line without escape sequences', () => {
    const text = logged(isTTY, (logger) => {
      logger.warn('a stranger', { name: 'a\nb\u001b[2Jc\rd' });
    });
    expect(text.split('\n').length).toBe(2);
    expect(text).not.toContain('\u001b');
    expect(text).not.toContain('\r');
    expect(text).toContain('a stranger');
  });

  it('is short, however long what it tells is', () => {
    const text = logged(isTTY, (logger) => {
      logger.info('a stranger', { name: 'x'.repeat(60_000) });
    });
    expect(text.length).toBeLessThan(500);
  });

  it('never shows a secret', () => {
    const secret = new Secret('canary-4711');
    const text = logged(isTTY, (logger) => {
      logger.error('failed', { secret, nested: { secret }, error: new Error('with cause', { cause: secret }) });
    });
    expect(text).not.toContain('canary');
  });

  it('of an error says what it was', () => {
    const text = logged(isTTY, (logger) => {
      logger.error('not saved', { error: new Error('ENOSPC: no space left') });
    });
    expect(text).toContain('ENOSPC: no space left');
  });
});
