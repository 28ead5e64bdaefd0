/** The proxy detective: what it lists of peers that nobody trusts, what it proposes, and how much it keeps. */
import { describe, expect, it } from 'vitest';
import { ProxyFindings } from '../../src-main/gateway/origin/proxy-findings.ts';
import type { Hosting } from '../../src-main/gateway/ports.ts';

const RAILWAY: Hosting = { name: 'Railway', proxyRange: '100.64.0.0/10', meaning: 'its edge asks from there' };
const sight = (peer: string, headers: readonly string[] = ['x-forwarded-for']) => ({ peer, headers });

describe('a finding', () => {
  it('is new once, and then counted', () => {
    const findings = new ProxyFindings(undefined);
    expect(findings.note(sight('172.18.0.5'), 1_000)).toMatchObject({ peer: '172.18.0.5', count: 1 });
    expect(findings.note({ ...sight('172.18.0.5', ['via']), strangeHost: 'gw.example' }, 2_000)).toBeUndefined();
    expect(findings.list()).toEqual([
      {
        peer: '172.18.0.5',
        headers: ['via', 'x-forwarded-for'],
        hosts: ['gw.example'],
        firstAtMs: 1_000,
        lastAtMs: 2_000,
        count: 2,
        proposal: '172.18.0.5/32',
        meaning: expect.stringContaining('who every visitor is') as string,
      },
    ]);
  });

  it.each([
    ['172.18.0.5', '172.18.0.5/32'],
    ['100.64.0.3', '100.64.0.3/32'],
    ['fd00::5', 'fd00::5/128'],
  ])('of %s proposes exactly that: %s', (peer, proposal) => {
    const findings = new ProxyFindings(undefined);
    expect(findings.note(sight(peer), 0)).toMatchObject({ proposal });
    expect(findings.list()[0]).not.toHaveProperty('platform');
  });

  it('on a platform proposes its range for the peers in it, and says what that means', () => {
    const findings = new ProxyFindings(RAILWAY);
    expect(findings.note(sight('100.64.0.3'), 0)).toMatchObject({
      proposal: '100.64.0.0/10',
      platform: 'Railway',
      meaning: RAILWAY.meaning,
    });
    expect(findings.note(sight('172.18.0.5'), 0)).toMatchObject({ proposal: '172.18.0.5/32' });
  });

  it('shows known names of headers, and all that a peer makes up as one', () => {
    const findings = new ProxyFindings(undefined);
    findings.note(sight('172.18.0.5', ['x-forwarded-for', 'x-forwarded-<script>', 'x-forwarded-1', 'tailscale-x']), 0);
    expect(findings.list()[0]?.headers).toEqual(['other forwarding headers', 'x-forwarded-for']);
  });

  it('keeps the four names that were asked for last', () => {
    const findings = new ProxyFindings(undefined);
    for (let i = 0; i < 9; i += 1) findings.note({ ...sight('172.18.0.5'), strangeHost: `h${i}.example` }, i);
    findings.note({ ...sight('172.18.0.5'), strangeHost: 'h6.example' }, 9);
    expect(findings.list()[0]?.hosts).toEqual(['h6.example', 'h8.example', 'h7.example', 'h5.example']);
  });
});

describe('the list', () => {
  it('holds thirty-two peers, the one seen last first, and drops the one seen least recently', () => {
    const findings = new ProxyFindings(undefined);
    for (let i = 0; i < 40; i += 1) findings.note(sight(`172.18.0.${i}`), i);
    findings.note(sight('172.18.0.10'), 50);
    expect(findings.list()).toHaveLength(32);
    expect(
      findings
        .list()
        .slice(0, 2)
        .map(({ peer }) => peer),
    ).toEqual(['172.18.0.10', '172.18.0.39']);
    expect(findings.list().map(({ peer }) => peer)).not.toContain('172.18.0.7');
  });

  it('forgets those that were answered', () => {
    const findings = new ProxyFindings(undefined);
    findings.note(sight('172.18.0.5'), 0);
    findings.note(sight('172.18.0.6'), 0);
    findings.forget((peer) => peer === '172.18.0.5');
    expect(findings.list().map(({ peer }) => peer)).toEqual(['172.18.0.6']);
  });
});
