/** From refused connects to cause, evidence and fix: a clock that is off, a page elsewhere, a client too old, and the rest. */
import type { Check, Finding } from '../../protocol/diagnosis.ts';
import type { HistoryEntry } from '../../protocol/history.ts';
import { capital } from '../../words/any-language.ts';
import type { DoctorFacts } from '../doctor-facts.ts';

/** What was refused longer ago is in the history. */
const RECENT_MS = 86_400_000;
const OWN_CHECK: Readonly<Record<string, Check>> = {
  origin: 'origin',
  'protocol-mismatch': 'clients',
  'device-signature-stale': 'clock',
};

export function checkOrigin(facts: DoctorFacts): readonly Finding[] {
  const { gateway, place } = facts;
  const check = 'origin';
  if (gateway === undefined) return [];
  const refused = refusals(facts, check, 'problem');
  const { publicOrigin } = gateway;
  if (publicOrigin?.why !== undefined) {
    const what = `People are to open ${publicOrigin.url}, and the gateway does not answer there.`;
    const words = `See that your proxy runs and leads here, or correct gateway.publicOrigin in ${place.configFile}.`;
    return [{ check, state: 'problem', what, evidence: [publicOrigin.why], fix: { words } }, ...refused];
  }
  if (refused.length > 0) return refused;
  const evidence = publicOrigin === undefined ? [] : [`${publicOrigin.url}: answers`];
  return [{ check, state: 'fine', what: 'No page was refused for where it comes from.', evidence }];
}

export function checkClock(facts: DoctorFacts): readonly Finding[] {
  if (facts.gateway === undefined) return [];
  const refused = refusals(facts, 'clock', 'problem');
  const evidence = [`Here it is ${timeWords(facts.nowMs)}.`];
  if (refused.length > 0)
    return refused.map((finding) => ({ ...finding, evidence: [...finding.evidence, ...evidence] }));
  return [{ check: 'clock', state: 'fine', what: 'No device was refused for its clock.', evidence }];
}

export function checkClients(facts: DoctorFacts): readonly Finding[] {
  const { gateway } = facts;
  if (gateway === undefined) return [];
  const refused = refusals(facts, 'clients', 'problem');
  if (refused.length > 0) return refused;
  const evidence = gateway.clients.map(({ name, version }) => `${name}: ${version}`);
  return [{ check: 'clients', state: 'fine', what: 'All clients speak this gateway’s protocol.', evidence }];
}

export function checkRefused(facts: DoctorFacts): readonly Finding[] {
  if (facts.gateway === undefined) return [];
  const refused = refusals(facts, 'refused', 'note');
  if (refused.length > 0) return refused;
  return [{ check: 'refused', state: 'fine', what: 'Nobody else was refused within a day.', evidence: [] }];
}

const LOCKED_OUT = {
  what: 'an address was locked out for wrong guesses',
  fix: 'wait five minutes, or let it try again: openclaw devices lockouts',
  why: '',
};

/** One finding per cause, by its newest refusal, with all that it happened to. */
function refusals({ gateway, nowMs }: DoctorFacts, check: Check, state: 'note' | 'problem'): readonly Finding[] {
  const byCause = new Map<string, HistoryEntry[]>();
  for (const entry of gateway?.refused ?? []) {
    const isRecent = nowMs - (entry.lastAtMs ?? entry.atMs) < RECENT_MS;
    if (!isRecent || checkOf(entry) !== check) continue;
    const cause = `${entry.kind} ${entry.cause ?? ''} ${entry.what ?? ''} ${entry.why ?? ''}`;
    byCause.set(cause, [...(byCause.get(cause) ?? []), entry]);
  }
  return [...byCause.values()].flatMap((entries) => {
    const [newest] = entries;
    if (newest === undefined) return [];
    const { what = 'A device was refused', why = '', fix = '' } = newest.kind === 'locked-out' ? LOCKED_OUT : newest;
    return [
      {
        check,
        state,
        what: `${capital(what)}.`,
        evidence: [...(why === '' ? [] : [`${capital(why)}.`]), ...entries.slice(0, MOST_NAMED).map(whoWords)],
        ...(fix !== '' && { fix: { words: `${capital(fix)}.` } }),
      },
    ];
  });
}

const MOST_NAMED = 5;

function checkOf({ cause = '', why = '' }: HistoryEntry): Check {
  return OWN_CHECK[cause === 'proof' ? why : cause] ?? 'refused';
}

function whoWords({ name, clientId, address = '', count = 1, atMs, lastAtMs }: HistoryEntry): string {
  const who = name ?? clientId ?? 'Someone';
  const often = count === 1 ? '' : `, ${String(count)} times`;
  return `${who} from ${address}${often}, last at ${timeWords(lastAtMs ?? atMs)}`;
}

/** For example `2026-11-22 21:48:14 UTC`: whoever reads it may be elsewhere than the gateway. */
function timeWords(atMs: number): string {
  return new Date(atMs).toISOString().replace(/T(.*)\.\d+Z$/, ' $1 UTC');
}
