/**
 * Who can reach the gateway, and opening it to the network in one step. What that means is read above the click that does
 * it; no question can come up behind it and be left standing. Pure.
 */
import { isLoopbackName, isTailnet, type GatewayStatus } from '../../gateway/index.ts';
import type { TrayRow } from './tray-model.ts';

type Status = Pick<GatewayStatus, 'state' | 'addresses' | 'tailnet'>;

export interface Reach {
  readonly to: 'computer' | 'network' | 'tailnet';
  /** https and wss, with the gateway's own certificate unless the config names another. */
  readonly encrypted: boolean;
}

const BINDS: Readonly<Record<Reach['to'], string>> = { computer: 'loopback', network: 'lan', tailnet: 'tailnet' };

/** What the config says with this; everything else in it stays. */
export function reachPatch({ to, encrypted }: Reach): object {
  return { gateway: { bind: BINDS[to], tls: { enabled: encrypted } } };
}

/** Of a gateway that runs. */
export function reachOf(addresses: GatewayStatus['addresses']): Reach['to'] {
  const others = addresses.filter(({ host }) => !isLoopbackName(host));
  if (others.length === 0) return 'computer';
  return others.every(({ host }) => isTailnet(host)) ? 'tailnet' : 'network';
}

/** Nothing unless it runs: only then is it known. */
export function reachRows({ state, addresses, tailnet }: Status): readonly TrayRow[] {
  if (state !== 'running') return [];
  const to = reachOf(addresses);
  const encrypted = addresses.some(({ secure }) => secure === true);
  const toTailnet = tailnet === undefined ? [] : [row('Open to your tailnet', { to: 'tailnet', encrypted })];
  if (to !== 'computer') {
    const restarts = to === 'network' ? 'on your network' : 'in your tailnet';
    return [
      {
        kind: 'menu',
        label: to === 'network' ? 'Your network can connect' : 'Your tailnet can connect',
        rows: [
          fact(encrypted ? 'Encrypted: https and wss' : IN_THE_CLEAR[to]),
          row(encrypted ? 'Stop encrypting' : 'Encrypt, with a certificate of its own', { to, encrypted: !encrypted }),
          LINE,
          fact(`The gateway restarts. Devices ${restarts} are cut off.`),
          row('Only this computer again', { to: 'computer', encrypted }),
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
        row('Open to your network', { to: 'network', encrypted }),
        ...(encrypted ? [] : [row('Open to your network, encrypted', { to: 'network', encrypted: true })]),
        ...toTailnet,
      ],
    },
  ];
}

const IN_THE_CLEAR: Readonly<Record<Exclude<Reach['to'], 'computer'>, string>> = {
  network: 'Not encrypted: others on your network could read along',
  tailnet: 'Plain http inside of it: apps do not connect, and browsers keep no key',
};

const LINE: TrayRow = { kind: 'line' };

function fact(label: string): TrayRow {
  return { kind: 'fact', label };
}

function row(label: string, reach: Reach): TrayRow {
  return { kind: 'action', label, action: { kind: 'reach', reach }, enabled: true };
}
