/** The Control UI in a real browser, let in by the gateway's token, and devices that knock at the same gateway. */
import path from 'node:path';
import type { Page } from 'playwright';
import { systemClock } from '../../src-main/adapters/index.ts';
import type { Clock } from '../../src-main/gateway/index.ts';
import { openBrowser } from './browser.ts';
import { PROJECT_FOLDER } from './bundle.ts';
import { startGateway, TOKEN, type TestGateway, type TestGatewayOptions } from './gateway.ts';
import { OfficialDevice, type OfficialDeviceOptions } from './official-device.ts';

/** As `npm run build` leaves it. */
export const PAGES_FOLDER = path.join(PROJECT_FOLDER, 'out/renderer');

export interface ControlUi extends TestGateway {
  readonly page: Page;
  /** As in `Browser`. */
  readonly errors: readonly string[];
  readonly phone: (more?: Partial<OfficialDeviceOptions>) => OfficialDevice;
}

/** `hash`: the address of a page. */
export async function openControlUi(hash = '#/devices', options: TestGatewayOptions = {}): Promise<ControlUi> {
  const gateway = await startGateway({ pagesDir: PAGES_FOLDER, ...options });
  const address = `http://localhost:${String(gateway.port)}/`;
  const { page, errors } = await openBrowser(`${address}#token=${TOKEN}`);
  await page.getByRole('heading', { name: 'Overview' }).waitFor();
  await page.goto(`${address}${hash}`);
  const phone: ControlUi['phone'] = (more) =>
    new OfficialDevice({ url: gateway.url, token: TOKEN, name: 'Pixel 9', ...more });
  return { ...gateway, page, errors, phone };
}

/** For what a gateway keeps for some seconds only: it keeps it twenty times as long, and is as quick as ever. */
export const LONG_SECONDS: Clock = { ...systemClock, monotonic: () => systemClock.monotonic() / 20 };

/**
 * From now on no time passes on the page, so that what it offers for some seconds stays for as long as the test takes. The
 * page's clock has to be installed before the offer is made.
 */
export async function holdTime(page: Page): Promise<void> {
  await page.clock.pauseAt(Date.now() + 500); // it never goes back, and Date.now() is this program's
}
