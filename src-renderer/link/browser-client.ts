/** What this browser says about itself when it connects. The platform is pinned at pairing, so it must stay the same. */
import { GATEWAY_CLIENT_IDS, GATEWAY_CLIENT_MODES, type ConnectParams } from '@openclaw/gateway-client/browser';
import { version } from '../../package.json';

/** Order matters: Android says Linux too, and Edge and Opera say Chrome, which says Safari. */
const PLATFORMS: readonly (readonly [RegExp, string, string])[] = [
  [/iPhone|iPad/, 'ios', 'iOS'],
  [/Android/, 'android', 'Android'],
  [/Mac OS X/, 'macos', 'macOS'],
  [/Windows/, 'windows', 'Windows'],
  [/CrOS/, 'chromeos', 'ChromeOS'],
  [/Linux/, 'linux', 'Linux'],
];
const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/Edg\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrome\/|CriOS\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];

export function describeBrowser(userAgent: string): ConnectParams['client'] {
  const [, platform, system] = PLATFORMS.find(([pattern]) => pattern.test(userAgent)) ?? [/$/, 'web', ''];
  const browser = BROWSERS.find(([pattern]) => pattern.test(userAgent))?.[1] ?? 'Browser';
  return {
    id: GATEWAY_CLIENT_IDS.CONTROL_UI,
    mode: GATEWAY_CLIENT_MODES.WEBCHAT,
    version,
    platform,
    displayName: system === '' ? browser : `${browser} on ${system}`,
  };
}
