// `npm run bench`: prints our figures beside those of something that does only the unavoidable work, taken in one run on
// one machine. The ratio is what counts; machines differ and are noisy.
//   npm run bench                  the gateway without a desktop, beside a bare WebSocket server
//   npm run bench -- --desktop     the packaged app, beside a bare tray app
import { parseArgs } from 'node:util';
import { build } from './build.mjs';

const { values: options } = parseArgs({ options: { desktop: { type: 'boolean', default: false } } });

await build();
if (options.desktop) {
  const { benchDesktop } = await import('./bench/desktop.mjs');
  await benchDesktop();
} else {
  const { benchGateway } = await import('./bench/gateway.mjs');
  await benchGateway();
}
