/** What others on this computer could read or change, and which settings make the gateway less safe than it is. */
import type { Finding } from '../../protocol/diagnosis.ts';
import { commandAt } from '../../words/home.ts';
import type { DoctorFacts, FileFact } from '../doctor-facts.ts';

const READING = 0o077;
/** The group is the one that the system hands its secret to. */
const READING_OF_SYSTEM = 0o037;
const WRITING = 0o022;

export function checkFiles({ place, home }: DoctorFacts): readonly Finding[] {
  const check = 'files';
  const findings = place.files.flatMap((file): readonly Finding[] => {
    const { path, isFolder, isSecret, mode, owner } = file;
    if (owner === 'another') {
      const what = `${path} belongs to another user.`;
      const command = `sudo chown "$(id -u):$(id -g)" ${quoted(path)}`;
      const fix = { words: 'Make it yours.', command };
      return [
        { check, state: 'problem', what, evidence: ['Whoever owns it can change whom the gateway lets in.'], fix },
      ];
    }
    const reading = owner === 'system' ? READING_OF_SYSTEM : READING;
    if (mode === undefined || (mode & (isSecret ? reading : WRITING)) === 0) return [];
    const command =
      owner === 'system'
        ? `sudo chmod g-w,o= ${quoted(path)}`
        : commandAt(home, `chmod ${isFolder ? '700' : '600'} ${quoted(path)}`);
    return [
      {
        check,
        state: 'problem',
        what: `Other users of this computer can ${isSecret ? 'open' : 'change'} ${path}.`,
        evidence: [modeWords(file)],
        fix: { words: owner === 'system' ? 'Leave it to you and your group.' : 'Keep it to yourself.', command },
      },
    ];
  });
  if (findings.length > 0) return findings;
  return [
    {
      check,
      state: 'fine',
      what: 'Nobody else can open what is secret, or change anything.',
      evidence: place.files.map(modeWords),
    },
  ];
}

export function checkFlags({ place, home }: DoctorFacts): readonly Finding[] {
  const check = 'flags';
  if (place.flags.length === 0) {
    return [{ check, state: 'fine', what: 'No setting makes it less safe.', evidence: [] }];
  }
  return place.flags.map(({ key, where, allows, hasEffect, turnOff }) => ({
    check,
    state: hasEffect ? 'problem' : 'note',
    what: hasEffect ? allows : `${allows} It has no effect here, but has in the official gateway.`,
    evidence: [`${key} is set at ${where}.`],
    fix:
      turnOff === undefined
        ? { words: `Turn off: take ${key} out of the file at ${where}.` }
        : { words: 'Turn it off.', command: commandAt(home, turnOff) },
  }));
}

function modeWords({ path, mode }: FileFact): string {
  return mode === undefined ? path : `${path} has mode ${mode.toString(8).padStart(4, '0')}.`;
}

/** As a shell takes it for one word. */
function quoted(path: string): string {
  return /^[\w./-]+$/.test(path) ? path : `'${path.replaceAll("'", `'\\''`)}'`;
}
