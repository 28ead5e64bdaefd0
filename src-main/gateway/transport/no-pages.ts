/** In place of the Control UI where the config says that there is none. */
import type { StaticFiles } from '../ports.ts';

export const noPages: StaticFiles = (_request, response) => {
  const text = 'This gateway serves no page: gateway.controlUi.enabled is false.\n';
  response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' }).end(text);
};
