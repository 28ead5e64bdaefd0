import { it } from 'vitest';
import { startSession } from '../support/desktop/session.ts';
import { freePort } from '../support/free-port.ts';
import { startGateway, TOKEN } from '../support/gateway.ts';
import { party, stranger } from './party.ts';
import { shooter, tidying } from './shots.ts';

it('a gateway elsewhere: offered, asked, and attached to', async () => {
  const port = await freePort();
  const gateway = await startGateway({ run: { port } });
  const { app, tray } = await startSession({
    driven: true,
    gatewayPort: port,
    env: { OPENCLAW_GATEWAY_TOKEN: TOKEN },
  });
  const page = await app.driver.firstWindow();
  const shoot = shooter(page, gateway);
  const attach = page.getByRole('button', { name: 'Attach', exact: true });
  await attach.waitFor();
  await page.evaluate(tidying([[`pid ${String(process.pid)}`, 'pid 4711']]));
  await shoot('attach-offer');
  await attach.click();
  await page.getByRole('heading', { name: 'Approve this app once, over there' }).waitFor();
  await page.getByText('openclaw devices approve').first().waitFor();
  await shoot('attach-waiting');
  await gateway.approve();
  await tray.entry(/^● Attached to/);
  await party(gateway, 4);
  await stranger(gateway);
  await page.getByRole('button', { name: /^Review/ }).waitFor();
  await shoot('attached');
});
