/** What the proxy detective found, with what to write into the config to trust it. Reading it changes nothing. */
import type { FrontDoor } from '../origin/front-door.ts';
import type { DeskProxyFindings, ProxyFinding } from '../protocol/desk.ts';
import { succeed } from '../protocol/frames.ts';
import { nothing } from './params.ts';
import { method, operator, type Method } from './table.ts';

export function proxyFindingMethods(door: FrontDoor): Method[] {
  return [
    method('desk.proxyFindings', operator('operator.admin'), nothing, () => {
      const { trustedProxies } = door;
      const answer: DeskProxyFindings = {
        trustedProxies,
        findings: door.findings().map((finding) => ({ ...finding, configText: configText(finding, trustedProxies) })),
      };
      return succeed(answer);
    }),
  ];
}

/** JSON5, as it stands in the config file. */
function configText({ proposal, hosts }: ProxyFinding, trusted: readonly string[]): string {
  const proxies = `trustedProxies: ${JSON.stringify([...trusted, proposal])}`;
  const [host] = hosts;
  return `gateway: { ${proxies}${host === undefined ? '' : `, publicOrigin: "https://${host}"`} }`;
}
