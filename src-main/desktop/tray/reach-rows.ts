/**
 * Who can reach the gateway, and opening it to the network in one step. What that means is read above the click that does
 * it; no question can come up behind it and be left standing. Pure.
 */
import type { GatewayStatus } from '../../gateway/index.ts';
import { isLoopbackHost } from './loopback-host.ts';
import type { TrayRow } from './tray-model.ts';

export interface Reach {
  readonly network: boolean;
  /** https and wss, with the gateway's own certificate unless the config names another. */
  readonly encrypted: boolean;
}

/** What the config says with this; everything else in it stays. */
export function reachPatch({ network, encrypted }: Reach): object {
  return { gateway: { bind: network ? 'lan' : 'loopback', tls: { enabled: encrypted } } };
}

/** Nothing unless it runs: only then is it known. */
export function reachRows({ state, addresses }: Pick<GatewayStatus, 'state' | 'addresses'>): readonly TrayRow[] {
  if (state !== 'running') return [];
  const network = !addresses.every(({ host }) => isLoopbackHost(host));
  const encrypted = addresses.some(({ secure }) => secure === true);
  const row = (label: string, reach: Reach): TrayRow => ({
    kind: 'action',
    label,
    action: { kind: 'reach', reach },
    enabled: true,
  });
  if (network) {
    return [
      {
        kind: 'menu',
        label: 'Your network can connect',
        rows: [
          fact(encrypted ? 'Encrypted: https and wss' : 'Not encrypted: others on your network could read along'),
          row(encrypted ? 'Stop encrypting' : 'Encrypt, with a certificate of its own', {
            network,
            encrypted: !encrypted,
          }),
          LINE,
          fact('The gateway restarts. Devices on your network are cut off.'),
          row('Only this computer again', { network: false, encrypted }),
        ],
      },
    ];
  }
  return [
    {
      kind: 'menu',
      label: 'Only this computer can connect',
      rows: [
        fact('Opened, phones and other computers on your network can knock.'),
        fact('Each one is approved by you, once.'),
        ...(encrypted ? [] : [fact('Not encrypted, others on your network could read along.')]),
        fact('The gateway restarts.'),
        LINE,
        row('Open to your network', { network: true, encrypted }),
        ...(encrypted ? [] : [row('Open to your network, encrypted', { network: true, encrypted: true })]),
      ],
    },
  ];
}

const LINE: TrayRow = { kind: 'line' };

function fact(label: string): TrayRow {
  return { kind: 'fact', label };
}
