/** Does the gateway run, who has its port, and does it run with what the config says. */
import type { GatewayFault, Unapplied } from '../../protocol/desk.ts';
import type { Finding, Remedy } from '../../protocol/diagnosis.ts';
import { commandAt } from '../../words/home.ts';
import { unappliedWords } from '../../words/unapplied-words.ts';
import type { DoctorFacts } from '../doctor-facts.ts';

export function checkRunning({ gateway, place, home }: DoctorFacts): readonly Finding[] {
  const check = 'running';
  const start = { words: 'Start it.', command: commandAt(home, 'openclaw gateway start') };
  if (gateway === undefined) {
    const { stateDir, port, portOwner = 'a program that this user can’t see', portAnswers, portFingerprint } = place;
    const what = `No gateway runs for ${stateDir}.`;
    if (portAnswers) {
      const evidence = [
        `A gateway answers on port ${String(port)} of this computer: ${portOwner}.`,
        ...(portFingerprint === undefined
          ? []
          : [`Its certificate, which is not judged here: sha256 ${portFingerprint}`]),
      ];
      const words = `Use that one; or, for one of its own, set gateway.port in ${place.configFile} to another.`;
      return [{ check, state: 'problem', what, evidence, fix: { words } }];
    }
    if (place.portOwner === undefined) {
      const fix =
        place.configFault === undefined ? start : { ...start, words: 'Correct the config first. Then start it.' };
      return [{ check, state: 'problem', what, evidence: [`Nothing listens on port ${String(port)}.`], fix }];
    }
    const words = `Stop that program if it should not run, or set gateway.port in ${place.configFile} to another.`;
    const evidence = [`Port ${String(port)} is used by ${portOwner}.`];
    return [{ check, state: 'problem', what, evidence, fix: { words } }];
  }
  const { status } = gateway;
  const evidence = [`OpenClaw Gateway ${status.version} (${status.mode}), pid ${String(status.pid)}`];
  if (status.fault !== undefined) return [ofFault(check, status.fault)];
  if (status.state !== 'running') {
    return [{ check, state: 'problem', what: `The gateway is ${status.state}.`, evidence, fix: start }];
  }
  const { paired, connected, waiting } = status;
  const devices = `${String(paired)} paired, ${String(connected)} connected, ${String(waiting)} waiting`;
  const notes = gateway.notices.map((notice): Finding => ({ check, state: 'note', what: notice, evidence: [] }));
  return [{ check, state: 'fine', what: 'The gateway runs.', evidence: [...evidence, devices] }, ...notes];
}

export function checkConfig({ gateway, place, home }: DoctorFacts): readonly Finding[] {
  const check = 'config';
  const unapplied = gateway?.status.unapplied;
  if (unapplied !== undefined) {
    const isBroken = unapplied.kind === 'broken';
    const fix: Readonly<Record<Unapplied['kind'], Remedy>> = {
      broken: { words: 'Correct the file. It is read again when you save it.' },
      'awaits-tailnet': { words: 'Connect Tailscale. The config is read again then.' },
      'needs-restart': { words: 'Restart the gateway.', command: commandAt(home, 'openclaw gateway restart') },
    };
    return [
      {
        check,
        state: isBroken ? 'problem' : 'note',
        what: isBroken ? 'The changed config can’t be used.' : 'The changed config does not hold yet.',
        evidence: [unappliedWords(unapplied)],
        fix: fix[unapplied.kind],
      },
    ];
  }
  // What keeps the gateway from running has been told.
  if (place.configFault !== undefined && gateway?.status.fault === undefined)
    return [ofFault(check, place.configFault)];
  return [{ check, state: 'fine', what: 'The config can be used.', evidence: [place.configFile] }];
}

function ofFault(check: 'running' | 'config', { what, why, fix }: GatewayFault): Finding {
  return { check, state: 'problem', what: `${what}.`, evidence: [why], fix: { words: fix } };
}
