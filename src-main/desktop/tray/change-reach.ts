/** Does what a person chose in the tray about who can reach the gateway; where the config refuses it, says why. */
import { dialog } from 'electron/main';
import type { Gateway, Logger } from '../../gateway/index.ts';
import { patchConfig } from '../owner-config.ts';
import { reachPatch, type Reach } from './reach-rows.ts';

export async function changeReach(gateway: Gateway, reach: Reach, logger: Logger): Promise<void> {
  const written = await patchConfig(gateway, reachPatch(reach));
  if (written.ok) return;
  logger.warn('the gateway could not be opened as asked', { ...reach, why: written.message });
  await dialog.showMessageBox({
    type: 'warning',
    title: 'OpenClaw Gateway',
    message: 'Nothing was changed',
    detail: written.message,
    buttons: ['Close'],
  });
}
