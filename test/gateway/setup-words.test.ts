/** A code's words say all that the code gives. */
import { expect, it } from 'vitest';
import { SETUP_GRANTS } from '../../src-main/gateway/pairing/setup-profile.ts';
import type { SetupCodeEnd, SetupProfile } from '../../src-main/gateway/protocol/setup-code.ts';
import { abilitiesOf } from '../../src-main/gateway/words/abilities.ts';
import { abilityDoes } from '../../src-main/gateway/words/ability-words.ts';
import { SETUP_PROFILES, setupEndWords } from '../../src-main/gateway/words/setup-words.ts';

it.each<SetupProfile>(['limited', 'node', 'full'])('%s: all that it allows, and nothing else', (profile) => {
  const { roles, scopes } = SETUP_GRANTS[profile];
  const given = abilitiesOf(roles.map((role) => ({ role, scopes: role === 'operator' ? scopes : [], commands: [] })));
  const does = given.map(abilityDoes);
  const { may } = SETUP_PROFILES[profile];
  // Whoever can change everything needs no list of the rest.
  if (does.includes('can change everything')) expect(does).toEqual(expect.arrayContaining([...may]));
  else expect(may).toEqual(does);
});

it('none of them gives the right to let others in', () => {
  for (const { scopes } of Object.values(SETUP_GRANTS)) expect(scopes).not.toContain('operator.pairing');
});

it.each<SetupCodeEnd>(['expired', 'cancelled', 'closed', 'crowded-out', 'denied'])('%s is told in one line', (why) => {
  expect(setupEndWords(why)).toMatch(/^[A-Z][^!\n]+\.$/);
});
