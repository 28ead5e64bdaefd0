/** What the network is told of the gateway over mDNS: where it is, and nothing that opens it. Pure. */
import { isTailnet, type GatewayStatus, type InterfaceFact } from '../../gateway/index.ts';

/** Of DNS-SD: `_openclaw-gw._tcp`. */
export const SERVICE = 'openclaw-gw';

export interface Announcement {
  /** As people see it in a list. */
  readonly name: string;
  /** Under which it is found, without `.local`. */
  readonly hostname: string;
  readonly port: number;
  readonly txt: Readonly<Record<string, string>>;
  /** Of this machine, those where it is told. */
  readonly addresses: readonly string[];
}

/** Undefined where nobody is to be told, or nobody is there to hear it. */
export function announcementOf(
  status: Pick<GatewayStatus, 'announced' | 'addresses' | 'tlsFingerprint'>,
  machine: { readonly hostname: string; readonly interfaces: readonly InterfaceFact[] },
): Announcement | undefined {
  const { announced = false, addresses, tlsFingerprint } = status;
  const own = new Set(machine.interfaces.map(({ address }) => address));
  // IPv4 alone: that is what "lan" listens on. And no tailnet, which carries nothing of this kind.
  const heard = addresses.filter(({ host }) => own.has(host) && !host.includes(':') && !isTailnet(host));
  const [first] = heard;
  if (!announced || first === undefined) return undefined;
  const label = hostLabel(machine.hostname);
  // A name of its own: the system may answer for the machine's, and two who do would take it from each other.
  const hostname = `${label.slice(0, LONGEST_LABEL - SUFFIX.length)}${SUFFIX}`;
  return {
    name: `${label} (OpenClaw)`,
    hostname,
    port: first.port,
    txt: {
      role: 'gateway',
      transport: 'gateway',
      gatewayPort: String(first.port),
      lanHost: `${hostname}.local`,
      displayName: label,
      ...(tlsFingerprint !== undefined && { gatewayTls: '1', gatewayTlsSha256: tlsFingerprint }),
    },
    addresses: heard.map(({ host }) => host).toSorted(),
  };
}

const SUFFIX = '-openclaw';
/** Of DNS, in bytes; the label has none but ASCII. */
const LONGEST_LABEL = 63;
const LONGEST_NAME = LONGEST_LABEL - ' (OpenClaw)'.length;

function hostLabel(hostname: string): string {
  const label = hostname
    .toLowerCase()
    .replace(/\..*$/, '')
    .replace(/[^a-z0-9-]/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, LONGEST_NAME);
  return label === '' ? 'gateway' : label;
}
