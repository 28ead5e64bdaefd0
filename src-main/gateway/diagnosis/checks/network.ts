/** Which addresses answer, what stands in between, and what others in the network can read. */
import { isLoopback } from '../../origin/address.ts';
import { isTailnet } from '../../origin/tailnet.ts';
import type { Finding } from '../../protocol/diagnosis.ts';
import type { DoctorFacts, GatewayFacts } from '../doctor-facts.ts';

export function checkAddresses({ gateway }: DoctorFacts): readonly Finding[] {
  const check = 'addresses';
  if (gateway?.status.state !== 'running') return [];
  const evidence = gateway.addresses.map(({ url, why }) => `${url}: ${why ?? 'answers'}`);
  if (gateway.addresses.some(({ why }) => why !== undefined)) {
    const words = 'See whether a firewall on this computer blocks it, then ask again.';
    return [
      {
        check,
        state: 'problem',
        what: 'The gateway does not answer at all of its addresses.',
        evidence,
        fix: { words },
      },
    ];
  }
  const what = isHereOnly(gateway)
    ? 'It answers; only this computer can reach it.'
    : 'It answers at all its addresses.';
  return [{ check, state: 'fine', what, evidence }];
}

export function checkProxies({ gateway, place }: DoctorFacts): readonly Finding[] {
  const check = 'proxy';
  if (gateway === undefined) return [];
  const { proxies, rangeNotices, trustedProxies } = gateway;
  const untrusted = proxies.map(({ peer, headers, proposal }): Finding => ({
    check,
    state: 'problem',
    what: `Requests arrive through ${peer}, which is not a trusted proxy, and are refused.`,
    evidence: [`It sends ${headers.join(', ')}.`],
    fix: { words: `If it is your proxy, add "${proposal}" to gateway.trustedProxies in ${place.configFile}.` },
  }));
  const wide = rangeNotices.map((notice): Finding => ({
    check,
    state: 'problem',
    what: 'A trusted range has devices in it.',
    evidence: [notice],
    fix: { words: `In gateway.trustedProxies of ${place.configFile}, list only the proxy’s own address.` },
  }));
  if (untrusted.length + wide.length > 0) return [...untrusted, ...wide];
  const trusted = trustedProxies.length === 0 ? 'None is trusted.' : `Trusted: ${trustedProxies.join(', ')}`;
  return [{ check, state: 'fine', what: 'No unknown proxy is in between.', evidence: [trusted] }];
}

const OWN_CERTIFICATE = 'Set gateway.tls.enabled to true: the gateway makes its own certificate.';

export function checkEncryption({ gateway }: DoctorFacts): readonly Finding[] {
  const check = 'encryption';
  if (gateway?.status.state !== 'running') return [];
  const { publicOrigin, addresses } = gateway;
  const { tlsFingerprint } = gateway.status;
  const urls = [...(publicOrigin === undefined ? [] : [publicOrigin]), ...addresses].map(({ url }) => url);
  const evidence = [...urls, ...(tlsFingerprint === undefined ? [] : [`sha256 ${tlsFingerprint}`])];
  const isEncrypted = tlsFingerprint !== undefined || urls.some((url) => url.startsWith('https:'));
  if (isHereOnly(gateway) || isEncrypted) {
    const what = isEncrypted ? 'There is an encrypted way to it.' : 'Nothing leaves this computer in the clear.';
    return [{ check, state: 'fine', what, evidence }];
  }
  if (gateway.status.addresses.every(({ host }) => isLoopback(host) || isTailnet(host))) {
    const what = 'Tailscale encrypts the way to it, but on plain http browsers keep no key, and apps do not connect.';
    return [{ check, state: 'note', what, evidence, fix: { words: OWN_CERTIFICATE } }];
  }
  return [
    {
      check,
      state: 'note',
      what: 'It is reached in the clear: others in your network can read along, and browsers there keep no key.',
      evidence,
      fix: {
        words: `${OWN_CERTIFICATE} Or put a reverse proxy with one in front (docs/proxies.md), or use an SSH tunnel.`,
      },
    },
  ];
}

export function checkDiscovery({ gateway, place }: DoctorFacts): readonly Finding[] {
  const check = 'discovery';
  const { mdnsMode, configFile } = place;
  const evidence = [`discovery.mdns.mode: ${mdnsMode ?? 'not set'}`];
  if (gateway?.status.state !== 'running') return [];
  if (mdnsMode !== undefined && mdnsMode !== 'off' && isHereOnly(gateway)) {
    return [
      {
        check,
        state: 'note',
        what: 'It can’t be found in your network: only this computer can reach it.',
        evidence,
        fix: { words: `Set gateway.bind to "lan" in ${configFile}, or discovery.mdns.mode to "off".` },
      },
    ];
  }
  const { announced = false } = gateway.status;
  const what = announced ? 'It announces itself in your network.' : 'It does not announce itself.';
  return [{ check, state: 'fine', what, evidence }];
}

function isHereOnly({ status }: GatewayFacts): boolean {
  return status.addresses.every(({ host }) => isLoopback(host));
}
