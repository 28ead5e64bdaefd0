/** Whether all places that name the shared secret name the same one. They are compared by digest and never shown. */
import type { Finding } from '../../protocol/diagnosis.ts';
import { commandAt } from '../../words/home.ts';
import type { DoctorFacts, TokenFact } from '../doctor-facts.ts';

export function checkTokens({ gateway, place, home }: DoctorFacts): readonly Finding[] {
  const check = 'token';
  const { tokens } = place;
  const source = gateway?.status.token;
  if (gateway?.status.state === 'running' && gateway.secretDigest === undefined) {
    return [{ check, state: 'fine', what: 'The gateway uses no shared token.', evidence: [] }];
  }
  // Where no gateway runs, the first place is the one that it would take.
  const right = gateway?.secretDigest ?? tokens[0]?.digest;
  const others = tokens.filter(({ digest }) => digest !== right);
  const evidence = [
    ...(source === undefined ? [] : [`The gateway has it ${originWords(source)}.`]),
    ...tokens.map((token) => `${token.where}: ${token.digest === right ? 'the same' : 'another one'}`),
  ];
  if (others.length === 0) {
    const what = tokens.length === 0 ? 'Nothing else names a token.' : 'The token is the same wherever it is named.';
    return [{ check, state: 'fine', what, evidence }];
  }
  return [
    {
      check,
      state: 'problem',
      what: `${places(others)} ${others.length === 1 ? 'names' : 'name'} another token than the gateway has: clients that read it there are refused.`,
      evidence,
      fix: {
        words: `Take it out there, or make it the one that the gateway has. To see that:`,
        command: commandAt(home, 'openclaw gateway status --show-token'),
      },
    },
  ];
}

function originWords({ kind, from }: { readonly kind: string; readonly from: string }): string {
  return kind === 'generated' ? 'from its own key' : `from ${from}`;
}

function places(tokens: readonly TokenFact[]): string {
  return tokens.map(({ where }) => where).join(' and ');
}
