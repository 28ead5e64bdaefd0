/** What only the person at this computer may do with the program that runs the gateway. */
import { z } from 'zod';
import type { HostControl } from '../ports.ts';
import { invalidRequest, succeed } from '../protocol/frames.ts';
import type { Secret } from '../auth/secret.ts';
import { method, owner, type Method } from './table.ts';

const nothing = z.strictObject({});

export function hostMethods(parts: { readonly host: HostControl; secret(): Secret | undefined }): Method[] {
  const { host } = parts;
  return [
    method('host.start', owner, nothing, async () => {
      await host.start();
      return succeed({});
    }),
    method('host.stop', owner, nothing, () => {
      // Answered first: in the headless host, stopping ends the process.
      setImmediate(() => void host.stop());
      return succeed({});
    }),
    method('host.restart', owner, nothing, async () => {
      await host.restart();
      return succeed({});
    }),
    method('host.token', owner, nothing, () => {
      const secret = parts.secret();
      return secret === undefined
        ? invalidRequest('There is no token: the gateway does not run, or its config says that it needs none.')
        : succeed({ token: secret.reveal() });
    }),
  ];
}
