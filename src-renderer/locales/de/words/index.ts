import type { words as english } from '../../en/words/index.ts';
import type { Translated } from '../../translated.ts';
import { about } from './about.ts';
import { access } from './access.ts';
import { choices } from './choices.ts';
import { desktop } from './desktop.ts';
import { diagnosis } from './diagnosis.ts';
import { gateway } from './gateway.ts';
import { history } from './history.ts';
import { keepOut } from './keep-out.ts';
import { nodeCall } from './node-call.ts';
import { nodeHas } from './node-has.ts';
import { outcome } from './outcome.ts';
import { refusal } from './refusal.ts';
import { setupCode } from './setup-code.ts';
import { shared } from './shared.ts';
import { time } from './time.ts';

export const words: Translated<typeof english> = {
  ...about,
  ...access,
  ...choices,
  ...desktop,
  ...diagnosis,
  ...gateway,
  ...history,
  ...keepOut,
  ...nodeCall,
  ...nodeHas,
  ...outcome,
  ...refusal,
  ...setupCode,
  ...shared,
  ...time,
};
