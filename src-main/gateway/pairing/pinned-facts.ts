/** What a device said it was when it was approved, and which later differences are only an update of its system. */
export interface DeviceFacts {
  readonly platform: string;
  readonly deviceFamily: string;
}

/** Names that the official clients use for one and the same system. */
const ALIASES: Readonly<Record<string, string>> = { darwin: 'macos', win32: 'windows', ipados: 'ios' };
/** Systems whose native apps put a version number behind the name. */
const VERSIONED = /^(ios|ipados|android|watchos|macos|darwin)[\s\d.(][\s\d.()a-z_-]*$/;

export function sameFacts(pinned: DeviceFacts, claimed: DeviceFacts): boolean {
  return (
    platformKind(pinned.platform) === platformKind(claimed.platform) &&
    normal(pinned.deviceFamily) === normal(claimed.deviceFamily)
  );
}

function platformKind(platform: string): string {
  const name = normal(platform);
  const bare = VERSIONED.exec(name)?.[1] ?? name;
  return ALIASES[bare] ?? bare;
}

function normal(fact: string): string {
  return fact.trim().toLowerCase();
}
