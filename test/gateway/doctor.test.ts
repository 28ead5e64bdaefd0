/** What the doctor says of what was measured: each thing that is wrong, beside its twin where it is right. */
import { describe, expect, it } from 'vitest';
import type { DoctorFacts } from '../../src-main/gateway/diagnosis/doctor-facts.ts';
import { diagnose } from '../../src-main/gateway/diagnosis/doctor.ts';
import type { Check, Finding } from '../../src-main/gateway/protocol/diagnosis.ts';
import { WRONG } from './doctor-cases.ts';
import { WRONG_ON_DISK } from './doctor-disk-cases.ts';
import { FILE, GATEWAY, LAN, NOW, OTHER_TOKEN, PLACE, refused, STATUS, type Change } from './doctor-example.ts';

function findings(
  check: Check,
  { place, gateway, home = { kind: 'host', commandPrefix: '' } }: Change = {},
): readonly Finding[] {
  const facts: DoctorFacts = {
    ...{ nowMs: NOW, home },
    place: { ...PLACE, ...place },
    ...(gateway !== 'none' && { gateway: { ...GATEWAY, ...gateway } }),
  };
  return diagnose(facts).findings.filter((finding) => finding.check === check);
}

it('calls a gateway healthy of which nothing is wrong', () => {
  const diagnosis = diagnose({ nowMs: NOW, home: STATUS.home, place: PLACE, gateway: GATEWAY });
  expect(diagnosis.healthy).toBe(true);
  expect(diagnosis.findings.map(({ check, state }) => `${check} ${state}`)).toEqual(
    ['running', 'config', 'addresses', 'token', 'proxy', 'origin', 'clock', 'encryption', 'discovery', 'files', 'flags']
      .concat(['clients', 'refused'])
      .map((check) => `${check} fine`),
  );
  expect(diagnosis.findings.every(({ fix }) => fix === undefined)).toBe(true);
});

/** Without the change all is fine, as above. */
describe('finds', () => {
  it.each([...WRONG, ...WRONG_ON_DISK])('%s', (_what, check, change, state, what, evidence, fix) => {
    const [finding, ...others] = findings(check, change);
    expect(others).toEqual([]);
    expect(finding?.state).toBe(state);
    expect(finding?.what).toContain(what);
    expect(finding?.evidence.join('\n')).toContain(evidence);
    expect(`${finding?.fix?.words ?? ''} ${finding?.fix?.command ?? ''}`).toContain(fix);
  });
});

describe('is content with', () => {
  it.each<[string, Check, Change]>([
    ['a gateway without a shared secret', 'token', { gateway: { secretDigest: undefined } as never }],
    ['a token in the terminal that is the same', 'token', { place: { tokens: [{ ...OTHER_TOKEN, digest: 'right' }] } }],
    [
      'an encrypted way to a gateway in the network',
      'encryption',
      { gateway: { ...LAN, publicOrigin: { url: 'https://gw' } } },
    ],
    ['mDNS where the network reaches it', 'discovery', { place: { mdnsMode: 'minimal' }, gateway: LAN }],
    [
      'a system without modes',
      'files',
      { place: { files: [{ path: 'C', isFolder: false, isSecret: true, owner: 'self' }] } },
    ],
    [
      'a file without a secret that others can read',
      'files',
      { place: { files: [{ ...FILE, isSecret: false, mode: 0o644 }] } },
    ],
    [
      'a secret of the system’s that a group of this user’s can read',
      'files',
      { place: { files: [{ ...FILE, owner: 'system', mode: 0o440 }] } },
    ],
    ['what was refused two days ago', 'refused', { gateway: { refused: [refused({ atMs: NOW - 172_800_000 })] } }],
  ])('%s', (_what, check, change) => {
    expect(findings(check, change)).toMatchObject([{ state: 'fine' }]);
  });
});

it('gathers what has one cause, and never shows a digest', () => {
  const entries = ['a', 'b', 'c'].map((name) => refused({ cause: 'secret-mismatch', name }));
  const found = findings('refused', {
    gateway: { refused: [...entries, refused({ cause: 'locked-out', what: 'another' })] },
  });
  expect(found.map(({ what }) => what)).toEqual(['It was refused.', 'Another.']);
  expect(found[0]?.evidence).toHaveLength(4);
  const all = diagnose({ nowMs: NOW, home: STATUS.home, place: { ...PLACE, tokens: [OTHER_TOKEN] }, gateway: GATEWAY });
  expect(JSON.stringify(all)).not.toMatch(/"other"|"right"/);
});

it('passes on what else the gateway wants to be known', () => {
  const found = findings('running', { gateway: { notices: ['A device file was set aside.'] } });
  expect(found.map(({ state, what }) => `${state}: ${what}`)).toEqual([
    'fine: The gateway runs.',
    'note: A device file was set aside.',
  ]);
});
