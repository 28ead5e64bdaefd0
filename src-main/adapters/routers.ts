/** The routers of this machine's networks, by the kernel's own table. Linux only: elsewhere it takes a foreign program. */
import { readFileSync } from 'node:fs';

/** By the texts of `/proc/net/route` and `/proc/net/ipv6_route`. Pure. */
export function routersOf(route: string, ipv6Route: string): readonly string[] {
  const v4 = route.split('\n').flatMap((line) => {
    // `eth0 00000000 0101A8C0 0003 …`: interface, destination, gateway, flags; numbers as the processor has them.
    const [, destination, gateway] = line.trim().split(/\s+/);
    return destination === '00000000' &&
      gateway !== undefined &&
      /^[0-9A-F]{8}$/.test(gateway) &&
      gateway !== '00000000'
      ? [
          (gateway.match(/../g) ?? [])
            .reverse()
            .map((pair) => Number.parseInt(pair, 16))
            .join('.'),
        ]
      : [];
  });
  const v6 = ipv6Route.split('\n').flatMap((line) => {
    const [destination, bits, , , gateway] = line.trim().split(/\s+/);
    return destination === NOWHERE && bits === '00' && gateway !== undefined && gateway !== NOWHERE
      ? [(gateway.match(/.{4}/g) ?? []).join(':')]
      : [];
  });
  return [...new Set([...v4, ...v6])];
}

const NOWHERE = '0'.repeat(32);

export function machineRouters(): readonly string[] {
  return routersOf(textOf('/proc/net/route'), textOf('/proc/net/ipv6_route'));
}

/** Made by the kernel as it is read, without a disk. */
function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
