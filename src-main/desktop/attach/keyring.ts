/** The system's keyring, by Electron. */
import { safeStorage } from 'electron/main';
import type { Sealer } from './vault.ts';

/** Electron 45 would rather have one asked that answers later; Electron 33 has no other. */
interface Keyring {
  isEncryptionAvailable(): boolean;
  getSelectedStorageBackend(): string;
  encryptString(text: string): Buffer;
  decryptString(sealed: Buffer): string;
}

const keyring: Keyring = safeStorage;
/** Chromium's own stand-in where there is no keyring: a key that everyone knows. */
const NO_KEYRING: ReadonlySet<string> = new Set(['basic_text', 'unknown']);

export const systemKeyring: Sealer = {
  seal: (text) => (isThere() ? keyring.encryptString(text).toString('base64') : undefined),
  open: (sealed) => keyring.decryptString(Buffer.from(sealed, 'base64')),
};

function isThere(): boolean {
  if (!keyring.isEncryptionAvailable()) return false;
  return process.platform !== 'linux' || !NO_KEYRING.has(keyring.getSelectedStorageBackend());
}
