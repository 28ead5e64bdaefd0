/** What is kept out: its name, how it came to that, and the way back. */
import type { BlockView } from '../../src-main/gateway/protocol/trust.ts';
import { codeWords } from '../../src-main/gateway/words/any-language.ts';
import { t } from '../language/t.ts';
import { surfaceWords } from './place-words.ts';

/** Empty names are told apart by their code. */
export function blockTitle({ kind, name, address, code }: BlockView): string {
  if (kind === 'address')
    return address === undefined ? t('keepOut.unknownFromSomewhere') : t('keepOut.unknownFrom', { address });
  if (name !== undefined && name !== '') return name;
  return code === undefined ? t('keepOut.noName') : t('keepOut.noNameWithCode', { code: codeWords(code) });
}

export function blockWords({ kind, by }: BlockView): string {
  return t(`keepOut.kind.${kind}`, { where: surfaceWords(by) });
}

export function liftWords({ kind }: BlockView): string {
  return t(kind === 'signed-out' ? 'keepOut.allowAgain' : 'keepOut.lift');
}
