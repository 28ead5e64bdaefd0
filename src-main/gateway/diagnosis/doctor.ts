/** Judges what was measured: what is fine, what is not, and the one step for each that is not. Pure. */
import type { Diagnosis, Finding } from '../protocol/diagnosis.ts';
import { checkClients, checkClock, checkOrigin, checkRefused } from './checks/refusals.ts';
import { checkAddresses, checkDiscovery, checkEncryption, checkProxies } from './checks/network.ts';
import { checkConfig, checkRunning } from './checks/running.ts';
import { checkFiles, checkFlags } from './checks/safety.ts';
import { checkTokens } from './checks/tokens.ts';
import type { DoctorFacts } from './doctor-facts.ts';

const CHECKS: readonly ((facts: DoctorFacts) => readonly Finding[])[] = [
  checkRunning,
  checkConfig,
  checkAddresses,
  checkTokens,
  checkProxies,
  checkOrigin,
  checkClock,
  checkEncryption,
  checkDiscovery,
  checkFiles,
  checkFlags,
  checkClients,
  checkRefused,
];

export function diagnose(facts: DoctorFacts): Diagnosis {
  const findings = CHECKS.flatMap((check) => check(facts));
  return { healthy: findings.every(({ state }) => state !== 'problem'), atMs: facts.nowMs, findings };
}
