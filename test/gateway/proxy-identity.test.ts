/** Whose word about a person is taken, and in which header. */
import type { IncomingHttpHeaders } from 'node:http';
import { describe, expect, it } from 'vitest';
import { proxyUser, type ProxyIdentityRules } from '../../src-main/gateway/origin/proxy-identity.ts';

const PROXY = '172.18.0.5';
const RULES: ProxyIdentityRules = {
  userHeader: 'x-forwarded-user',
  requiredHeaders: ['x-auth-sign', 'x-forwarded-proto'],
  allowUsers: ['nick@example.com', 'ada'],
  allowLoopback: false,
};
const HEADERS: IncomingHttpHeaders = { 'x-forwarded-user': 'ada', 'x-auth-sign': '1', 'x-forwarded-proto': 'https' };
const OWN = ['192.168.1.5'];

function judged(change: {
  via?: string | undefined;
  headers?: IncomingHttpHeaders;
  rules?: Partial<ProxyIdentityRules>;
}) {
  const via = 'via' in change ? change.via : PROXY;
  const result = proxyUser(via, { ...HEADERS, ...change.headers }, { ...RULES, ...change.rules }, OWN);
  return result.ok ? `user ${result.user}` : result.reason;
}

describe('a person whom the proxy names', () => {
  it.each<[string, Parameters<typeof judged>[0], string]>([
    ['in the right header', {}, 'user ada'],
    ['with blanks around', { headers: { 'x-forwarded-user': '  ada ' } }, 'user ada'],
    [
      'as anyone, where all are allowed',
      { headers: { 'x-forwarded-user': 'eve' }, rules: { allowUsers: [] } },
      'user eve',
    ],
    ['from this computer, where that is allowed', { via: '127.0.0.1', rules: { allowLoopback: true } }, 'user ada'],
    [
      'without further headers, where none are required',
      { headers: { 'x-auth-sign': '' }, rules: { requiredHeaders: [] } },
      'user ada',
    ],
  ])('%s is taken at its word', (_how, change, expected) => {
    expect(judged(change)).toBe(expected);
  });

  it.each<[string, Parameters<typeof judged>[0], string]>([
    ['directly', { via: undefined }, 'trusted_proxy_untrusted_source'],
    ['from this computer', { via: '127.0.0.1' }, 'trusted_proxy_loopback_source'],
    ['from this computer by ::1', { via: '::1' }, 'trusted_proxy_loopback_source'],
    ['from an address of this computer', { via: '192.168.1.5' }, 'trusted_proxy_local_interface_source'],
    [
      'and from there even where loopback is allowed',
      { via: '192.168.1.5', rules: { allowLoopback: true } },
      'trusted_proxy_local_interface_source',
    ],
    [
      'without a required header',
      { headers: { 'x-auth-sign': undefined } },
      'trusted_proxy_missing_header_x-auth-sign',
    ],
    [
      'with an empty required header',
      { headers: { 'x-forwarded-proto': ' ' } },
      'trusted_proxy_missing_header_x-forwarded-proto',
    ],
    ['without a name', { headers: { 'x-forwarded-user': undefined } }, 'trusted_proxy_user_missing'],
    ['with an empty name', { headers: { 'x-forwarded-user': '  ' } }, 'trusted_proxy_user_missing'],
    ['twice, once by the client itself', { headers: { 'x-forwarded-user': 'ada, eve' } }, 'trusted_proxy_user_missing'],
    ['as someone else', { headers: { 'x-forwarded-user': 'eve' } }, 'trusted_proxy_user_not_allowed'],
    ['in another case', { headers: { 'x-forwarded-user': 'Ada' } }, 'trusted_proxy_user_not_allowed'],
  ])('%s is not', (_how, change, reason) => {
    expect(judged(change)).toBe(reason);
    expect(judged({})).toBe('user ada');
  });
});
