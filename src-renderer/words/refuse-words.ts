/** The ways of keeping a device out, each with what follows from it. */
import type { BlockView } from '../../src-main/gateway/protocol/trust.ts';
import { codeWords } from '../../src-main/gateway/words/any-language.ts';
import { surfaceWords } from './place-words.ts';

export const REFUSALS = {
  dismiss: 'It stays in the list, without a notification, until its request runs out.',
  deny: 'This request is refused. It may ask again; for an hour that is listed without a notification.',
  block: 'Its key is refused before it can ask, until you lift the block under Devices.',
  blockPaired: 'It is removed and disconnected now, and its key is refused until you lift the block under Devices.',
} as const;

/** Of a trusted device, under each button. */
export const ENDINGS = {
  signOut: 'Its connections end and its tokens stop working. It stays in the list, and must be approved to come back.',
  remove: 'It leaves the list and is disconnected. It may ask again.',
  block: 'It is removed, and cannot ask again until you lift the block.',
} as const;

export function addressTick(address: string): string {
  return `Also refuse unknown devices from ${address}, for an hour`;
}

/** Empty names are told apart by their code. */
export function blockTitle({ kind, name, address, code }: BlockView): string {
  if (kind === 'address') return `Unknown devices from ${address ?? 'an address'}`;
  if (name !== undefined && name !== '') return name;
  return code === undefined ? 'A device without a name' : `The device with the code ${codeWords(code)}`;
}

export function blockWords({ kind, by }: BlockView): string {
  switch (kind) {
    case 'key':
      return `Blocked ${surfaceWords(by)}`;
    case 'address':
      return `Kept out ${surfaceWords(by)}`;
    case 'signed-out':
      return `Signed out ${surfaceWords(by)}: the token alone does not let it in any more`;
  }
}

export function liftWords({ kind }: BlockView): string {
  return kind === 'signed-out' ? 'Allow again' : 'Lift block';
}
