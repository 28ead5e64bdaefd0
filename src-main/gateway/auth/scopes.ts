/** The operator scopes that exist and what each implies (official). */
export const SCOPES = [
  'operator.admin',
  'operator.approvals',
  'operator.pairing',
  'operator.questions',
  'operator.read',
  'operator.sessions.read',
  'operator.sessions.write',
  'operator.talk',
  'operator.talk.secrets',
  'operator.write',
] as const;

export type Scope = (typeof SCOPES)[number];

const IMPLIED: Readonly<Record<Scope, readonly Scope[]>> = {
  'operator.admin': SCOPES,
  'operator.write': ['operator.read', 'operator.talk', 'operator.sessions.read', 'operator.sessions.write'],
  'operator.read': ['operator.sessions.read'],
  'operator.sessions.write': ['operator.sessions.read'],
  'operator.approvals': [],
  'operator.pairing': [],
  'operator.questions': [],
  'operator.sessions.read': [],
  'operator.talk': [],
  'operator.talk.secrets': [],
};

const known: ReadonlySet<string> = new Set(SCOPES);

function isScope(text: string): text is Scope {
  return known.has(text);
}

/** Known scopes only, each once, sorted. An unknown scope is never granted, stored or echoed. */
export function knownScopes(asked: readonly string[]): Scope[] {
  return [...new Set(asked.filter(isScope))].sort();
}

/** Everything that holding these scopes allows. */
export function expandScopes(scopes: readonly string[]): ReadonlySet<Scope> {
  const held = new Set<Scope>();
  for (const scope of knownScopes(scopes)) {
    held.add(scope);
    for (const implied of IMPLIED[scope]) held.add(implied);
  }
  return held;
}

/** asked ∩ approved, where approved counts with all that it implies. */
export function grantedScopes(asked: readonly string[], approved: readonly string[]): Scope[] {
  const held = expandScopes(approved);
  return knownScopes(asked).filter((scope) => held.has(scope));
}

export function coversScopes(approved: readonly string[], asked: readonly string[]): boolean {
  const held = expandScopes(approved);
  return knownScopes(asked).every((scope) => held.has(scope));
}
