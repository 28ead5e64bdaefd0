import { expect, it } from 'vitest';
import type { DesktopState } from '../../src-main/desktop/ipc-contract.ts';
import { loginRefusal } from '../../src-renderer/words/desktop-words.ts';
import { inWords } from './in-words.ts';

it.each<[boolean, DesktopState['startAtLogin'], RegExp | undefined]>([
  [true, { kind: 'on' }, undefined],
  [false, { kind: 'off' }, undefined],
  [true, { kind: 'off' }, /could not be switched on/],
  [false, { kind: 'on' }, /could not be switched off/],
  [true, { kind: 'overridden', why: { code: 'windowsOff' } }, /will not start at login: Windows .* Startup apps\.$/],
  [false, { kind: 'overridden', why: { code: 'windowsOff' } }, undefined],
  [true, { kind: 'unavailable', why: { code: 'notInstalled' } }, /will not start at login: Only an installed app/],
  [false, { kind: 'unavailable', why: { code: 'notInstalled' } }, undefined],
])('start at login chosen as %s, and the system says %j', (wanted, startAtLogin, words) => {
  const refusal = loginRefusal(wanted, { startAtLogin });
  if (words === undefined) expect(refusal).toBeUndefined();
  else expect(inWords(refusal)).toMatch(words);
});
