/** Turns a request that was refused at the door into what happened, why, and what to do. */
import type { AttributionFault } from '../origin/attribution.ts';
import type { DoorFault } from '../origin/front-door.ts';
import { capital } from '../words/any-language.ts';
import type { Explanation } from './explain.ts';

export function explainDoor(fault: DoorFault): Explanation {
  switch (fault.kind) {
    case 'invalid-host':
      return {
        what: 'A valid Host header is required',
        why: 'the request names no host that there could be',
        fix: 'let the client, or the proxy in between, send the name that was asked for',
      };
    case 'host-not-allowed':
      return {
        what: `This gateway does not answer to the name ${fault.host}`,
        why:
          fault.via === undefined
            ? 'it answers only to its own names and addresses, so that no web page can reach it by a name of its own'
            : `the proxy at ${fault.via} passed on that name, and the config does not have it`,
        fix:
          fault.via === undefined
            ? 'use its address, or add the name to gateway.controlUi.allowedOrigins'
            : `if people open that name, set gateway.publicOrigin to "https://${fault.host}"; if they open another, let the proxy pass on the Host header`,
      };
    case 'untrusted-proxy':
      return {
        what: 'Proxy client attribution is required',
        why: `the request came through ${fault.peer}, which is not a trusted proxy`,
        fix: `if that is your own proxy, add "${fault.peer}" to gateway.trustedProxies`,
      };
    case 'unclear-client': {
      const { why, fix } = explainAttribution(fault.fault, fault.peer, fault.hop ?? '');
      return { what: 'Proxy client attribution is required', why, fix };
    }
  }
}

function explainAttribution(fault: AttributionFault, peer: string, hop: string): Omit<Explanation, 'what'> {
  switch (fault) {
    case 'missing':
      return {
        why: `${peer} is listed in gateway.trustedProxies and did not say for whom it asks`,
        fix: `let that proxy send X-Forwarded-For; if ${peer} is no proxy, list only the proxy's own address`,
      };
    case 'real-ip-not-allowed':
      return {
        why: `the proxy at ${peer} names the client in X-Real-IP only`,
        fix: 'let it send X-Forwarded-For, or set gateway.allowRealIpFallback if it always replaces X-Real-IP',
      };
    case 'too-long':
      return {
        why: `the proxy at ${peer} passed on a list of more than 16 hops or 1,024 characters`,
        fix: 'let the outermost proxy replace what clients send instead of extending it',
      };
    case 'junk':
      return {
        why: `the proxy at ${peer} named a hop that is no IP address`,
        fix: 'let every proxy write the address of who asked it, and nothing else',
      };
    case 'loopback':
    case 'own':
      return {
        why: `the proxy at ${peer} asks for ${hop}, which is the gateway's own computer`,
        fix: `there, open the gateway itself; if a second proxy asks from ${hop}, add it to gateway.trustedProxies`,
      };
    case 'only-proxies':
      return {
        why: `the proxy at ${peer} asks for ${hop}, which is listed in gateway.trustedProxies too`,
        fix: "list only the proxies' own addresses there, not a range that devices are in",
      };
    case 'disagree':
      return {
        why: `the proxy at ${peer} sent headers that contradict each other`,
        fix: 'let it send either X-Forwarded-For and its kin or Forwarded, and remove the other',
      };
  }
}

/** One line for an answer or a log. */
export function sentence({ what, why, fix }: Explanation): string {
  return `${what}. ${capital(why)}: ${fix}.`;
}
