/** The system's keyring, by Electron. */
import { safeStorage } from 'electron/main';
import type { Sealer } from './vault.ts';

/** Chromium's own stand-in where there is no keyring: a key that everyone knows. */
const NO_KEYRING: ReadonlySet<string> = new Set(['basic_text', 'unknown']);

export const systemKeyring: Sealer = {
  seal: (text) => (isThere() ? safeStorage.encryptString(text).toString('base64') : undefined),
  open: (sealed) => safeStorage.decryptString(Buffer.from(sealed, 'base64')),
};

function isThere(): boolean {
  if (!safeStorage.isEncryptionAvailable()) return false;
  return process.platform !== 'linux' || !NO_KEYRING.has(safeStorage.getSelectedStorageBackend());
}
