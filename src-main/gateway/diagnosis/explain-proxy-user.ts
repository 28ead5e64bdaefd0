/** Why the word of an identity-aware proxy was not taken, or was not there (`gateway.auth.mode: "trusted-proxy"`). */
import type { ProxyUserFault } from '../origin/proxy-identity.ts';
import type { Explanation } from './explain.ts';

type MissingHeader = `trusted_proxy_missing_header_${string}`;

const UNSAID = 'The proxy did not say who signed in';

const EXPLANATIONS: Readonly<Record<Exclude<ProxyUserFault, MissingHeader>, Explanation>> = {
  trusted_proxy_untrusted_source: {
    what: 'The request did not come through the proxy',
    why: 'gateway.auth.mode is "trusted-proxy", so only the proxy can say who someone is',
    fix: "open the proxy's address instead of the gateway's own",
  },
  trusted_proxy_loopback_source: {
    what: UNSAID,
    why: 'the proxy runs on this computer, where any program can pose as it',
    fix: 'set gateway.auth.trustedProxy.allowLoopback if you trust them all',
  },
  trusted_proxy_local_interface_source: {
    what: UNSAID,
    why: "the request came from one of this computer's own addresses, where any program can pose as a proxy",
    fix: 'let the proxy ask by 127.0.0.1, and set gateway.auth.trustedProxy.allowLoopback',
  },
  trusted_proxy_user_missing: {
    what: UNSAID,
    why: 'the header that names the person is empty, or there more than once',
    fix: 'let the proxy replace that header, never add to it',
  },
  trusted_proxy_user_not_allowed: {
    what: 'This person may not use the gateway',
    why: 'the proxy named someone who is not in gateway.auth.trustedProxy.allowUsers',
    fix: 'sign in as someone who is, or add them there',
  },
};

export function explainProxyUser(reason: ProxyUserFault): Explanation {
  if (!isMissingHeader(reason)) return EXPLANATIONS[reason];
  const header = reason.slice('trusted_proxy_missing_header_'.length);
  return { what: UNSAID, why: `the header ${header} is missing`, fix: 'check what the proxy adds after a sign-in' };
}

function isMissingHeader(reason: ProxyUserFault): reason is MissingHeader {
  return reason.startsWith('trusted_proxy_missing_header_');
}
