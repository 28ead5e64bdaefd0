/** Why the gateway cannot listen, for a person. It never picks another port by itself. */
import type { GatewayFault } from '../protocol/desk.ts';
import type { ListenResult } from './listener.ts';

export async function listenFault(
  { code, host }: ListenResult & { ok: false },
  port: number,
  portOwner: (port: number) => Promise<string | undefined>,
): Promise<GatewayFault> {
  const address = `${host}:${String(port)}`;
  if (code === 'EADDRINUSE') {
    const by = await portOwner(port);
    return {
      code: 'port-taken',
      what: `Port ${String(port)} is used by ${by ?? 'another program'}`,
      why: 'Only one program can listen on a port, and clients look for the gateway on this one.',
      fix: 'Stop that program and start the gateway again, or set gateway.port to a free port.',
    };
  }
  const why: Readonly<Record<typeof code, string>> = {
    EACCES: 'The system does not allow this user to use that port; ports below 1024 are reserved.',
    EADDRNOTAVAIL: 'No network interface of this computer has that address.',
    other: 'The system gave no known reason; the log has its words.',
  };
  return {
    code: 'address-unavailable',
    what: `The gateway cannot listen on ${address}`,
    why: why[code],
    fix: 'Check gateway.bind, gateway.customBindHost and gateway.port.',
  };
}
