/** Why the gateway has no key of its own to run with, in words for a person. Pure. */
import { errorWords, type GatewayFault } from '../../gateway/index.ts';
import { errorCode, NO_ROOM } from '../error-code.ts';
import { ForeignFile } from '../private-file.ts';

const NOT_ALLOWED = new Set(['EACCES', 'EPERM', 'EROFS']);

/** `error`: what reading or making the key file ended with. */
export function keyFault(file: string, error: unknown): GatewayFault {
  const why = errorWords(error);
  const code = errorCode(error);
  if (error instanceof ForeignFile) {
    const reason = `${why} Whoever owns it could change whom the gateway lets in.`;
    const fix = 'Run the gateway as that user, or make it yours with chown.';
    return fault(`Something of the gateway belongs to another user: ${error.file}`, reason, fix);
  }
  if (NO_ROOM.has(code)) {
    return fault(`The disk has no room for the gateway’s own key: ${file}`, why, 'Free some space on that disk.');
  }
  if (NOT_ALLOWED.has(code)) {
    const fix = 'Make the file and its folder yours to read and write.';
    return fault(`The gateway’s own key can be neither read nor made: ${file}`, why, fix);
  }
  // Making another one would change the token behind everyone's back.
  const fix = 'Put the file back, or remove it: then a new key is made, and with it a new token.';
  return fault(`The gateway’s own key cannot be read: ${file}`, why, fix);
}

function fault(what: string, why: string, fix: string): GatewayFault {
  return { code: 'state-unusable', what, why, fix: `${fix} Then start the gateway again.` };
}
