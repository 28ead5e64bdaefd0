/** `openclaw doctor`: measures, judges by the same rules as the Diagnose page, and says what to do. */
import { homeFacts, homeOf, placeFacts, runOptionsIn, type Places } from '../adapters/index.ts';
import { diagnose, type Diagnosis, type Finding, type GatewayFacts } from '../gateway/index.ts';
import { ControlClient } from './control-client.ts';
import type { CommandOutput } from './output.ts';

/** Exits with 0 where nothing is a problem. */
export async function doctor(places: Places, env: NodeJS.ProcessEnv): Promise<CommandOutput> {
  const client = await ControlClient.open(places);
  try {
    const answer = await client?.call<GatewayFacts>('host.facts');
    const gateway = answer?.ok === true ? answer.payload : undefined;
    const home = gateway?.status.home ?? homeOf(homeFacts(env), false);
    const place = await placeFacts(places, env, 'of this terminal', runOptionsIn(home))(portOf(gateway));
    const diagnosis = diagnose({ nowMs: Date.now(), home, place, ...(gateway && { gateway }) });
    return { exitCode: diagnosis.healthy ? 0 : 1, text: doctorLines(diagnosis).join('\n'), json: diagnosis };
  } finally {
    client?.close();
  }
}

function portOf(gateway: GatewayFacts | undefined): number | undefined {
  return gateway?.status.addresses[0]?.port;
}

/** For the terminal; a shape before the words, so that no colour is needed. */
const MARKS: Readonly<Record<Finding['state'], string>> = { fine: '✓', note: '!', problem: '✕' };

function doctorLines({ findings, healthy }: Diagnosis): string[] {
  const problems = findings.filter(({ state }) => state === 'problem').length;
  const sum = healthy ? 'Healthy.' : `${String(problems)} ${problems === 1 ? 'problem' : 'problems'}.`;
  return [...findings.flatMap(findingLines), '', sum];
}

function findingLines({ state, check, what, evidence, fix }: Finding): string[] {
  const inset = ' '.repeat(13);
  return [
    `${MARKS[state]} ${check.padEnd(10)} ${what}`,
    ...evidence.map((line) => `${inset}${line}`),
    ...(fix === undefined ? [] : [`${inset}→ ${fix.words}`]),
    ...(fix?.command === undefined ? [] : [`${inset}  ${fix.command}`]),
  ];
}
