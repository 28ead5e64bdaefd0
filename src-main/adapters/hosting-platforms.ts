/**
 * Platforms that put proxies of their own, at changing addresses, in front of the programs they run. None of them
 * promises its inner addresses; the ranges are what their documentation or their users report, each with its source.
 */
import type { Hosting } from '../gateway/index.ts';

interface Platform extends Hosting {
  /** A variable that the platform sets in every program. */
  readonly variable: string;
  /** Where these facts are from. */
  readonly sources: readonly string[];
}

const REACH = 'Everything else that can reach this service from that range could then pose as any visitor.';

const PLATFORMS: readonly Platform[] = [
  {
    name: 'Railway',
    variable: 'RAILWAY_ENVIRONMENT_NAME',
    proxyRange: '100.64.0.0/10',
    meaning:
      "Railway's edge asks from changing addresses of this range. It lists its own public address behind the " +
      `visitor's, so visitors who come through the same edge count as one address. ${REACH}`,
    healthHost: 'healthcheck.railway.app',
    sources: [
      'https://docs.railway.com/reference/variables',
      'https://docs.railway.com/networking/public-networking/specs-and-limits',
      'https://docs.railway.com/guides/healthchecks',
      'https://github.com/Crossbill-App/crossbill-web/pull/450 (peer 100.64.0.3, seen)',
    ],
  },
  {
    name: 'Render',
    variable: 'RENDER',
    proxyRange: '10.0.0.0/8',
    meaning:
      "Render's proxies ask from changing addresses of this range, which your other services there share. Cloudflare " +
      `stands before them, so visitors count by its address until its ranges are listed too. ${REACH}`,
    sources: [
      'https://render.com/docs/environment-variables',
      'https://github.com/arcjet/arcjet-js/issues/5411 (X-Forwarded-For as seen)',
      'https://github.com/polarsource/polar/pull/12941 (peers in 10.0.0.0/8)',
    ],
  },
  {
    name: 'Fly.io',
    variable: 'FLY_APP_NAME',
    proxyRange: '172.16.0.0/12',
    meaning:
      "Fly Proxy asks from changing addresses of this range. It lists your app's own public addresses behind the " +
      `visitor's: add those too (fly ips list), or they count as the visitor. ${REACH}`,
    sources: [
      'https://fly.io/docs/machines/runtime-environment/',
      'https://fly.io/docs/networking/request-headers/',
      'https://github.com/arcjet/arcjet-js/issues/5412 (X-Forwarded-For as seen)',
    ],
  },
];

/** Undefined on a computer of one's own. */
export function hostingPlatform(env: NodeJS.ProcessEnv): Hosting | undefined {
  return PLATFORMS.find(({ variable }) => (env[variable] ?? '') !== '');
}
